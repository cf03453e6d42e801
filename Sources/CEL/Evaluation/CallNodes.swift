/// A function of one value.
final class UnaryNode: Node {
  let function: Function
  let body: Function.Unary
  let operand: any Node
  let range: Range<Int>

  init(
    _ function: Function, _ body: @escaping Function.Unary, _ operand: any Node, range: Range<Int>
  ) {
    self.function = function
    self.body = body
    self.operand = operand
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let outcome = operand.evaluate(slots, &state)
    guard case .value(let value) = outcome else { return outcome }
    if function.isLinear, !state.spend(value.weight) { return .error(state.costFailure) }
    do {
      return .value(try body(value))
    } catch {
      return .error(error).placed(at: range)
    }
  }
}

/// A function of two values.
final class BinaryNode: Node {
  let function: Function
  let body: Function.Binary
  let left: any Node
  let right: any Node
  let range: Range<Int>

  init(
    _ function: Function, _ body: @escaping Function.Binary, _ left: any Node, _ right: any Node,
    range: Range<Int>
  ) {
    self.function = function
    self.body = body
    self.left = left
    self.right = right
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    let first = left.evaluate(slots, &state)
    let second = right.evaluate(slots, &state)
    guard case .value(let a) = first, case .value(let b) = second else {
      return .merged(first, second)
    }
    if function.isLinear, !state.spend(a.weight + b.weight) { return .error(state.costFailure) }
    do {
      return try body(a, b).limited(state.limits)
    } catch {
      return .error(error).placed(at: range)
    }
  }
}

/// A function of any number of values.
final class VariadicNode: Node {
  let function: Function
  let operands: [any Node]
  let range: Range<Int>

  init(_ function: Function, _ operands: [any Node], range: Range<Int>) {
    self.function = function
    self.operands = operands
    self.range = range
  }

  func evaluate(_ slots: Span<Outcome>, _ state: inout EvaluationState) -> Outcome {
    var values: [Value] = []
    values.reserveCapacity(operands.count)
    var open: Outcome?
    var cost = 0
    for operand in operands {
      let outcome = operand.evaluate(slots, &state)
      if case .value(let value) = outcome {
        values.append(value)
        cost += value.weight
      } else {
        open = open.map { .merged($0, outcome) } ?? outcome
      }
    }
    if let open { return open }
    if function.isLinear, !state.spend(cost) { return .error(state.costFailure) }
    do {
      return try function.apply(values, state.limits).limited(state.limits)
    } catch {
      return .error(error).placed(at: range)
    }
  }
}

extension Value {
  /// About how many steps it takes to look at all of the value's outermost part.
  var weight: Int {
    switch self {
    case .string(let text): 1 + text.utf8.count / 16
    case .bytes(let bytes): 1 + bytes.count / 16
    case .list(let elements): 1 + elements.count
    case .map(let map): 1 + map.count
    default: 1
    }
  }

  /// The value as an outcome, an error where it is larger than the limits allow.
  func limited(_ limits: Limits) -> Outcome {
    switch self {
    case .string(let text) where text.utf8.count > limits.textLength:
      .failure(.limit, "limit text length: the text has more than \(limits.textLength) bytes")
    case .bytes(let bytes) where bytes.count > limits.textLength:
      .failure(.limit, "limit text length: there are more than \(limits.textLength) bytes")
    case .list(let elements) where elements.count > limits.listSize:
      .failure(.limit, "limit list size: the list has more than \(limits.listSize) elements")
    default: .value(self)
    }
  }
}
