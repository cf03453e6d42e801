// Tests of texts in variables, which read the text where it is: copying it out of its slot costs more
// than looking at it.

/// `variable in ["a", "b"]`, where the list is known beforehand.
final class SlotAmongTextsNode: Node {
  private let slot: Int
  private let general: AmongTextsNode

  init(_ slot: Int, _ general: AmongTextsNode) {
    self.slot = slot
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    switch slots[slot] {
    case .value(.string(let text)): Truth(general.contains(text))
    case .value: .no
    case .unknown, .error: .open
    }
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    general.evaluate(slots, &state)
  }
}

/// `variable.endsWith("text")` and its like.
final class SlotTextTestNode: Node {
  private let slot: Int
  private let part: String
  private let general: TextTestNode

  init(_ slot: Int, _ part: String, _ general: TextTestNode) {
    self.slot = slot
    self.part = part
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    guard case .value(.string(let text)) = slots[slot] else { return .open }
    return general.compare(text, part, &state)
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    general.evaluate(slots, &state)
  }
}

/// `variable < "text"` and its like.
final class SlotTextOrderNode: Node {
  private let slot: Int
  private let sign: BinaryOperator
  private let text: String
  /// The comparison of values of any type.
  private let general: any Node

  init(_ slot: Int, _ sign: BinaryOperator, _ text: String, general: any Node) {
    self.slot = slot
    self.sign = sign
    self.text = text
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    guard case .value(.string(let own)) = slots[slot] else { return general.truth(slots, &state) }
    guard state.spend(2 + (own.utf8.count + text.utf8.count) / 16) else { return .open }
    let order = own.compareBytes(with: text)
    return switch sign {
    case .less: Truth(order < 0)
    case .lessOrEqual: Truth(order <= 0)
    case .greater: Truth(order > 0)
    case .greaterOrEqual: Truth(order >= 0)
    default: general.truth(slots, &state)
    }
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    general.evaluate(slots, &state)
  }
}

/// `"text" in variable`, `other in variable`, where the variable is mostly a list of texts.
final class TextInSlotNode: Node {
  /// What is looked for.
  enum Wanted {
    case text(String)
    case slot(Int)
  }

  private let wanted: Wanted
  private let slot: Int
  /// The search in containers of any type.
  private let general: ContainedNode

  init(_ wanted: Wanted, in slot: Int, general: ContainedNode) {
    self.wanted = wanted
    self.slot = slot
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    switch wanted {
    case .text(let text): return search(for: text, slots, &state)
    case .slot(let own):
      guard case .value(.string(let text)) = slots[own] else {
        return general.truth(slots, &state)
      }
      return search(for: text, slots, &state)
    }
  }

  @inline(__always)
  private func search(
    for text: String, _ slots: Span<Outcome>, _ state: inout EvaluationState
  ) -> Truth {
    guard case .value(.list(let elements)) = slots[slot] else {
      return general.truth(slots, &state)
    }
    guard state.spend(1 + 2 * elements.count) else { return .open }
    let isFound = elements.withUnsafeBufferPointer { buffer in
      buffer.contains { element in
        if case .string(let own) = element { own.hasSameBytes(as: text) } else { false }
      }
    }
    return Truth(isFound)
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    general.evaluate(slots, &state)
  }
}
