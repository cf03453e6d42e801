extension Lexer {
  /// Reads a string or bytes literal where one starts here.
  mutating func stringLiteral() throws(SyntaxError) -> Token.Kind? {
    guard let prefix = stringPrefix() else { return nil }
    let start = at
    at += prefix.length
    guard let quote = peek() else { return nil }
    let triple = peek(1) == quote && peek(2) == quote
    at += triple ? 3 : 1
    var content: [UInt8] = []
    while true {
      guard let byte = peek(), triple || (byte != 0x0A && byte != 0x0D) else {
        let help = triple ? nil : "lines may break between three quotes, or write `\\n`"
        throw SyntaxError("the string does not end", help: help, at: start..<at)
      }
      if byte == quote, !triple || (peek(1) == quote && peek(2) == quote) {
        at += triple ? 3 : 1
        break
      }
      if byte == UInt8(ascii: "\\"), !prefix.raw {
        try escape(into: &content, bytes: prefix.bytes)
      } else {
        content.append(byte)
        at += 1
      }
    }
    return prefix.bytes ? .bytes(content) : .string(String(decoding: content, as: UTF8.self))
  }

  /// What stands before the quote that starts here; nil where no string does.
  private func stringPrefix() -> (length: Int, raw: Bool, bytes: Bool)? {
    var length = 0
    var raw = false
    var bytes = false
    while length < 3, let byte = peek(length) {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "'"): return (length, raw, bytes)
      case UInt8(ascii: "r"), UInt8(ascii: "R"):
        guard !raw else { return nil }
        raw = true
      case UInt8(ascii: "b"), UInt8(ascii: "B"):
        guard !bytes, !raw else { return nil }
        bytes = true
      default: return nil
      }
      length += 1
    }
    return nil
  }

  /// Reads an escape, from its backslash.
  private mutating func escape(into content: inout [UInt8], bytes: Bool) throws(SyntaxError) {
    let start = at
    at += 1
    guard let letter = peek() else { return }
    if let plain = Self.plainEscapes[letter] {
      content.append(plain)
      at += 1
      return
    }
    let code: UInt32
    switch letter {
    case UInt8(ascii: "x"), UInt8(ascii: "X"): code = try digits(2, radix: 16, after: 1, start)
    case UInt8(ascii: "u") where !bytes: code = try digits(4, radix: 16, after: 1, start)
    case UInt8(ascii: "U") where !bytes: code = try digits(8, radix: 16, after: 1, start)
    case 0x30...0x33: code = try digits(3, radix: 8, after: 0, start)
    default:
      throw SyntaxError(
        "not an escape", help: "write `\\\\` for a backslash",
        at: start..<min(at + 1, self.bytes.count))
    }
    if bytes {
      content.append(UInt8(truncatingIfNeeded: code))
    } else {
      guard let scalar = Unicode.Scalar(code) else {
        throw SyntaxError("the escape is not a character", at: start..<at)
      }
      content.append(contentsOf: Array(String(Character(scalar)).utf8))
    }
  }

  private static let plainEscapes: [UInt8: UInt8] = [
    UInt8(ascii: "a"): 7, UInt8(ascii: "b"): 8, UInt8(ascii: "f"): 12, UInt8(ascii: "n"): 10,
    UInt8(ascii: "r"): 13, UInt8(ascii: "t"): 9, UInt8(ascii: "v"): 11,
    UInt8(ascii: "\\"): 0x5C, UInt8(ascii: "?"): 0x3F, UInt8(ascii: "\""): 0x22,
    UInt8(ascii: "'"): 0x27, UInt8(ascii: "`"): 0x60,
  ]

  private mutating func digits(
    _ count: Int, radix: Int, after skipped: Int, _ start: Int
  ) throws(SyntaxError) -> UInt32 {
    let from = at + skipped
    guard from + count <= bytes.count,
      bytes[from..<from + count].allSatisfy(\.isHexDigit),
      let value = UInt32(String(decoding: bytes[from..<from + count], as: UTF8.self), radix: radix)
    else {
      let base = radix == 8 ? "octal" : "hexadecimal"
      throw SyntaxError("the escape needs \(count) \(base) digits", at: start..<at + 1)
    }
    at = from + count
    return value
  }
}
