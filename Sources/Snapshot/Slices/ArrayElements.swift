/// The elements of a JSON list that is the whole document, or the member `value` of an object around
/// it.
final class ArrayElements: ElementReader {
  private(set) var frame = SliceFrame(syntax: .array, separator: [0x2C])
  private let source: ByteSource
  private var isFirst = true
  private var hasEnded = false

  /// Passes the beginning of the document; to know how it ends, the file is read once.
  ///
  /// - Throws: where it has no such list.
  convenience init(_ path: String) throws(ReadingFault) {
    let scout = try ArrayElements(path, endingWith: [])
    while try scout.next() != nil {}
    try self.init(path, endingWith: scout.frame.suffix)
  }

  /// Passes the beginning of a document that ends with `suffix` behind the list.
  ///
  /// - Throws: where it has no such list.
  init(_ path: String, endingWith suffix: [UInt8]) throws(ReadingFault) {
    source = try ByteSource(path)
    try readPrefix()
    frame.suffix = suffix
  }

  var offset: Int { source.offset }

  func next() throws(ReadingFault) -> FileElement? {
    skipBlanks()
    guard let byte = source.peek() else {
      try source.end()
      guard hasEnded else { throw ReadingFault("the list does not end") }
      return nil
    }
    if hasEnded { return nil }
    if byte == UInt8(ascii: "]") {
      try readSuffix()
      return nil
    }
    if !isFirst {
      guard byte == UInt8(ascii: ",") else { throw ReadingFault("expected `,` between elements") }
      _ = source.next()
      skipBlanks()
    }
    isFirst = false
    return try element()
  }

  private func element() throws(ReadingFault) -> FileElement {
    let line = source.line
    var bytes: [UInt8] = []
    var nesting = JSONNesting()
    while let byte = source.peek() {
      if nesting.isOutside && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "]")) { break }
      nesting.pass(byte)
      bytes.append(byte)
      _ = source.next()
      guard bytes.count <= ElementLimits.element else {
        throw ReadingFault("a record is too large")
      }
    }
    while bytes.last?.isBlank == true { bytes.removeLast() }
    guard !bytes.isEmpty else { throw ReadingFault("expected an element") }
    return FileElement(bytes: bytes, line: line)
  }

  private func skipBlanks() {
    while source.peek()?.isBlank == true { _ = source.next() }
  }

  /// Everything up to the opening bracket of the list.
  private func readPrefix() throws(ReadingFault) {
    var nesting = JSONNesting()
    var name: [UInt8] = []
    var text: [UInt8] = []
    while let byte = source.next(), frame.prefix.count < ElementLimits.frame {
      frame.prefix.append(byte)
      if nesting.isInText, nesting.depth == 1 { text.append(byte) }
      let opensList = !nesting.isInText && byte == UInt8(ascii: "[")
      if opensList, nesting.depth == 0 || (nesting.depth == 1 && Self.isValue(name)) { return }
      nesting.pass(byte)
      guard !nesting.isInText, nesting.depth == 1 else { continue }
      switch byte {
      case UInt8(ascii: "\""): (name, text) = (Array(text.dropLast()), [])
      case UInt8(ascii: ","): name = []
      default: break
      }
    }
    throw ReadingFault("there is no list of records")
  }

  /// Member names ignore letter case.
  private static func isValue(_ name: [UInt8]) -> Bool {
    name.count == 5 && zip(name, "value".utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  private func readSuffix() throws(ReadingFault) {
    hasEnded = true
    _ = source.next()
    var suffix: [UInt8] = []
    while let byte = source.next() {
      suffix.append(byte)
      guard suffix.count <= ElementLimits.frame else { throw ReadingFault("the end is too long") }
    }
    frame.suffix = [UInt8(ascii: "]")] + suffix
  }
}

/// Where a byte of JSON stands: in a text, and in how many objects and lists.
struct JSONNesting {
  private(set) var depth = 0
  private(set) var isInText = false
  private var isEscaped = false

  /// Whether the byte before was in no object, list or text.
  var isOutside: Bool { depth == 0 && !isInText }

  mutating func pass(_ byte: UInt8) {
    if isEscaped {
      isEscaped = false
      return
    }
    switch byte {
    case UInt8(ascii: "\""): isInText.toggle()
    case UInt8(ascii: "\\"): isEscaped = isInText
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += isInText ? 0 : 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"): depth -= isInText ? 0 : 1
    default: break
    }
  }
}
