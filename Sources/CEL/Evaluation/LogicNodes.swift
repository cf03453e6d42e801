/// `&&` or `||`: an operand that decides the result does so whatever the other gives.
///
/// More than two operands are a balanced tree of these, so that long conditions nest little.
final class LogicalNode: Node {
  let left: any Node
  let right: any Node
  private let decisive: Bool

  init(_ joiner: LogicalOperator, _ left: any Node, _ right: any Node) {
    self.left = left
    self.right = right
    decisive = joiner.decisive
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let first = left.evaluate(slots, &state)
    if first.truth == decisive { return first }
    let second = right.evaluate(slots, &state)
    if second.truth == decisive || first.truth != nil { return second }
    return second.truth == nil ? .undecided(first, second) : first
  }
}

extension Outcome {
  /// Whether this is true; nil where it is no bool.
  fileprivate var truth: Bool? {
    if case .value(.bool(let holds)) = self { holds } else { nil }
  }

  /// What two operands leave open that might have decided the result: an unknown counts more than
  /// an error, since settled it may decide.
  static func undecided(_ left: Outcome, _ right: Outcome) -> Outcome {
    switch (left, right) {
    case (.unknown(let a), .unknown(let b)): .unknown(a.union(b))
    case (_, .unknown): right
    default: left
    }
  }
}

/// `!operand`.
final class NotNode: Node {
  let operand: any Node

  init(_ operand: any Node) {
    self.operand = operand
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = operand.evaluate(slots, &state)
    if case .value(.bool(let holds)) = outcome { return .value(.bool(!holds)) }
    return outcome
  }
}

/// An operand of which only its evaluation tells whether it is a bool.
final class ConditionNode: Node {
  let operand: any Node
  /// What needs a bool.
  private let name: String
  private let range: Range<Int>

  init(_ operand: any Node, for name: String, range: Range<Int>) {
    self.operand = operand
    self.name = name
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = operand.evaluate(slots, &state)
    switch outcome {
    case .value(.bool), .unknown, .error: return outcome
    case .value(let value): return .error(.unsupported(name, [value])).placed(at: range)
    }
  }
}

/// `condition ? then : otherwise`.
final class ConditionalNode: Node {
  let condition: any Node
  let then: any Node
  let otherwise: any Node
  /// Whether the condition, once it is known, is true or false and nothing else.
  let isTotal: Bool

  init(
    _ condition: any Node, _ then: any Node, _ otherwise: any Node, isTotal: Bool
  ) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    self.isTotal = isTotal
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = condition.evaluate(slots, &state)
    switch outcome {
    case .value(.bool(let holds)): return (holds ? then : otherwise).evaluate(slots, &state)
    case .value, .error: return outcome
    case .unknown(let set): return either(set, slots, &state)
    }
  }

  /// What both branches have in common, and else all that is not known.
  private func either(
    _ set: UnknownSet, _ slots: Span<Outcome>, _ state: inout EvaluationState
  ) -> Outcome {
    let first = then.evaluate(slots, &state)
    let second = otherwise.evaluate(slots, &state)
    if isTotal, let agreed = agreement(first, second, &state) { return agreed }
    var names = set
    for branch in [first, second] {
      if case .unknown(let more) = branch { names = names.union(more) }
    }
    return .unknown(names)
  }

  private func agreement(
    _ first: Outcome, _ second: Outcome, _ state: inout EvaluationState
  ) -> Outcome? {
    switch (first, second) {
    case (.value(let a), .value(let b)):
      guard state.spend(on: a), state.spend(on: b) else { return .error(state.costFailure) }
      return a == b ? first : nil
    case (.error, .error): return first
    default: return nil
    }
  }
}
