/// An expression as a tree: what it says, and where in its source it says so.
///
/// Two expressions are equal when they say the same, wherever they stand. Nested `&&` (and nested
/// `||`) are one node, since they are associative; macros are nodes of their own, not expanded.
public struct Expression: Sendable {
  /// What the expression says.
  public let kind: Kind
  /// Where it stands, as UTF-8 offsets in its source; empty for one that was not parsed.
  public let range: Range<Int>
  /// How deep expressions stand in this one, at least 1.
  public let depth: Int

  /// Makes an expression; `range` is empty unless it stands in a source.
  public init(_ kind: Kind, range: Range<Int> = 0..<0) {
    self.kind = kind
    self.range = range
    var deepest = 0
    kind.forEachChild { deepest = max(deepest, $0.depth) }
    depth = deepest + 1
  }

  /// The forms of an expression.
  public indirect enum Kind: Hashable, Sendable {
    /// null, a bool, a number, a string or bytes.
    case literal(Value)
    /// A name without dots; a leading dot makes it one of the outermost scope.
    case identifier(String)
    /// `operand.field`.
    case select(Expression, field: String)
    /// `has(operand.field)`.
    case has(Expression, field: String)
    /// `operand[index]`.
    case index(Expression, Expression)
    /// An operator before its operand.
    case unary(UnaryOperator, Expression)
    /// An operator between its operands.
    case binary(BinaryOperator, Expression, Expression)
    /// Two or more operands, none of which is the same operator again.
    case logical(LogicalOperator, [Expression])
    /// `condition ? then : otherwise`.
    case conditional(Expression, then: Expression, otherwise: Expression)
    /// `[elements]`.
    case list([Expression])
    /// `{key: value}`.
    case map([MapEntry])
    /// `name(arguments)`, or `target.name(arguments)`.
    case call(String, target: Expression?, arguments: [Expression])
    /// A macro over the elements of a list or map.
    case comprehension(Comprehension)
    /// `cel.bind(name, value, body)`.
    case bind(String, value: Expression, body: Expression)
  }

  /// One entry of a map literal.
  public struct MapEntry: Hashable, Sendable {
    /// The key.
    public let key: Expression
    /// What the key stands for.
    public let value: Expression

    /// Makes an entry.
    public init(key: Expression, value: Expression) {
      self.key = key
      self.value = value
    }
  }

  /// A macro over the elements of a list or a map: `range.macro(variables…, arguments…)`.
  public struct Comprehension: Hashable, Sendable {
    /// Which macro it is.
    public let macro: Macro
    /// What it runs over.
    public let range: Expression
    /// One name for the element (the key, for a map), or two for index or key, and value.
    public let variables: [String]
    /// A filter first where the macro takes one, then the predicate or what is made of an element.
    public let arguments: [Expression]

    /// Makes a comprehension.
    public init(
      _ macro: Macro, over range: Expression, variables: [String], arguments: [Expression]
    ) {
      self.macro = macro
      self.range = range
      self.variables = variables
      self.arguments = arguments
    }
  }
}

extension Expression: Hashable {
  /// Whether both say the same, wherever they stand.
  public static func == (left: Expression, right: Expression) -> Bool {
    left.kind == right.kind
  }

  /// Hashes what the expression says.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
  }
}

extension Expression {
  /// The name or path that the expression is, without brackets or calls: `a.b.c`; nil otherwise.
  public var path: String? {
    switch kind {
    case .identifier(let name): name
    case .select(let operand, let field): operand.path.map { "\($0).\(field)" }
    default: nil
    }
  }

  /// The expression of a dotted name: `a.b.c`.
  public static func name(_ dotted: String) -> Expression {
    let parts = dotted.split(separator: ".").map(String.init)
    let first = Expression(.identifier((dotted.hasPrefix(".") ? "." : "") + (parts.first ?? "")))
    return parts.dropFirst().reduce(first) { Expression(.select($0, field: $1)) }
  }

  /// All of the conditions, without another `&&` around a single one; `true` for none.
  public static func all(_ conditions: [Expression]) -> Expression {
    joined(.and, conditions)
  }

  /// One of the conditions, without another `||` around a single one; `false` for none.
  public static func any(_ conditions: [Expression]) -> Expression {
    joined(.or, conditions)
  }

  private static func joined(
    _ joiner: LogicalOperator, _ conditions: [Expression]
  ) -> Expression {
    let parts = conditions.flatMap { $0.operands(of: joiner) }
    if let only = parts.first, parts.count == 1 { return only }
    guard !parts.isEmpty else { return Expression(.literal(.bool(joiner == .and))) }
    return Expression(.logical(joiner, parts))
  }

  /// The operands where this is that operator, else the expression itself.
  public func operands(of joiner: LogicalOperator) -> [Expression] {
    if case .logical(joiner, let parts) = kind { parts } else { [self] }
  }
}
