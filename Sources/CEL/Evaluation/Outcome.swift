/// What evaluating an expression gives.
public enum Outcome: Hashable, Sendable {
  /// It has a value.
  case value(Value)
  /// It depends on something that is not known.
  case unknown(UnknownSet)
  /// It cannot be evaluated.
  indirect case error(EvaluationError)

  /// The value, where there is one.
  public var value: Value? {
    if case .value(let value) = self { value } else { nil }
  }

  /// A failure with a message.
  static func failure(_ kind: EvaluationError.Kind, _ message: String) -> Outcome {
    .error(EvaluationError(kind, message))
  }
}
