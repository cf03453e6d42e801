/// Cuts the text of an expression into tokens.
struct Lexer {
  let bytes: [UInt8]
  var at = 0

  /// The words that cannot be names.
  static let reserved: Set<String> = [
    "as", "break", "const", "continue", "else", "for", "function", "if", "import", "let", "loop",
    "package", "namespace", "return", "var", "void", "while",
  ]
  /// The words that are part of the grammar, and cannot even be fields.
  static let keywords: Set<String> = ["in", "true", "false", "null"]

  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// The tokens of a text, the last of which is the end.
  static func tokens(of bytes: [UInt8]) throws(SyntaxError) -> [Token] {
    var lexer = Lexer(bytes: bytes)
    var result: [Token] = []
    while true {
      let token = try lexer.next()
      result.append(token)
      if token.kind == .end { return result }
    }
  }

  /// Whether a field can stand after a dot without backticks.
  static func isPlainField(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isNameStart, !keywords.contains(name) else {
      return false
    }
    return name.utf8.allSatisfy { $0.isNamePart }
  }

  func peek(_ distance: Int = 0) -> UInt8? {
    at + distance < bytes.count ? bytes[at + distance] : nil
  }

  private mutating func next() throws(SyntaxError) -> Token {
    skipBlanks()
    let start = at
    guard let byte = peek() else { return Token(kind: .end, range: at..<at) }
    let kind: Token.Kind
    if let literal = try stringLiteral() {
      kind = literal
    } else if byte.isNameStart {
      while let byte = peek(), byte.isNamePart { at += 1 }
      kind = .identifier(text(from: start))
    } else if byte.isDigit || (byte == UInt8(ascii: ".") && peek(1)?.isDigit == true) {
      kind = try number()
    } else if byte == UInt8(ascii: "`") {
      kind = try quotedField()
    } else {
      kind = .symbol(try symbol())
    }
    return Token(kind: kind, range: start..<at)
  }

  private mutating func skipBlanks() {
    while let byte = peek() {
      if byte == UInt8(ascii: "/"), peek(1) == UInt8(ascii: "/") {
        while let byte = peek(), byte != 0x0A { at += 1; _ = byte }
      } else if [0x20, 0x09, 0x0A, 0x0C, 0x0D].contains(byte) {
        at += 1
      } else {
        return
      }
    }
  }

  private mutating func symbol() throws(SyntaxError) -> Token.Symbol {
    for symbol in Token.Symbol.allCases where bytes[at...].starts(with: symbol.rawValue.utf8) {
      at += symbol.rawValue.utf8.count
      return symbol
    }
    var end = at + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let text = String(decoding: bytes[at..<end], as: UTF8.self)
    let help =
      switch text {
      case "=": "compare with `==`"
      case "&": "write `&&`"
      case "|": "write `||`"
      default: nil as String?
      }
    throw SyntaxError("`\(text.printable)` is not part of the language", help: help, at: at..<end)
  }

  private mutating func quotedField() throws(SyntaxError) -> Token.Kind {
    let start = at
    at += 1
    while let byte = peek(), byte != UInt8(ascii: "`") {
      let others: [UInt8] = [0x20, 0x2D, 0x2E, 0x2F]
      guard byte.isNamePart || others.contains(byte) else {
        throw SyntaxError(
          "a field between backticks has letters, digits, `_`, `.`, `-`, `/` and blanks only",
          at: at..<at + 1)
      }
      at += 1
    }
    guard peek() != nil, at > start + 1 else {
      throw SyntaxError("a field between backticks does not end", at: start..<at)
    }
    at += 1
    return .quotedField(String(decoding: bytes[start + 1..<at - 1], as: UTF8.self))
  }

  func text(from start: Int) -> String {
    String(decoding: bytes[start..<at], as: UTF8.self)
  }
}

extension UInt8 {
  var isDigit: Bool { self >= 0x30 && self <= 0x39 }
  var isHexDigit: Bool { isDigit || (asciiLowered >= 0x61 && asciiLowered <= 0x66) }
  var isNameStart: Bool { self == 0x5F || (asciiLowered >= 0x61 && asciiLowered <= 0x7A) }
  var isNamePart: Bool { isNameStart || isDigit }
}

extension String {
  /// The text without characters that would disturb a message.
  var printable: String {
    String(UnicodeScalarView(unicodeScalars.map { $0.value < 0x20 ? "\u{FFFD}" : $0 }))
  }
}
