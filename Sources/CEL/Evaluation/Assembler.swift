/// Turns a checked expression into nodes, and works out beforehand what is known.
struct Assembler {
  let limits: Limits

  func node(_ typed: Typed) -> any Node {
    let made = plainNode(typed)
    guard canFold(typed.form, made) else { return made }
    // Only operations on constants are folded, never loops, so this takes few steps.
    var state = EvaluationState(limits: limits, localCount: 0)
    let nothing: [Outcome] = []
    return ConstantNode(made.evaluate(nothing.span, &state))
  }

  private func plainNode(_ typed: Typed) -> any Node {
    let range = typed.source.range
    switch typed.form {
    case .constant(let value): return ConstantNode(.value(value))
    case .failure(let error): return ConstantNode(.error(error))
    case .slot(let slot): return SlotNode(slot)
    case .local(let place): return LocalNode(place)
    case .select(let operand, let field):
      return SelectNode(node(operand), field: field, origin: typed.origin, range: range)
    case .has(let operand, let field): return hasNode(operand, field, range)
    case .bound(let variable): return BoundNode(node(variable))
    case .index(let operand, let index):
      return IndexNode(node(operand), node(index), origin: typed.origin, range: range)
    case .call(let function, let operands): return callNode(function, operands, range)
    case .contained(let element, let container):
      return ContainedNode(node(element), node(container), range: range)
    case .logical(let joiner, let parts):
      return LogicalNode(joiner, parts.map(node), ranges: parts.map(\.source.range))
    case .conditional(let condition, let then, let otherwise):
      return ConditionalNode(
        node(condition), node(then), node(otherwise), range: range,
        isTotal: condition.isTotal && condition.type == .bool)
    case .list(let elements):
      return ListNode(elements.map(node), fallible: elements.map { !$0.isTotal }, range: range)
    case .map(let entries):
      return MapNode(entries.map { (node($0.key), node($0.value)) }, range: range)
    case .comprehension(let macro, let over, let locals, let arguments):
      return comprehensionNode(macro, over, locals, arguments, range)
    case .bind(let place, let value, let body):
      return BindNode(place, node(value), node(body))
    }
  }

  private func hasNode(_ operand: Typed, _ field: String, _ range: Range<Int>) -> any Node {
    guard let origin = operand.origin, origin.missingFields == .unknown else {
      return HasNode(node(operand), field: field, origin: operand.origin, range: range)
    }
    return RecordHasNode(node(operand), field: field, origin: origin, range: range)
  }

  private func callNode(
    _ function: Function, _ operands: [Typed], _ range: Range<Int>
  ) -> any Node {
    let nodes = operands.map(node)
    switch function.implementation {
    case .unary(let body) where nodes.count == 1:
      return UnaryNode(function, body, nodes[0], range: range)
    case .binary(let body) where nodes.count == 2:
      return BinaryNode(function, body, nodes[0], nodes[1], range: range)
    default:
      if function.name == "matches", nodes.count == 2 {
        return matchNode(nodes[0], nodes[1], range)
      }
      return VariadicNode(function, nodes, range: range)
    }
  }

  private func matchNode(
    _ text: any Node, _ pattern: any Node, _ range: Range<Int>
  ) -> any Node {
    guard let known = pattern as? ConstantNode, case .value(.string(let source)) = known.outcome
    else { return MatchNode(text, pattern, known: nil, range: range) }
    do {
      let compiled = try Pattern(source, memory: limits.patternMemory)
      return MatchNode(text, pattern, known: compiled, range: range)
    } catch {
      return MatchNode(
        text, ConstantNode(Outcome.error(error).placed(at: range)), known: nil, range: range)
    }
  }

  private func comprehensionNode(
    _ macro: Macro, _ over: Typed, _ locals: [Int], _ arguments: [Typed], _ range: Range<Int>
  ) -> any Node {
    let nodes = arguments.map(node)
    let element: any Node = LocalNode(locals[0])
    let isFilter = macro == .filter
    let filter = isFilter || nodes.count == 2 ? nodes.first : nil
    return ComprehensionNode(
      macro, over: node(over), locals: locals, filter: filter,
      body: isFilter ? element : nodes.last ?? element, range: range,
      roundCost: arguments.reduce(1) { $0 + $1.source.size },
      isTotal: over.isTotal && over.type != .dyn)
  }

  /// Whether all that goes into the operation is known.
  private func canFold(_ form: Typed.Form, _ node: any Node) -> Bool {
    switch node {
    case let node as UnaryNode: node.operand is ConstantNode
    case let node as BinaryNode: node.left is ConstantNode && node.right is ConstantNode
    case let node as ListNode: node.elements.allSatisfy { $0 is ConstantNode }
    case let node as MapNode:
      node.entries.allSatisfy { $0.key is ConstantNode && $0.value is ConstantNode }
    case let node as ConditionalNode:
      node.condition is ConstantNode
        && node.then is ConstantNode && node.otherwise is ConstantNode
    case let node as LogicalNode: node.operands.allSatisfy { $0 is ConstantNode }
    default: false
    }
  }
}
