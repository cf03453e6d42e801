/// A piece of a compiled expression.
protocol Node: AnyObject, Sendable {
  /// What the piece gives; `slots` holds what the program's variables stand for.
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome
}

extension Outcome {
  /// What a strict operation gives that has these operands, at least one of which is no value: an
  /// error, since every way to settle the unknowns leaves it, else all that is not known.
  static func merged(_ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.error, _): left
    case (_, .error): right
    case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
    case (.unknown, _): left
    default: right
    }
  }

  /// The same outcome, with a place where it is an error without one.
  func placed(at range: Range<Int>) -> Outcome {
    guard case .error(var error) = self, error.range == nil else { return self }
    error.range = range
    return .error(error)
  }

  var isValue: Bool {
    if case .value = self { true } else { false }
  }
}
