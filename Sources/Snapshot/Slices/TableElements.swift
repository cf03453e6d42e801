/// The rows of a delimited table.
final class TableElements: ElementReader {
  private(set) var frame = SliceFrame(syntax: .table, separator: [0x0A])
  private let source: ByteSource

  /// Passes the header.
  ///
  /// - Throws: where it does not end.
  init(_ path: String) throws(ReadingFault) {
    source = try ByteSource(path)
    var isHeader = false
    while !isHeader {
      let row = row()
      guard source.peek() != nil, frame.prefix.count + row.count <= ElementLimits.frame else {
        throw ReadingFault("the table has no rows")
      }
      isHeader = !row.starts(with: "#TYPE".utf8)
      frame.prefix += row + [0x0A]
    }
  }

  var offset: Int { source.offset }

  func next() throws(ReadingFault) -> FileElement? {
    while source.peek() != nil {
      let line = source.line
      let row = row()
      guard row.count <= ElementLimits.element else { throw ReadingFault("a row is too long") }
      if row.contains(where: { !$0.isBlank }) { return FileElement(bytes: row, line: line) }
    }
    try source.end()
    return nil
  }

  /// The bytes up to the next end of a line outside quotes.
  private func row() -> [UInt8] {
    var bytes: [UInt8] = []
    var isQuoted = false
    while let byte = source.next(), byte != 0x0A || isQuoted {
      if byte == UInt8(ascii: "\"") { isQuoted.toggle() }
      bytes.append(byte)
      if bytes.count > ElementLimits.element { break }
    }
    return bytes
  }
}
