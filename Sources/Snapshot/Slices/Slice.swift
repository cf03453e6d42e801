/// Some records of a large file, in the order of the file, that can be read like a small one.
struct Slice {
  /// Whose they are, by position among the sliced files.
  let file: Int
  let frame: SliceFrame
  private var body: [UInt8] = []
  private var line = 1
  /// Where in the body each record starts, and its line.
  private var places: [(range: Range<Int>, line: Int)] = []
  /// The line of the file on which the text of the slice would start.
  private(set) var firstLine = 1

  /// How many ends of lines may stand for records that are in another slice.
  private static let gap = 256

  init(file: Int, frame: SliceFrame) {
    self.file = file
    self.frame = frame
  }

  /// How many records it has.
  var count: Int { places.count }

  /// Its records.
  var elements: [FileElement] {
    places.map { FileElement(bytes: Array(body[$0.range]), line: $0.line) }
  }

  /// The bytes of a file that has nothing but these records.
  var bytes: [UInt8] { frame.prefix + body + frame.suffix }

  /// How the file is written.
  var syntax: SliceFrame.Syntax { frame.syntax }

  /// How many bytes the records take.
  var size: Int { body.count }

  /// Adds a record in such a way that it stands on its own line; false where too many lines are
  /// between it and the one before.
  mutating func add(_ element: FileElement) -> Bool {
    if count == 0 {
      line = element.line
      firstLine = line - frame.prefixLines
    } else {
      body += frame.separator
      line += frame.separator.count { $0 == 0x0A }
      guard (line...(line + Self.gap)).contains(element.line) else {
        body.removeLast(frame.separator.count)
        return false
      }
      body += [UInt8](repeating: 0x0A, count: element.line - line)
      line = element.line
    }
    places.append((body.count..<(body.count + element.bytes.count), element.line))
    body += element.bytes
    line += element.bytes.count { $0 == 0x0A }
    return true
  }
}
