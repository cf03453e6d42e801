extension Parser {
  /// Reads a literal, a name, a bracketed expression, and what follows with dots and brackets.
  mutating func member(from start: Int, negative: Bool) throws(SyntaxError) -> Expression {
    var operand = try primary(from: start, negative: negative)
    while true {
      if take(.openBracket) {
        let index = try expression()
        try expect(.closeBracket)
        operand = try node(.index(operand, index), from: start)
      } else if take(.dot) {
        operand = try selection(from: operand, start: start)
      } else {
        return operand
      }
    }
  }

  /// Reads a field or a call, after its dot.
  private mutating func selection(
    from operand: Expression, start: Int
  ) throws(SyntaxError) -> Expression {
    switch current.kind {
    case .quotedField(let field):
      advance()
      return try node(.select(operand, field: field), from: start)
    case .identifier(let name) where !Lexer.keywords.contains(name):
      advance()
      guard take(.openParenthesis) else {
        return try node(.select(operand, field: name), from: start)
      }
      let arguments = try list(until: .closeParenthesis)
      return try call(name, target: operand, arguments, from: start)
    default: throw unexpected(expecting: "the name of a field or function")
    }
  }

  private mutating func primary(
    from start: Int, negative: Bool
  ) throws(SyntaxError) -> Expression {
    let token = current
    switch token.kind {
    case .int(let value):
      advance()
      return try node(.literal(.int(try int(value, negative, at: start))), from: start)
    case .double(let value):
      advance()
      return try node(.literal(.double(negative ? -value : value)), from: start)
    case .uint(let value): return try literal(.uint(value))
    case .string(let value): return try literal(.string(value))
    case .bytes(let value): return try literal(.bytes(value))
    case .identifier(let name): return try identifier(name)
    case .symbol(.dot):
      advance()
      guard case .identifier(let name) = current.kind, !Lexer.keywords.contains(name) else {
        throw unexpected(expecting: "a name")
      }
      return try identifier(name, prefix: ".", start: start)
    case .symbol(.openParenthesis):
      advance()
      let inner = try expression()
      try expect(.closeParenthesis)
      return inner
    case .symbol(.openBracket):
      advance()
      return try node(.list(try list(until: .closeBracket)), from: start)
    case .symbol(.openBrace):
      advance()
      return try node(.map(try entries()), from: start)
    default: throw unexpected(expecting: "a value")
    }
  }

  private mutating func literal(_ value: Value) throws(SyntaxError) -> Expression {
    let start = current.range.lowerBound
    advance()
    return try node(.literal(value), from: start)
  }

  private func int(_ value: UInt64, _ negative: Bool, at start: Int) throws(SyntaxError) -> Int64 {
    if negative, value == UInt64(Int64.max) + 1 { return .min }
    guard let number = Int64(exactly: value) else {
      throw SyntaxError(
        "the number is too large for an int", help: "a uint is written with `u` at its end",
        at: start..<current.range.lowerBound)
    }
    return negative ? -number : number
  }

  private mutating func identifier(
    _ name: String, prefix: String = "", start: Int? = nil
  ) throws(SyntaxError) -> Expression {
    let start = start ?? current.range.lowerBound
    switch name {
    case "true": return try literal(.bool(true))
    case "false": return try literal(.bool(false))
    case "null": return try literal(.null)
    case "in": throw unexpected(expecting: "a value")
    default: break
    }
    guard !Lexer.reserved.contains(name) else {
      throw SyntaxError("`\(name)` is a reserved word", at: current.range)
    }
    advance()
    guard take(.openParenthesis) else {
      return try node(.identifier(prefix + name), from: start)
    }
    let arguments = try list(until: .closeParenthesis)
    return try call(prefix + name, target: nil, arguments, from: start)
  }

  /// Reads expressions between commas, and the closing bracket; a last comma is allowed in lists.
  private mutating func list(until close: Token.Symbol) throws(SyntaxError) -> [Expression] {
    var result: [Expression] = []
    if take(close) { return result }
    repeat {
      if close == .closeBracket, !result.isEmpty, current.kind == .symbol(close) { break }
      result.append(try expression())
    } while take(.comma)
    guard take(close) else { throw unexpected(expecting: "`,` or `\(close.rawValue)`") }
    return result
  }

  private mutating func entries() throws(SyntaxError) -> [Expression.MapEntry] {
    var result: [Expression.MapEntry] = []
    if take(.closeBrace) { return result }
    repeat {
      if !result.isEmpty, current.kind == .symbol(.closeBrace) { break }
      let key = try expression()
      try expect(.colon)
      result.append(Expression.MapEntry(key: key, value: try expression()))
    } while take(.comma)
    guard take(.closeBrace) else { throw unexpected(expecting: "`,` or `}`") }
    return result
  }
}
