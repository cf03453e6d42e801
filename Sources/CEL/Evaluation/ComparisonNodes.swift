/// `left == right` or `left != right`.
final class EqualNode: ComparisonNode {
  let left: any Node
  let right: any Node
  let constant: Value?
  let range: Range<Int>
  private let isNegated: Bool

  init(_ left: any Node, _ right: any Node, isNegated: Bool, range: Range<Int>) {
    self.left = left
    self.right = right
    constant = (right as? ConstantNode)?.outcome.value
    self.isNegated = isNegated
    self.range = range
  }

  var name: String { isNegated ? "!=" : "==" }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Truth {
    guard state.spend(on: left), state.spend(on: right) else { return .open }
    return Truth(left.equals(right) != isNegated)
  }
}

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

/// `left < right` and its like.
final class RelationNode: ComparisonNode {
  let left: any Node
  let right: any Node
  let constant: Value?
  let range: Range<Int>
  private let sign: BinaryOperator

  init(_ left: any Node, _ sign: BinaryOperator, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    constant = (right as? ConstantNode)?.outcome.value
    self.sign = sign
    self.range = range
  }

  var name: String { sign.rawValue }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Truth {
    guard state.spend(on: left), state.spend(on: right), let order = left.order(with: right)
    else { return .open }
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
final class TextTestNode: ComparisonNode {
  enum Test: String {
    case startsWith, endsWith, contains
  }

  let left: any Node
  let right: any Node
  let constant: Value?
  let range: Range<Int>
  private let test: Test

  init(_ test: Test, _ left: any Node, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    constant = (right as? ConstantNode)?.outcome.value
    self.test = test
    self.range = range
  }

  var name: String { test.rawValue }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Truth {
    guard case .string(let text) = left, case .string(let part) = right,
      state.spend(on: left), state.spend(on: right)
    else { return .open }
    switch test {
    case .startsWith: return Truth(text.hasBytePrefix(part))
    case .endsWith: return Truth(text.hasByteSuffix(part))
    case .contains: return Truth(text.containsBytes(of: part))
    }
  }
}
