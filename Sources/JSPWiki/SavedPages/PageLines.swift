/// The lines of a file; a line end is LF or CRLF.
struct PageLines: Sendable {
  /// Where each line lies, its line end included.
  let spans: [Range<Int>]
  private let bytes: [UInt8]

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    var spans: [Range<Int>] = []
    var start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var at = start
    while at < bytes.count {
      if bytes[at] == .lineFeed {
        spans.append(start..<at + 1)
        start = at + 1
      }
      at += 1
    }
    if start < bytes.count { spans.append(start..<bytes.count) }
    self.spans = spans
  }

  var count: Int { spans.count }

  /// A line without its line end.
  subscript(index: Int) -> ArraySlice<UInt8> {
    let span = spans[index]
    var end = span.upperBound
    if end > span.lowerBound, bytes[end - 1] == .lineFeed { end -= 1 }
    if end > span.lowerBound, bytes[end - 1] == .carriageReturn { end -= 1 }
    return bytes[span.lowerBound..<end]
  }

  /// A line as text without white space at its ends.
  func text(_ index: Int) -> String {
    String(decoding: self[index], as: UTF8.self).javaTrimmed
  }

  func isBlank(_ index: Int) -> Bool {
    self[index].allSatisfy { $0 <= .space }
  }

  /// The bytes from the start of a line to the start of another.
  func span(_ lines: Range<Int>) -> Range<Int> {
    guard let first = lines.first, let last = lines.last else { return 0..<0 }
    return spans[first].lowerBound..<spans[last].upperBound
  }
}
