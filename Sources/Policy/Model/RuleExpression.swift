/// A CEL expression of a policy as text, and where it stands in its file.
public struct RuleExpression: Hashable, Sendable {
  /// The expression.
  public var text: String
  /// The place of its first character in the file it was read from; nil for a compiled policy.
  public var place: FilePlace?
  /// Whether the text stands in the file as it is, so that places within it can be told; escapes and
  /// folded lines make it differ.
  public var isVerbatim: Bool

  /// Wraps an expression; `place` is nil unless it was read from a file.
  public init(_ text: String, place: FilePlace? = nil, isVerbatim: Bool = true) {
    self.text = text
    self.place = place
    self.isVerbatim = isVerbatim
  }

  /// Compares the expressions, not where they stand.
  public static func == (left: RuleExpression, right: RuleExpression) -> Bool {
    left.text == right.text
  }

  /// Hashes the expression, not where it stands.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(text)
  }
}

/// A line and column of a file.
public struct FilePlace: Hashable, Sendable {
  /// The line, counted from 1.
  public var line: Int
  /// The column in characters (code points), counted from 1.
  public var column: Int

  /// Creates a place; both numbers count from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }
}
