/// `left == right` or `left != right`.
final class EqualNode: TruthNode {
  let left: any Node
  let right: any Node
  private let isNegated: Bool

  init(_ left: any Node, _ right: any Node, isNegated: Bool) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    let first = left.evaluate(slots, &state)
    let second = right.evaluate(slots, &state)
    guard case .value(let a) = first, case .value(let b) = second else {
      return state.open(.merged(first, second))
    }
    guard state.spend(on: a), state.spend(on: b) else {
      return state.open(.error(state.costFailure))
    }
    return Truth(a.equals(b) != isNegated)
  }
}

/// `variable == "text"` or `variable != "text"`.
final class SlotIsTextNode: TruthNode {
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
    case let reason: return state.open(reason)
    }
  }
}

/// A variable of type bool.
final class SlotIsTrueNode: TruthNode {
  private let slot: Int

  init(_ slot: Int) {
    self.slot = slot
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    slots[slot]
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    if case .value(.bool(let holds)) = slots[slot] { return Truth(holds) }
    return state.truth(of: slots[slot])
  }
}

/// `left < right` and its like.
final class RelationNode: TruthNode {
  let left: any Node
  let right: any Node
  private let sign: BinaryOperator
  private let range: Range<Int>

  init(_ left: any Node, _ sign: BinaryOperator, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    self.sign = sign
    self.range = range
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    let first = left.evaluate(slots, &state)
    let second = right.evaluate(slots, &state)
    guard case .value(let a) = first, case .value(let b) = second else {
      return state.open(.merged(first, second))
    }
    guard state.spend(on: a), state.spend(on: b) else {
      return state.open(.error(state.costFailure))
    }
    guard let order = a.order(with: b) else {
      return state.open(Outcome.error(.unsupported(sign.rawValue, [a, b])).placed(at: range))
    }
    return Truth(order.satisfies(sign))
  }
}

extension Value.Order {
  /// Whether values in this order are in the relation.
  func satisfies(_ sign: BinaryOperator) -> Bool {
    switch sign {
    case .less: self == .before
    case .lessOrEqual: self == .before || self == .same
    case .greater: self == .after
    case .greaterOrEqual: self == .after || self == .same
    default: false
    }
  }
}

/// `startsWith`, `endsWith` and `contains`.
final class TextTestNode: TruthNode {
  enum Test: String {
    case startsWith, endsWith, contains
  }

  let left: any Node
  let right: any Node
  private let test: Test
  private let range: Range<Int>

  init(_ test: Test, _ left: any Node, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    self.test = test
    self.range = range
  }

  func truth(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Truth {
    let first = left.evaluate(slots, &state)
    let second = right.evaluate(slots, &state)
    guard case .value(let a) = first, case .value(let b) = second else {
      return state.open(.merged(first, second))
    }
    guard case .string(let text) = a, case .string(let part) = b else {
      return state.open(Outcome.error(.unsupported(test.rawValue, [a, b])).placed(at: range))
    }
    guard state.spend(on: a), state.spend(on: b) else {
      return state.open(.error(state.costFailure))
    }
    switch test {
    case .startsWith: return Truth(text.hasBytePrefix(part))
    case .endsWith: return Truth(text.hasByteSuffix(part))
    case .contains: return Truth(text.containsBytes(of: part))
    }
  }
}
