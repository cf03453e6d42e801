/// A piece of a compiled expression.
protocol Node: AnyObject, Sendable {
  /// What the piece gives; `slots` holds what the program's variables stand for.
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome

  /// Whether the piece is true; where that is open, `state.pending` holds the unknown or the error.
  ///
  /// This is the common path of rules: it makes and copies no values.
  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth

  /// The list literal that the piece is, for operations that look at its elements one by one.
  var list: ListNode? { get }
}

/// Whether something holds.
enum Truth: UInt8 {
  case no, yes
  /// It is not known, or cannot be evaluated.
  case open

  @inline(__always)
  init(_ holds: Bool) {
    self = holds ? .yes : .no
  }

  @inline(__always)
  var negated: Truth {
    switch self {
    case .no: .yes
    case .yes: .no
    case .open: .open
    }
  }

  /// The truth as an outcome.
  func outcome(_ state: EvaluationState) -> Outcome {
    switch self {
    case .no: .value(.bool(false))
    case .yes: .value(.bool(true))
    case .open: state.pending
    }
  }
}

extension Node {
  var list: ListNode? { nil }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    state.truth(of: evaluate(slots, &state))
  }
}

/// A piece that is true or false before all else.
protocol TruthNode: Node {}

extension TruthNode {
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    truth(slots, &state).outcome(state)
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
