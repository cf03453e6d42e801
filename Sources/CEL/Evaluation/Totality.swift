extension Typed {
  /// Whether it has a value as soon as everything that it needs is known: it cannot fail.
  ///
  /// Only then may a result be decided without it; what could still turn out to be an error could
  /// change the result.
  var isTotal: Bool {
    switch form {
    case .constant, .slot: true
    case .local(_, let isTotal): isTotal
    case .failure, .index, .map: false
    case .select(let operand, _):
      operand.isTotal && operand.type.isMap && operand.origin?.missingFields == .unknown
    case .has(let operand, _): operand.isTotal && operand.type.isMap
    case .bound: true
    case .call(let function, let operands):
      function.isTotal && function.takes(operands)
        && operands.allSatisfy { $0.isTotal && $0.isSettled(for: function) }
    case .contained(let element, let container):
      element.isTotal && container.isTotal && container.type.isContainer
    case .logical(_, let parts): parts.allSatisfy { $0.isTotal && $0.type == .bool }
    case .conditional(let condition, let then, let otherwise):
      condition.isTotal && condition.type == .bool && then.isTotal && otherwise.isTotal
    case .list(let elements): elements.allSatisfy(\.isTotal)
    case .comprehension, .bind: false
    }
  }

  /// Whether the type is known well enough that the function takes every value of it.
  private func isSettled(for function: Function) -> Bool {
    switch function.name {
    case "==", "!=", "dyn", "type": true
    default: type != .dyn && type != .never
    }
  }
}

extension Function {
  /// Whether there is an overload for the operands; without the type check there may be none.
  fileprivate func takes(_ operands: [Typed]) -> Bool {
    let types = operands.map(\.type)
    return overloads.contains { $0.result(for: types) != nil }
  }
}

extension ValueType {
  var isMap: Bool {
    if case .map = self { true } else { false }
  }

  var isContainer: Bool {
    switch self {
    case .list, .map: true
    default: false
    }
  }
}
