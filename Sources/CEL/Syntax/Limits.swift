/// How far an expression may go; each limit has a name that its error gives.
public struct Limits: Hashable, Sendable {
  /// The length of an expression's text, in bytes.
  public var sourceLength = 100_000
  /// How deep expressions may stand in one another.
  public var nesting = 200
  /// The number of nodes of an expression.
  public var expressionSize = 20_000
  /// The steps that one evaluation may take; see ``Program/estimatedCost``.
  public var cost = 5_000_000
  /// How large the lists, maps and texts of variables are taken to be, when the cost of an
  /// expression is estimated before it is evaluated.
  public var assumedSize = 100
  /// The number of elements of a list or map that an expression makes.
  public var listSize = 100_000
  /// The size of a value that an expression makes: one for each element at any depth, and for each
  /// 16 bytes of text.
  public var valueSize = 1_000_000
  /// The length of a string or of bytes that an expression makes, in bytes.
  public var textLength = 1_000_000
  /// The memory that a compiled regular expression may take, in bytes; one that is only known when
  /// the expression is evaluated may take a quarter.
  public var patternMemory = 1 << 20

  /// The limits that the product works with.
  public init() {}
}
