/// Reads expressions from text.
struct Parser {
  let limits: Limits
  private let tokens: [Token]
  private var at = 0
  private var level = 0
  private var nodes = 0
  private var previousEnd = 0

  /// Reads one expression that makes up the whole text.
  static func parse(_ bytes: [UInt8], limits: Limits) throws(SyntaxError) -> Expression {
    guard bytes.count <= limits.sourceLength else {
      throw SyntaxError(
        "limit source length: more than \(limits.sourceLength) bytes",
        at: 0..<0)
    }
    var parser = Parser(tokens: try Lexer.tokens(of: bytes), limits: limits)
    let result = try parser.expression()
    guard parser.current.kind == .end else { throw parser.unexpected(expecting: "an operator") }
    return result
  }

  private init(tokens: [Token], limits: Limits) {
    self.tokens = tokens
    self.limits = limits
  }

  var current: Token { tokens[at] }

  mutating func advance() {
    previousEnd = current.range.upperBound
    if at + 1 < tokens.count { at += 1 }
  }

  /// Takes a symbol where it stands here.
  mutating func take(_ symbol: Token.Symbol) -> Bool {
    guard current.kind == .symbol(symbol) else { return false }
    advance()
    return true
  }

  mutating func expect(_ symbol: Token.Symbol) throws(SyntaxError) {
    guard take(symbol) else { throw unexpected(expecting: "`\(symbol.rawValue)`") }
  }

  /// Makes a node from `start` to the last token taken, and holds it against the limits.
  mutating func node(_ kind: Expression.Kind, from start: Int) throws(SyntaxError) -> Expression {
    nodes += 1
    let made = Expression(kind, range: start..<max(start, previousEnd))
    guard nodes <= limits.expressionSize else {
      throw SyntaxError(
        "limit expression size: more than \(limits.expressionSize) nodes", at: made.range)
    }
    guard made.depth <= limits.nesting else { throw tooDeep }
    return made
  }

  private var tooDeep: SyntaxError {
    SyntaxError(
      "limit nesting: deeper than \(limits.nesting)", help: "break the expression up",
      at: current.range)
  }

  mutating func expression() throws(SyntaxError) -> Expression {
    level += 1
    defer { level -= 1 }
    guard level <= limits.nesting else { throw tooDeep }
    let start = current.range.lowerBound
    let condition = try logical(.or)
    guard take(.question) else { return condition }
    let then = try logical(.or)
    try expect(.colon)
    let otherwise = try expression()
    return try node(.conditional(condition, then: then, otherwise: otherwise), from: start)
  }

  private mutating func logical(_ joiner: LogicalOperator) throws(SyntaxError) -> Expression {
    let start = current.range.lowerBound
    let symbol: Token.Symbol = joiner == .or ? .or : .and
    let first = joiner == .or ? try logical(.and) : try binary(.relation)
    guard current.kind == .symbol(symbol) else { return first }
    var parts = first.operands(of: joiner)
    while take(symbol) {
      let next = joiner == .or ? try logical(.and) : try binary(.relation)
      parts += next.operands(of: joiner)
    }
    return try node(.logical(joiner, parts), from: start)
  }

  private mutating func binary(_ precedence: Precedence) throws(SyntaxError) -> Expression {
    let start = current.range.lowerBound
    var left = precedence == .product ? try unary() : try binary(precedence.next)
    while let sign = binaryOperator, sign.precedence == precedence {
      advance()
      let right = precedence == .product ? try unary() : try binary(precedence.next)
      left = try node(.binary(sign, left, right), from: start)
    }
    return left
  }

  private var binaryOperator: BinaryOperator? {
    switch current.kind {
    case .symbol(let symbol): BinaryOperator(rawValue: symbol.rawValue)
    case .identifier("in"): .contained
    default: nil
    }
  }

  private mutating func unary() throws(SyntaxError) -> Expression {
    let start = current.range.lowerBound
    guard current.kind == .symbol(.not) || current.kind == .symbol(.minus) else {
      return try member(from: start, negative: false)
    }
    level += 1
    defer { level -= 1 }
    guard level <= limits.nesting else { throw tooDeep }
    if take(.not) { return try node(.unary(.not, try unary()), from: start) }
    advance()
    switch current.kind {
    case .int, .double: return try member(from: start, negative: true)
    default: return try node(.unary(.negate, try unary()), from: start)
    }
  }

  /// What is wrong at the current token.
  func unexpected(expecting wanted: String) -> SyntaxError {
    guard current.kind != .end else {
      return SyntaxError("the expression ends where \(wanted) should follow", at: current.range)
    }
    let help: String? =
      switch current.kind {
      case .identifier("and"), .identifier("AND"): "write `&&`"
      case .identifier("or"), .identifier("OR"): "write `||`"
      case .identifier("not"), .identifier("NOT"): "write `!`"
      default: nil
      }
    return SyntaxError("\(wanted) should stand here", help: help, at: current.range)
  }
}
