/// Why an expression has no value for the values it was given.
public struct EvaluationError: Error, Hashable, Sendable {
  /// What sort of failure it is.
  public enum Kind: String, Hashable, Sendable, CaseIterable {
    /// A result outside the range of its type.
    case overflow
    /// An integer divided by zero.
    case divisionByZero
    /// A map without the key, or a list without the index.
    case missing
    /// An operation that the types of its operands do not have.
    case unsupportedTypes
    /// A name that is not declared; only without the type check.
    case undeclared
    /// A value of the right type that the function cannot take.
    case invalidArgument
    /// A limit that was reached; the message names it.
    case limit
  }

  /// What sort of failure it is.
  public let kind: Kind
  /// Lower case, no full stop, one line.
  public let message: String
  /// The part of the expression that failed, as UTF-8 offsets in the source, where known.
  public var range: Range<Int>?

  /// Describes a failure.
  public init(_ kind: Kind, _ message: String, range: Range<Int>? = nil) {
    self.kind = kind
    self.message = message
    self.range = range
  }
}
