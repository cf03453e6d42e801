// Tests of texts in variables, which read the text where it is: copying it out of its slot costs more
// than looking at it.

/// `variable in ["a", "b"]`, where the list is known beforehand.
final class SlotAmongTextsNode: ShortcutNode {
  private let slot: Int
  private let texts: AmongTextsNode
  var general: any Node { texts }

  init(_ slot: Int, _ texts: AmongTextsNode) {
    self.slot = slot
    self.texts = texts
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    switch slots[slot] {
    case .value(.string(let text)): Truth(texts.contains(text))
    case .value: .no
    case .unknown, .error: .open
    }
  }
}

/// `variable.endsWith("text")` and its like.
final class SlotTextTestNode: ShortcutNode {
  private let slot: Int
  private let part: String
  private let test: TextTestNode
  var general: any Node { test }

  init(_ slot: Int, _ part: String, _ test: TextTestNode) {
    self.slot = slot
    self.part = part
    self.test = test
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    guard case .value(.string(let text)) = slots[slot] else { return .open }
    return test.compare(text, part, &state)
  }
}

/// `variable < "text"` and its like.
final class SlotTextOrderNode: ShortcutNode {
  private let slot: Int
  private let sign: BinaryOperator
  private let text: String
  let general: any Node

  init(_ slot: Int, _ sign: BinaryOperator, _ text: String, general: any Node) {
    self.slot = slot
    self.sign = sign
    self.text = text
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    guard case .value(.string(let own)) = slots[slot] else { return general.truth(slots, &state) }
    guard state.spend(2 + (own.utf8.count + text.utf8.count) / 16) else { return .open }
    let bytes = own.compareBytes(with: text)
    let order: Value.Order = bytes < 0 ? .before : bytes > 0 ? .after : .same
    return Truth(order.satisfies(sign))
  }
}

/// `"text" in variable`, `other in variable`, where the variable is mostly a list of texts.
final class TextInSlotNode: ShortcutNode {
  /// What is looked for.
  enum Wanted {
    case text(String)
    case slot(Int)
  }

  private let wanted: Wanted
  private let slot: Int
  let general: any Node

  init(_ wanted: Wanted, in slot: Int, general: any Node) {
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
}
