/// Turns a checked condition into steps over cells.
struct ConditionAssembler {
  private(set) var operations: [Operation] = []
  /// The texts, numbers and lists that are known beforehand; the first is the unknown.
  private(set) var constants: [Outcome] = [.unknown(UnknownSet(""))]
  /// The pieces that only the general evaluation can tell.
  private(set) var pieces: [any Node] = []
  private let assembler: Assembler
  private let columns: [Int]
  /// The places of the macros' variables that are alive; pieces that could name them cannot be
  /// evaluated apart.
  private var locals: [Int] = []

  /// Lists of more texts than that are searched by a table, in the general evaluation.
  private static let listLimit = 16

  init(_ assembler: Assembler, columns: [Int]) {
    self.assembler = assembler
    self.columns = columns
  }

  /// Adds the steps of a condition.
  mutating func add(_ typed: Typed) {
    let (start, known) = (operations.count, pieces.count)
    if addQuickly(typed) { return }
    operations.removeSubrange(start...)
    pieces.removeSubrange(known...)
    var operation = Operation(.general)
    operation.place = Int32(pieces.count)
    pieces.append(assembler.node(typed))
    append(operation)
  }

  /// Adds the steps of a part; false where there are none for it.
  private mutating func addPart(_ typed: Typed) -> Bool {
    if !locals.isEmpty { return addQuickly(typed) }
    add(typed)
    return true
  }

  private mutating func addQuickly(_ typed: Typed) -> Bool {
    switch typed.form {
    case .constant(.bool(let holds)):
      var operation = Operation(.constant)
      operation.flag = holds
      return append(operation)
    case .slot, .local: return append(.cell, operand(typed))
    case .logical(let joiner, let parts): return addGroup(joiner == .and ? .and : .or, parts)
    case .conditional(let test, let then, let otherwise):
      return addGroup(
        .conditional, [test, then, otherwise], flag: test.isTotal && test.type == .bool)
    case .contained(let element, let container):
      return append(.contained, operand(element), operand(container))
    case .call(let function, let operands): return addCall(function.name, operands)
    case .comprehension(let macro, let over, let locals, let arguments):
      return addMacro(macro, over, locals, arguments)
    default: return false
    }
  }

  @discardableResult
  private mutating func append(_ operation: Operation) -> Bool {
    var operation = operation
    operation.end = Int32(operations.count + 1)
    operations.append(operation)
    return true
  }

  private mutating func append(
    _ code: Operation.Code, _ left: Operation.Operand?, _ right: Operation.Operand? = nil,
    _ change: (inout Operation) -> Void = { _ in }
  ) -> Bool {
    guard let left else { return false }
    var operation = Operation(code)
    operation.left = left
    if let right { operation.right = right } else if code != .cell { return false }
    change(&operation)
    return append(operation)
  }

  private mutating func addGroup(
    _ code: Operation.Code, _ parts: [Typed], flag: Bool = false
  ) -> Bool {
    let start = operations.count
    var operation = Operation(code)
    operation.flag = flag
    append(operation)
    for part in parts where !addPart(part) { return false }
    operations[start].end = Int32(operations.count)
    return true
  }

  private mutating func addMacro(
    _ macro: Macro, _ over: Typed, _ locals: [Int], _ arguments: [Typed]
  ) -> Bool {
    guard macro == .all || macro == .exists, locals.count == 1, arguments.count == 1,
      let list = operand(over)
    else { return false }
    let start = operations.count
    var operation = Operation(macro == .all ? .all : .exists)
    operation.left = list
    operation.place = Int32(locals[0])
    operation.outer = self.locals.last.map { Int32($0) } ?? -1
    operation.flag = over.isTotal && over.type.isContainer
    operation.cost = Int32(1 + arguments[0].source.size)
    append(operation)
    self.locals.append(locals[0])
    defer { self.locals.removeLast() }
    guard addQuickly(arguments[0]) else { return false }
    operations[start].end = Int32(operations.count)
    operations[start].isApart = operations[(start + 1)...].allSatisfy { step in
      step.operands.allSatisfy { $0.isConstant || $0.isLocal(locals[0]) }
    }
    return true
  }
}

// MARK: calls and operands

extension ConditionAssembler {
  private mutating func addCall(_ name: String, _ operands: [Typed]) -> Bool {
    if name == "!", operands.count == 1 { return addGroup(.not, operands) }
    guard operands.count == 2 else { return false }
    let left = operands[0]
    let right = operands[1]
    if let code = Self.joined[name], let parts = joinedParts(right), name != "!=" {
      return append(code, operand(left), operand(parts.0)) { [last = operand(parts.1)] in
        $0.last = last ?? .absent
      }
    }
    if let relation = Relation(name) {
      return append(.relation, operand(left), operand(right)) { $0.relation = relation }
    }
    guard let code = Self.codes[name] else { return false }
    return append(code, operand(left), operand(right)) { $0.flag = name == "!=" }
  }

  private static let codes: [String: Operation.Code] = [
    "==": .equal, "!=": .equal, "startsWith": .startsWith, "endsWith": .endsWith,
    "contains": .contains,
  ]

  private static let joined: [String: Operation.Code] = [
    "==": .equalJoined, "startsWith": .startsWithJoined, "endsWith": .endsWithJoined,
  ]

  /// The two texts that make up a joined one, where both are in cells.
  private mutating func joinedParts(_ typed: Typed) -> (Typed, Typed)? {
    guard case .call(let function, let operands) = typed.form, function.name == "+",
      operands.count == 2, typed.type == .string, operands.allSatisfy({ $0.isInCell })
    else { return nil }
    return (operands[0], operands[1])
  }

  /// Where the value of a part is; nil where it has to be worked out first.
  private mutating func operand(_ typed: Typed) -> Operation.Operand? {
    switch typed.form {
    case .slot(let slot): return .init(space: .column, place: Int32(columns[slot]))
    case .local(let place, _): return .init(space: .local, place: Int32(place))
    case .constant, .list, .call: break
    default: return nil
    }
    guard let known = assembler.node(typed) as? ConstantNode, case .value(let value) = known.outcome
    else { return nil }
    if case .list(let values) = value, values.count > Self.listLimit { return nil }
    constants.append(known.outcome)
    return .init(space: .constant, place: Int32(constants.count - 1))
  }
}

extension Typed {
  /// Whether its value is there without working anything out.
  fileprivate var isInCell: Bool {
    switch form {
    case .slot, .local, .constant: true
    default: false
    }
  }
}
