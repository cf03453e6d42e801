extension Lexer {
  /// Reads a number without sign; the lexer stands at its first character.
  mutating func number() throws(SyntaxError) -> Token.Kind {
    let start = at
    if peek() == 0x30, peek(1)?.asciiLowered == UInt8(ascii: "x"), peek(2)?.isHexDigit == true {
      at += 2
      while peek()?.isHexDigit == true { at += 1 }
      return try integer(text(from: start + 2), radix: 16, start: start)
    }
    while peek()?.isDigit == true { at += 1 }
    if try skipFraction(start: start) {
      let text = text(from: start)
      guard let value = Double(text.hasPrefix(".") ? "0" + text : text), value.isFinite else {
        throw SyntaxError("the number is too large for a double", at: start..<at)
      }
      return .double(value)
    }
    return try integer(text(from: start), radix: 10, start: start)
  }

  /// Skips decimal places and an exponent; whether there was one of them.
  private mutating func skipFraction(start: Int) throws(SyntaxError) -> Bool {
    var found = false
    if peek() == UInt8(ascii: "."), peek(1)?.isDigit == true {
      found = true
      at += 1
      while peek()?.isDigit == true { at += 1 }
    }
    guard peek()?.asciiLowered == UInt8(ascii: "e") else { return found }
    let signed = peek(1) == UInt8(ascii: "+") || peek(1) == UInt8(ascii: "-")
    guard peek(signed ? 2 : 1)?.isDigit == true else {
      throw SyntaxError("the exponent has no digits", at: start..<at + 1)
    }
    at += signed ? 2 : 1
    while peek()?.isDigit == true { at += 1 }
    return true
  }

  private mutating func integer(
    _ digits: String, radix: Int, start: Int
  ) throws(SyntaxError) -> Token.Kind {
    let unsigned = peek()?.asciiLowered == UInt8(ascii: "u")
    if unsigned { at += 1 }
    if peek()?.isNamePart == true {
      throw SyntaxError("a letter cannot follow a number", at: at..<at + 1)
    }
    guard let value = UInt64(digits, radix: radix) else {
      throw SyntaxError(
        "the number is too large for \(unsigned ? "a uint" : "an int")", at: start..<at)
    }
    return unsigned ? .uint(value) : .int(value)
  }
}
