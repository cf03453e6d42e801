/// Cuts a large file into slices.
struct SliceSequence {
  private let elements: any ElementReader
  private let file: Int
  private let size: Int
  private var pending: FileElement?

  /// Slices of about `size` bytes.
  init(_ elements: any ElementReader, file: Int, size: Int) {
    self.elements = elements
    self.file = file
    self.size = size
  }

  /// The next slice; nil behind the last record.
  mutating func next() throws(ReadingFault) -> Slice? {
    var slice = Slice(file: file, frame: elements.frame)
    while slice.size < size {
      guard let element = try following() else { break }
      guard slice.add(element) else {
        pending = element
        break
      }
    }
    return slice.count > 0 ? slice : nil
  }

  private mutating func following() throws(ReadingFault) -> FileElement? {
    guard let element = pending else { return try elements.next() }
    pending = nil
    return element
  }
}

/// How much is held at once.
public struct SliceSizes: Sendable {
  /// Bytes of records that are read together.
  public var slice: Int
  /// Bytes of records that belong together in some way which has to be found out.
  public var part: Int

  /// Sizes that keep an audit below 64 MiB.
  public init(slice: Int = 1 << 19, part: Int = 1 << 20) {
    self.slice = slice
    self.part = part
  }
}
