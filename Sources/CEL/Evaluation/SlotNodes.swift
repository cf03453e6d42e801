/// A piece that sees the truth at once where a variable has the usual type, and leaves the rest to the
/// piece for values of any type.
protocol ShortcutNode: Node {
  /// The piece for values of any type.
  var general: any Node { get }
}

extension ShortcutNode {
  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    general.evaluate(slots, &state)
  }
}

// Comparisons of variables, which read them where they are: copying a value out of its slot costs
// more than comparing it.

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

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    switch slots[slot] {
    case .value(.string(let own)):
      let isSame = isASCII ? own.hasSameBytes(asASCII: text) : own.hasSameBytes(as: text)
      return Truth(isSame != isNegated)
    case .value: return Truth(isNegated)
    case .unknown, .error: return .open
    }
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    switch truth(slots, &state) {
    case .no: .value(.bool(false))
    case .yes: .value(.bool(true))
    case .open: slots[slot]
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

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    if case .value(.bool(let holds)) = slots[slot] { return Truth(holds) }
    return .open
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

/// `variable == other`, `variable != other`, where both are mostly texts.
final class SlotsAreSameNode: ShortcutNode {
  private let left: Int
  private let right: Int
  private let isNegated: Bool
  let general: any Node

  init(_ left: Int, _ right: Int, isNegated: Bool, general: any Node) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    if case .value(.string(let a)) = slots[left], case .value(.string(let b)) = slots[right] {
      guard state.spend(2 + a.utf8.count / 16) else { return .open }
      return Truth(a.hasSameBytes(as: b) != isNegated)
    }
    return general.truth(slots, &state)
  }
}

/// `variable < 587` and its like, with `==` and `!=`, where the variable is mostly an int.
final class SlotNumberNode: ShortcutNode {
  private let slot: Int
  private let sign: BinaryOperator
  private let number: Int64
  let general: any Node

  init(_ slot: Int, _ sign: BinaryOperator, _ number: Int64, general: any Node) {
    self.slot = slot
    self.sign = sign
    self.number = number
    self.general = general
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    guard case .value(.int(let own)) = slots[slot] else { return general.truth(slots, &state) }
    return switch sign {
    case .equal: Truth(own == number)
    case .notEqual: Truth(own != number)
    case .less: Truth(own < number)
    case .lessOrEqual: Truth(own <= number)
    case .greater: Truth(own > number)
    case .greaterOrEqual: Truth(own >= number)
    default: general.truth(slots, &state)
    }
  }
}
