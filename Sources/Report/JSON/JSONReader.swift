/// Reads JSON (RFC 8259) strictly: one value, nothing behind it, no key twice in an object.
public struct JSONReader {
  /// Why a text is no acceptable JSON.
  public struct Failure: Error, Hashable, Sendable {
    /// What is wrong: lower case, no full stop.
    public let message: String
    /// The line, counted from 1.
    public let line: Int
    /// The column in bytes, counted from 1.
    public let column: Int
  }

  /// How deep arrays and objects may nest: reading is recursive, and the stack is finite.
  private static let depthLimit = 128

  private let bytes: [UInt8]
  private var position = 0

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Reads one value.
  ///
  /// - Parameter bytes: UTF-8; a byte order mark is skipped.
  /// - Returns: the value; a number that is no integer of 64 bits becomes a double.
  /// - Throws: what is wrong, with its place.
  public static func read(_ bytes: [UInt8]) throws(Failure) -> JSONValue {
    var reader = JSONReader(bytes)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { reader.position = 3 }
    let value = try reader.value(depth: 0)
    reader.skipBlanks()
    guard reader.peek == nil else { throw reader.failure("text behind the value") }
    return value
  }

  private var peek: UInt8? {
    position < bytes.count ? bytes[position] : nil
  }

  private func failure(_ message: String) -> Failure {
    let before = bytes[..<min(position, bytes.count)]
    let line = before.count { $0 == UInt8(ascii: "\n") } + 1
    let start = before.lastIndex(of: UInt8(ascii: "\n")).map { $0 + 1 } ?? 0
    return Failure(message: message, line: line, column: before.count - start + 1)
  }

  private mutating func skipBlanks() {
    while let byte = peek, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 {
      position += 1
    }
  }

  private mutating func value(depth: Int) throws(Failure) -> JSONValue {
    guard depth < Self.depthLimit else {
      throw failure("more than \(Self.depthLimit) levels of nesting")
    }
    skipBlanks()
    switch peek {
    case UInt8(ascii: "{"): return try object(depth: depth)
    case UInt8(ascii: "["): return try array(depth: depth)
    case UInt8(ascii: "\""): return .string(try string())
    case UInt8(ascii: "t"): return try word("true", .bool(true))
    case UInt8(ascii: "f"): return try word("false", .bool(false))
    case UInt8(ascii: "n"): return try word("null", .null)
    case nil: throw failure("the text ends where a value is expected")
    case let byte? where byte == UInt8(ascii: "-") || (0x30...0x39).contains(byte):
      return try number()
    default: throw failure("no value starts like this")
    }
  }

  private mutating func word(_ word: String, _ value: JSONValue) throws(Failure) -> JSONValue {
    guard bytes[position...].starts(with: word.utf8) else {
      throw failure("no value starts like this")
    }
    position += word.utf8.count
    return value
  }

  private mutating func array(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var elements: [JSONValue] = []
    skipBlanks()
    if take("]") { return .array([]) }
    while true {
      elements.append(try value(depth: depth + 1))
      skipBlanks()
      if take("]") { return .array(elements) }
      guard take(",") else { throw failure("expected `,` or `]`") }
    }
  }

  private mutating func object(depth: Int) throws(Failure) -> JSONValue {
    position += 1
    var members: [JSONValue.Member] = []
    var keys: Set<String> = []
    skipBlanks()
    if take("}") { return .object([] as [JSONValue.Member]) }
    while true {
      skipBlanks()
      guard peek == UInt8(ascii: "\"") else { throw failure("expected a key in quotes") }
      let key = try string()
      guard keys.insert(key).inserted else { throw failure("the key `\(key)` stands twice") }
      skipBlanks()
      guard take(":") else { throw failure("expected `:`") }
      members.append(JSONValue.Member(key, try value(depth: depth + 1)))
      skipBlanks()
      if take("}") { return .object(members) }
      guard take(",") else { throw failure("expected `,` or `}`") }
    }
  }

  private mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard peek == UInt8(ascii: character) else { return false }
    position += 1
    return true
  }
}

// MARK: numbers

extension JSONReader {
  private mutating func number() throws(Failure) -> JSONValue {
    let start = position
    _ = take("-")
    let firstDigit = peek
    let digits = skipDigits()
    guard digits > 0, digits == 1 || firstDigit != UInt8(ascii: "0") else {
      throw failure("this is no number")
    }
    var isInteger = true
    if take(".") {
      isInteger = false
      guard skipDigits() > 0 else { throw failure("a digit is missing behind the point") }
    }
    if take("e") || take("E") {
      isInteger = false
      if !take("+") { _ = take("-") }
      guard skipDigits() > 0 else { throw failure("a digit is missing in the exponent") }
    }
    let text = String(decoding: bytes[start..<position], as: UTF8.self)
    if isInteger, let value = Int64(text) { return .int(value) }
    if isInteger, let value = UInt64(text) { return .uint(value) }
    guard let value = Double(text), value.isFinite else { throw failure("the number is too large") }
    return .double(value)
  }

  private mutating func skipDigits() -> Int {
    let start = position
    while let byte = peek, (0x30...0x39).contains(byte) { position += 1 }
    return position - start
  }
}

// MARK: strings

extension JSONReader {
  private mutating func string() throws(Failure) -> String {
    position += 1
    var text: [UInt8] = []
    while let byte = peek {
      switch byte {
      case UInt8(ascii: "\""):
        position += 1
        guard let result = String(validating: text, as: UTF8.self) else {
          throw failure("the text is no UTF-8")
        }
        return result
      case UInt8(ascii: "\\"):
        position += 1
        try escape(into: &text)
      case 0..<0x20:
        throw failure("a control character stands in a text")
      default:
        text.append(byte)
        position += 1
      }
    }
    throw failure("the quotes are not closed")
  }

  private mutating func escape(into text: inout [UInt8]) throws(Failure) {
    guard let byte = peek else { throw failure("the quotes are not closed") }
    position += 1
    switch byte {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): text.append(byte)
    case UInt8(ascii: "b"): text.append(0x08)
    case UInt8(ascii: "f"): text.append(0x0C)
    case UInt8(ascii: "n"): text.append(0x0A)
    case UInt8(ascii: "r"): text.append(0x0D)
    case UInt8(ascii: "t"): text.append(0x09)
    case UInt8(ascii: "u"): text.append(contentsOf: try character())
    default: throw failure("no such escape")
    }
  }

  /// The character of `\uXXXX`, or of two of them; half a pair becomes the replacement character.
  private mutating func character() throws(Failure) -> [UInt8] {
    let first = try codeUnit()
    var scalar = Unicode.Scalar(first)
    if (0xD800...0xDBFF).contains(first), bytes[position...].starts(with: [0x5C, 0x75]) {
      let start = position
      position += 2
      let second = try codeUnit()
      if (0xDC00...0xDFFF).contains(second) {
        scalar = Unicode.Scalar(0x10000 + (first - 0xD800) << 10 + (second - 0xDC00))
      } else {
        position = start
      }
    }
    return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
  }

  private mutating func codeUnit() throws(Failure) -> UInt32 {
    guard position + 4 <= bytes.count,
      bytes[position..<position + 4].allSatisfy({ Character(Unicode.Scalar($0)).isHexDigit }),
      let value = UInt32(String(decoding: bytes[position..<position + 4], as: UTF8.self), radix: 16)
    else { throw failure("expected four hexadecimal digits") }
    position += 4
    return value
  }
}
