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
    if function.isLinear, !state.spend(on: value) { return .error(state.costFailure) }
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
    if function.isLinear, !(state.spend(on: a) && state.spend(on: b)) {
      return .error(state.costFailure)
    }
    do {
      return state.made(try body(a, b))
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
    for operand in operands {
      let outcome = operand.evaluate(slots, &state)
      if case .value(let value) = outcome {
        values.append(value)
      } else {
        open = open.map { .merged($0, outcome) } ?? outcome
      }
    }
    if let open { return open }
    if function.isLinear, !state.spend(on: values) { return .error(state.costFailure) }
    do {
      return state.made(try function.apply(values, state.limits))
    } catch {
      return .error(error).placed(at: range)
    }
  }
}
