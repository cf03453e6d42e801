/// A piece of a compiled expression.
protocol Node: AnyObject, Sendable {
  /// What the piece gives; `slots` holds what the program's variables stand for.
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome
}

/// What changes while an expression is evaluated.
struct EvaluationState {
  let limits: Limits
  /// What the macros' variables that are alive stand for.
  var locals: [Outcome]
  /// The steps that are left.
  var remaining: Int

  init(limits: Limits, localCount: Int) {
    self.limits = limits
    remaining = limits.cost
    locals = localCount == 0 ? [] : Array(repeating: .value(.null), count: localCount)
  }

  /// Takes steps from what is left; false when there are none.
  mutating func spend(_ steps: Int) -> Bool {
    remaining -= steps
    return remaining >= 0
  }

  var isExhausted: Bool { remaining < 0 }

  var costFailure: EvaluationError {
    EvaluationError(.limit, "limit cost: the evaluation takes more than \(limits.cost) steps")
  }
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
