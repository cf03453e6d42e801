/// `&&` or `||`: an operand that decides the result does so whatever the others give.
final class LogicalNode: Node {
  let joiner: LogicalOperator
  let operands: [any Node]
  let ranges: [Range<Int>]

  init(_ joiner: LogicalOperator, _ operands: [any Node], ranges: [Range<Int>]) {
    self.joiner = joiner
    self.operands = operands
    self.ranges = ranges
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    var tally = Tally(decisive: joiner.decisive)
    for (place, operand) in operands.enumerated() {
      let outcome = operand.evaluate(slots, &state)
      if tally.isDecided(by: outcome, joiner.rawValue, at: ranges[place]) { break }
    }
    return tally.result
  }
}

/// What `&&`, `||`, `all` and `exists` make of one operand after the other.
struct Tally {
  /// The operand that decides the result alone.
  let decisive: Bool
  private var isDecided = false
  private var open: Outcome?

  init(decisive: Bool) {
    self.decisive = decisive
  }

  /// Takes the next operand; whether the result is decided.
  mutating func isDecided(by outcome: Outcome, _ name: String, at range: Range<Int>) -> Bool {
    switch outcome {
    case .value(.bool(decisive)): isDecided = true
    case .value(.bool): break
    case .value(let value):
      note(.error(.unsupported(name, [value])).placed(at: range))
    case .unknown, .error: note(outcome)
    }
    return isDecided
  }

  /// An unknown counts more than an error: settled, it may decide the result.
  private mutating func note(_ outcome: Outcome) {
    switch (open, outcome) {
    case (.unknown(let known), .unknown(let new)): open = .unknown(known.union(new))
    case (.unknown, _): break
    case (nil, _), (_, .unknown): open = outcome
    default: break
    }
  }

  var result: Outcome {
    isDecided ? .value(.bool(decisive)) : open ?? .value(.bool(!decisive))
  }
}

/// `condition ? then : otherwise`.
final class ConditionalNode: Node {
  let condition: any Node
  let then: any Node
  let otherwise: any Node
  let range: Range<Int>
  /// Whether the condition, once it is known, is true or false and nothing else.
  let isTotal: Bool

  init(
    _ condition: any Node, _ then: any Node, _ otherwise: any Node, range: Range<Int>,
    isTotal: Bool
  ) {
    self.condition = condition
    self.then = then
    self.otherwise = otherwise
    self.range = range
    self.isTotal = isTotal
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = condition.evaluate(slots, &state)
    switch outcome {
    case .value(.bool(let holds)): return (holds ? then : otherwise).evaluate(slots, &state)
    case .value(let value): return .error(.unsupported("?:", [value])).placed(at: range)
    case .error: return outcome
    case .unknown(let set):
      let first = then.evaluate(slots, &state)
      let second = otherwise.evaluate(slots, &state)
      if isTotal, let agreed = agreement(first, second, &state) { return agreed }
      var names = set
      for branch in [first, second] {
        if case .unknown(let more) = branch { names = names.union(more) }
      }
      return .unknown(names)
    }
  }

  /// What both branches give, whatever the condition is.
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
