/// A value or failure that is known beforehand.
final class ConstantNode: Node {
  let outcome: Outcome

  init(_ outcome: Outcome) {
    self.outcome = outcome
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    outcome
  }
}

/// A declared variable.
final class SlotNode: Node {
  let slot: Int

  init(_ slot: Int) {
    self.slot = slot
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    slots[slot]
  }
}

/// A macro's variable.
final class LocalNode: Node {
  let place: Int

  init(_ place: Int) {
    self.place = place
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    state[local: place]
  }
}

/// `cel.bind`: a variable that stands for a value while the body is evaluated.
final class BindNode: Node {
  let place: Int
  let value: any Node
  let body: any Node

  init(_ place: Int, _ value: any Node, _ body: any Node) {
    self.place = place
    self.value = value
    self.body = body
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    // An unknown or an error only counts where the body uses it.
    state[local: place] = value.evaluate(slots, &state)
    return body.evaluate(slots, &state)
  }
}
