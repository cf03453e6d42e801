/// Resolves the names of an expression and checks its types.
struct Checker {
  let environment: Environment
  /// Without the check, what is wrong becomes an expression that fails when it is evaluated.
  let isChecked: Bool
  private(set) var problems: [SyntaxError] = []
  /// The declared variables that occur, in the order of their first occurrence.
  private(set) var slots: [String] = []
  private(set) var localCount = 0
  private var places: [String: Int] = [:]
  private(set) var scopes: [Local] = []

  /// A macro's variable that is alive.
  struct Local {
    let name: String
    let type: ValueType
    let origin: Origin?
    /// Whether what it stands for cannot fail.
    var isTotal = true
  }

  init(environment: Environment, isChecked: Bool) {
    self.environment = environment
    self.isChecked = isChecked
  }

  /// Notes a problem with an expression, and goes on.
  mutating func report(_ message: String, help: String? = nil, at place: Expression) {
    problems.append(SyntaxError(message, help: help, at: place.range))
  }

  /// Something that is wrong: a problem where types are checked, else a failure when evaluated.
  mutating func wrong(
    _ kind: EvaluationError.Kind, _ message: String, help: String? = nil, at place: Expression
  ) -> Typed {
    if isChecked { report(message, help: help, at: place) }
    let error = EvaluationError(kind, message, range: place.range)
    return Typed(.failure(error), .dyn, place)
  }

  /// The place of a declared variable among the program's.
  mutating func slot(of name: String) -> Int {
    if let known = places[name] { return known }
    places[name] = slots.count
    slots.append(name)
    return slots.count - 1
  }

  /// Makes a macro's variable alive; its place.
  mutating func open(_ local: Local) -> Int {
    scopes.append(local)
    localCount = max(localCount, scopes.count)
    return scopes.count - 1
  }

  /// Ends the life of as many variables as were opened last.
  mutating func close(_ count: Int) {
    scopes.removeLast(count)
  }

  mutating func check(_ expression: Expression) -> Typed {
    switch expression.kind {
    case .literal(let value): return Typed(.constant(value), value.literalType, expression)
    case .identifier, .select: return name(expression)
    case .has(let operand, let field): return has(operand, field, expression)
    case .index(let operand, let index): return element(operand, index, expression)
    case .unary(let sign, let operand):
      return call(Library.function(for: sign), [check(operand)], isMember: false, expression)
    case .binary(let sign, let left, let right): return binary(sign, left, right, expression)
    case .logical(let joiner, let parts):
      return Typed(.logical(joiner, parts.map { condition($0) }), .bool, expression)
    case .conditional(let test, let then, let otherwise):
      return conditional(test, then, otherwise, expression)
    case .list(let elements): return list(elements, expression)
    case .map(let entries): return map(entries, expression)
    case .call(let name, let target, let arguments):
      return call(name, target, arguments, expression)
    case .comprehension(let comprehension): return self.comprehension(comprehension, expression)
    case .bind(let name, let value, let body): return bind(name, value, body, expression)
    }
  }

  /// Checks an expression that has to be true or false.
  mutating func condition(_ expression: Expression) -> Typed {
    let typed = check(expression)
    if isChecked, !typed.type.fits(.bool) {
      report("this is \(typed.type.named), not a bool", at: expression)
    }
    return typed
  }

  private mutating func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ source: Expression
  ) -> Typed {
    let operands = [check(left), check(right)]
    guard let function = Library.function(for: sign) else {
      return wrong(.undeclared, "`\(sign.rawValue)` is no operator", at: source)
    }
    let typed = call(function, operands, isMember: false, source)
    guard sign == .contained, case .call = typed.form else { return typed }
    return Typed(.contained(operands[0], operands[1]), .bool, source)
  }

  private mutating func conditional(
    _ test: Expression, _ then: Expression, _ otherwise: Expression, _ source: Expression
  ) -> Typed {
    let parts = (condition(test), check(then), check(otherwise))
    if isChecked, !parts.1.type.fits(parts.2.type), !parts.2.type.fits(parts.1.type) {
      report(
        "the branches differ: \(parts.1.type.named) and \(parts.2.type.named)",
        help: "`dyn(…)` around one of them allows that", at: source)
    }
    let type = parts.1.type.joined(with: parts.2.type)
    return Typed(.conditional(parts.0, parts.1, parts.2), type, source)
  }

  private mutating func list(_ elements: [Expression], _ source: Expression) -> Typed {
    let typed = elements.map { check($0) }
    let element = typed.reduce(ValueType.never) { $0.joined(with: $1.type) }
    return Typed(.list(typed), .list(element), source)
  }

  private mutating func map(_ entries: [Expression.MapEntry], _ source: Expression) -> Typed {
    var typed: [(key: Typed, value: Typed)] = []
    var types = (key: ValueType.never, value: ValueType.never)
    for entry in entries {
      let pair = (key: check(entry.key), value: check(entry.value))
      if isChecked, ![.bool, .int, .uint, .string, .dyn].contains(pair.key.type) {
        report(
          "\(pair.key.type.named) cannot be the key of a map",
          help: "keys are bool, int, uint or string", at: entry.key)
      }
      types.key = types.key.joined(with: pair.key.type)
      types.value = types.value.joined(with: pair.value.type)
      typed.append(pair)
    }
    return Typed(.map(typed), .map(types.key, types.value), source)
  }
}

extension Value {
  /// The type of a literal.
  fileprivate var literalType: ValueType {
    switch self {
    case .null: .null
    case .bool: .bool
    case .int: .int
    case .uint: .uint
    case .double: .double
    case .string: .string
    case .bytes: .bytes
    default: .dyn
    }
  }
}

extension ValueType {
  /// The type with its article, for messages.
  var named: String {
    switch self {
    case .null: "null"
    case .dyn: "dyn"
    case .bytes: "bytes"
    case .int: "an int"
    default: "a \(self)"
    }
  }
}
