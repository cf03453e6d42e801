// Pieces that read a variable where it is: copying a value out of its slot costs more than looking at
// it.

/// `variable == "text"` or `variable != "text"`.
final class SlotIsTextNode: Node {
  private let slot: Int
  private let text: String
  private let isASCII: Bool
  private let isNegated: Bool

  init(_ slot: Int, _ text: String, isNegated: Bool) {
    self.slot = slot
    self.text = text
    isASCII = text.isASCII
    self.isNegated = isNegated
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    switch slots[slot] {
    case .value(.string(let own)):
      let isSame = isASCII ? own.hasSameBytes(asASCII: text) : own.hasSameBytes(as: text)
      return .value(.bool(isSame != isNegated))
    case .value: return .value(.bool(isNegated))
    case .unknown, .error: return slots[slot]
    }
  }
}

/// A variable of type bool.
final class SlotIsTrueNode: Node {
  private let slot: Int
  private let range: Range<Int>

  init(_ slot: Int, range: Range<Int>) {
    self.slot = slot
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = slots[slot]
    switch outcome {
    case .value(.bool), .unknown, .error: return outcome
    case .value(let value):
      let message = "a bool is declared, but there is a \(value.typeName.rawValue)"
      return Outcome.failure(.unsupportedTypes, message).placed(at: range)
    }
  }
}
