/// The records of JSON Lines.
final class LineElements: ElementReader {
  let frame = SliceFrame(syntax: .lines, separator: [0x0A])
  private let source: ByteSource

  init(_ path: String) throws(ReadingFault) {
    source = try ByteSource(path)
  }

  var offset: Int { source.offset }

  func next() throws(ReadingFault) -> FileElement? {
    while source.peek() != nil {
      let line = source.line
      var bytes: [UInt8] = []
      while let byte = source.next(), byte != 0x0A { bytes.append(byte) }
      guard bytes.count <= ElementLimits.element else { throw ReadingFault("a line is too long") }
      if bytes.contains(where: { !$0.isBlank }) { return FileElement(bytes: bytes, line: line) }
    }
    try source.end()
    return nil
  }
}
