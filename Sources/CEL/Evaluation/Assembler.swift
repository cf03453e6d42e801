/// Turns a checked expression into nodes, and works out beforehand what is known.
struct Assembler {
  let limits: Limits
  private let holder: LimitsHolder
  /// Where the parts are noted when their outcomes are to be traced.
  private let plan: TracePlan?
  /// Where each of the program's variables stands, if not at its own place.
  private let columns: [Int]?

  init(_ holder: LimitsHolder, plan: TracePlan? = nil, columns: [Int]? = nil) {
    self.holder = holder
    self.columns = columns
    self.plan = plan
    limits = holder.limits
  }

  func node(_ typed: Typed) -> any Node {
    if let plan { return tracedNode(typed, plan) }
    let made = plainNode(typed)
    guard canFold(typed.form, made) else { return made }
    // Only operations on constants are folded, never loops, so this takes few steps.
    let nothing: [Outcome] = []
    return ConstantNode(
      EvaluationState.with(holder, localCount: 0) { made.evaluate(nothing.span, &$0) })
  }

  private func tracedNode(_ typed: Typed, _ plan: TracePlan) -> any Node {
    if case .constant = typed.form { return plainNode(typed) }
    let part = plan.open(typed.source)
    defer { plan.close() }
    return TracedNode(plainNode(typed), part: part)
  }

  private func plainNode(_ typed: Typed) -> any Node {
    let range = typed.source.range
    switch typed.form {
    case .constant(let value): return ConstantNode(.value(value))
    case .failure(let error): return ConstantNode(.error(error))
    case .slot(let variable):
      let slot = columns?[variable] ?? variable
      return typed.type == .bool ? SlotIsTrueNode(slot, range: range) : SlotNode(slot)
    case .local(let place, _): return LocalNode(place)
    case .select(let operand, let field):
      return SelectNode(node(operand), field: field, origin: typed.origin, range: range)
    case .has(let operand, let field): return hasNode(operand, field, range)
    case .bound(let variable): return BoundNode(node(variable))
    case .index(let operand, let index):
      return IndexNode(node(operand), node(index), origin: typed.origin, range: range)
    case .call(let function, let operands): return callNode(function, operands, range)
    case .contained(let element, let container):
      return containedNode(element, container, range)
    case .logical(let joiner, let parts):
      return logicalNode(joiner, parts.map { self.condition($0, for: joiner.rawValue) }[...])
    case .conditional(let test, let then, let otherwise):
      return ConditionalNode(
        condition(test, for: "?:"), node(then), node(otherwise),
        isTotal: test.isTotal && test.type == .bool)
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

  /// A node that is true or false, or fails.
  private func condition(_ typed: Typed, for name: String) -> any Node {
    let made = node(typed)
    return typed.type == .bool ? made : ConditionNode(made, for: name, range: typed.source.range)
  }

  private func logicalNode(_ joiner: LogicalOperator, _ parts: ArraySlice<any Node>) -> any Node {
    guard parts.count > 1 else { return parts.first ?? ConstantNode(.value(false)) }
    let middle = parts.startIndex + parts.count / 2
    return LogicalNode(
      joiner, logicalNode(joiner, parts[..<middle]), logicalNode(joiner, parts[middle...]))
  }

  private func containedNode(
    _ element: Typed, _ container: Typed, _ range: Range<Int>
  ) -> any Node {
    let all = node(container)
    if let known = all as? ConstantNode, case .value(.list(let values)) = known.outcome {
      let texts = values.compactMap { value in
        if case .string(let text) = value { text } else { nil as String? }
      }
      if texts.count == values.count { return AmongTextsNode(node(element), texts) }
    }
    return ContainedNode(node(element), all, range: range)
  }

  /// A node of its own for the operations that rules are made of; nil for the others.
  private func commonNode(
    _ function: Function, _ operands: [Typed], _ nodes: [any Node], _ range: Range<Int>
  ) -> (any Node)? {
    if function.name == "!", nodes.count == 1, operands[0].type == .bool {
      return NotNode(nodes[0])
    }
    guard nodes.count == 2 else { return nil }
    switch function.name {
    case "==", "!=":
      let isNegated = function.name == "!="
      if let slot = nodes[0] as? SlotNode, let known = nodes[1] as? ConstantNode,
        case .value(.string(let text)) = known.outcome
      {
        return SlotIsTextNode(slot.slot, text, isNegated: isNegated)
      }
      return EqualNode(nodes[0], nodes[1], isNegated: isNegated, range: range)
    case "<", "<=", ">", ">=":
      guard let sign = BinaryOperator(rawValue: function.name) else { return nil }
      return RelationNode(nodes[0], sign, nodes[1], range: range)
    case "matches": return matchNode(nodes[0], nodes[1], range)
    default:
      guard let test = TextTestNode.Test(rawValue: function.name) else { return nil }
      return TextTestNode(test, nodes[0], nodes[1], range: range)
    }
  }

  private func callNode(
    _ function: Function, _ operands: [Typed], _ range: Range<Int>
  ) -> any Node {
    let nodes = operands.map(node)
    if let common = commonNode(function, operands, nodes, range) { return common }
    switch function.implementation {
    case .unary(let body) where nodes.count == 1:
      return UnaryNode(function, body, nodes[0], range: range)
    case .binary(let body) where nodes.count == 2:
      return BinaryNode(function, body, nodes[0], nodes[1], range: range)
    default:
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
    let elements = node(over)
    let last = arguments.count - 1
    let nodes = arguments.enumerated().map { place, argument in
      place < last || macro.isPredicate
        ? condition(argument, for: macro.name(variables: locals.count)) : node(argument)
    }
    let element: any Node = LocalNode(locals[0])
    let isFilter = macro == .filter
    let filter = isFilter || nodes.count == 2 ? nodes.first : nil
    return ComprehensionNode(
      macro, over: elements, locals: locals, filter: filter,
      body: isFilter ? element : nodes.last ?? element, range: range,
      roundCost: arguments.reduce(1) { $0 + $1.source.size },
      isTotal: over.isTotal && over.type.isContainer)
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
    case let node as LogicalNode: node.left is ConstantNode && node.right is ConstantNode
    case let node as EqualNode: node.left is ConstantNode && node.right is ConstantNode
    case let node as RelationNode: node.left is ConstantNode && node.right is ConstantNode
    case let node as TextTestNode: node.left is ConstantNode && node.right is ConstantNode
    case let node as NotNode: node.operand is ConstantNode
    case let node as ConditionNode: node.operand is ConstantNode
    case let node as AmongTextsNode: node.element is ConstantNode
    default: false
    }
  }
}
