/// `left == right` or `left != right`.
final class EqualNode: ComparisonNode {
  let left: any Node
  let right: any Node
  let range: Range<Int>
  private let isNegated: Bool

  init(_ left: any Node, _ right: any Node, isNegated: Bool, range: Range<Int>) {
    self.left = left
    self.right = right
    self.isNegated = isNegated
    self.range = range
  }

  var name: String { isNegated ? "!=" : "==" }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Bool? {
    guard state.spend(on: left), state.spend(on: right) else { return nil }
    return left.equals(right) != isNegated
  }
}

/// `left < right` and its like.
final class RelationNode: ComparisonNode {
  let left: any Node
  let right: any Node
  let range: Range<Int>
  private let sign: BinaryOperator

  init(_ left: any Node, _ sign: BinaryOperator, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    self.sign = sign
    self.range = range
  }

  var name: String { sign.rawValue }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Bool? {
    guard state.spend(on: left), state.spend(on: right), let order = left.order(with: right)
    else { return nil }
    return order.satisfies(sign)
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
  let range: Range<Int>
  private let test: Test

  init(_ test: Test, _ left: any Node, _ right: any Node, range: Range<Int>) {
    self.left = left
    self.right = right
    self.test = test
    self.range = range
  }

  var name: String { test.rawValue }

  func compare(_ left: Value, _ right: Value, _ state: inout EvaluationState) -> Bool? {
    guard case .string(let text) = left, case .string(let part) = right else { return nil }
    guard state.spend(2 + text.utf8.count / 16 + part.utf8.count / 16) else { return nil }
    switch test {
    case .startsWith: return text.hasBytePrefix(part)
    case .endsWith: return text.hasByteSuffix(part)
    case .contains: return text.containsBytes(of: part)
    }
  }
}
