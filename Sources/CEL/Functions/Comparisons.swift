extension Library {
  static let comparison: [(BinaryOperator, Function)] = [
    (
      .equal,
      Function(
        "==", [.global(.a, .a, gives: .bool)], .binary { .bool($0.equals($1)) }, isLinear: true,
        isTotal: true)
    ),
    (
      .notEqual,
      Function(
        "!=", [.global(.a, .a, gives: .bool)], .binary { .bool(!$0.equals($1)) }, isLinear: true,
        isTotal: true)
    ),
    (.less, relation("<") { $0 == .before }),
    (.lessOrEqual, relation("<=") { $0 == .before || $0 == .same }),
    (.greater, relation(">") { $0 == .after }),
    (.greaterOrEqual, relation(">=") { $0 == .after || $0 == .same }),
    (
      .contained,
      Function(
        "in",
        [.global(.a, .list(.a), gives: .bool), .global(.a, .map(.a, .b), gives: .bool)],
        .binary(contains), isLinear: true, isTotal: true)
    ),
  ]

  private static let ordered: [TypePattern] = [
    .bool, .int, .uint, .double, .string, .bytes, .timestamp, .duration,
  ]

  private static func relation(
    _ name: String, _ holds: @escaping @Sendable (Value.Order) -> Bool
  ) -> Function {
    Function(
      name, ordered.map { .global($0, $0, gives: .bool) },
      .binary { (left, right) throws(EvaluationError) in
        guard let order = left.order(with: right) else { throw .unsupported(name, [left, right]) }
        return .bool(holds(order))
      }, isTotal: true)
  }

  @Sendable static func contains(
    _ element: Value, _ container: Value
  ) throws(EvaluationError) -> Value {
    switch container {
    case .list(let elements): return .bool(elements.contains { $0.equals(element) })
    case .map(let map): return .bool(map[element] != nil)
    default: throw .unsupported("in", [element, container])
    }
  }

  /// `operand[index]`, for lists and maps.
  static func element(_ operand: Value, _ index: Value) throws(EvaluationError) -> Value {
    switch operand {
    case .map(let map):
      switch index {
      case .bool, .int, .uint, .double, .string: break
      default: throw .unsupported("[]", [operand, index])
      }
      guard let value = map[index] else {
        throw EvaluationError(.missing, "no such key: `\(index)`")
      }
      return value
    case .list(let elements):
      let place: Int?
      switch index {
      case .int(let number): place = Int(exactly: number)
      case .uint(let number): place = Int(exactly: number)
      case .double(let number): place = Int(exactly: number)
      default: throw .unsupported("[]", [operand, index])
      }
      guard let place, elements.indices.contains(place) else {
        throw EvaluationError(
          .missing, "the index \(index) is outside the list of \(elements.count)")
      }
      return elements[place]
    default: throw .unsupported("[]", [operand, index])
    }
  }
}
