/// One piece of an expression's text.
struct Token {
  enum Kind: Equatable {
    case identifier(String)
    /// A field name between backticks.
    case quotedField(String)
    /// A number without sign and suffix, as it is in the text.
    case int(UInt64)
    case uint(UInt64)
    case double(Double)
    case string(String)
    case bytes([UInt8])
    /// An operator or a bracket.
    case symbol(Symbol)
    case end
  }

  /// Operators and brackets; longer ones first, so that the first that fits is right.
  enum Symbol: String, CaseIterable {
    case and = "&&"
    case or = "||"
    case equal = "=="
    case notEqual = "!="
    case lessOrEqual = "<="
    case greaterOrEqual = ">="
    case less = "<"
    case greater = ">"
    case not = "!"
    case minus = "-"
    case plus = "+"
    case times = "*"
    case slash = "/"
    case percent = "%"
    case question = "?"
    case colon = ":"
    case comma = ","
    case dot = "."
    case openParenthesis = "("
    case closeParenthesis = ")"
    case openBracket = "["
    case closeBracket = "]"
    case openBrace = "{"
    case closeBrace = "}"
  }

  let kind: Kind
  let range: Range<Int>
}

/// Something wrong with the text of an expression, before its source is at hand.
struct SyntaxError: Error {
  let message: String
  let help: String?
  let range: Range<Int>

  init(_ message: String, help: String? = nil, at range: Range<Int>) {
    self.message = message
    self.help = help
    self.range = range
  }
}
