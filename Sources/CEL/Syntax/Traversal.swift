extension Expression.Kind {
  /// Calls `body` with each direct part, in the order of the text.
  func forEachChild(_ body: (Expression) -> Void) {
    switch self {
    case .literal, .identifier: break
    case .select(let operand, _), .has(let operand, _), .unary(_, let operand): body(operand)
    case .index(let left, let right), .binary(_, let left, let right):
      body(left)
      body(right)
    case .logical(_, let parts), .list(let parts): parts.forEach(body)
    case .conditional(let condition, let then, let otherwise):
      body(condition)
      body(then)
      body(otherwise)
    case .map(let entries):
      for entry in entries {
        body(entry.key)
        body(entry.value)
      }
    case .call(_, let target, let arguments):
      target.map(body)
      arguments.forEach(body)
    case .comprehension(let comprehension):
      body(comprehension.range)
      comprehension.arguments.forEach(body)
    case .bind(_, let value, let inner):
      body(value)
      body(inner)
    }
  }

  /// The same form with each direct part replaced.
  func mapChildren<Failure: Error>(
    _ body: (Expression) throws(Failure) -> Expression
  ) throws(Failure) -> Expression.Kind {
    switch self {
    case .literal, .identifier: return self
    case .select(let operand, let field): return .select(try body(operand), field: field)
    case .has(let operand, let field): return .has(try body(operand), field: field)
    case .index(let left, let right): return .index(try body(left), try body(right))
    case .unary(let sign, let operand): return .unary(sign, try body(operand))
    case .binary(let sign, let left, let right):
      return .binary(sign, try body(left), try body(right))
    case .logical(let joiner, let parts):
      let parts = try parts.map(body)
      return .logical(joiner, parts.flatMap { $0.operands(of: joiner) })
    case .conditional(let condition, let then, let otherwise):
      return .conditional(
        try body(condition), then: try body(then), otherwise: try body(otherwise))
    case .list(let elements): return .list(try elements.map(body))
    case .map(let entries):
      return .map(
        try entries.map { (entry) throws(Failure) in
          Expression.MapEntry(key: try body(entry.key), value: try body(entry.value))
        })
    case .call(let name, let target, let arguments):
      let target = try target.map(body)
      return .call(name, target: target, arguments: try arguments.map(body))
    case .comprehension(let old):
      let range = try body(old.range)
      return .comprehension(
        Expression.Comprehension(
          old.macro, over: range, variables: old.variables, arguments: try old.arguments.map(body)))
    case .bind(let name, let value, let inner):
      return .bind(name, value: try body(value), body: try body(inner))
    }
  }
}

extension Expression {
  /// The direct parts, in the order of the text.
  public var children: [Expression] {
    var result: [Expression] = []
    kind.forEachChild { result.append($0) }
    return result
  }

  /// Calls `visit` with the expression and, where that returns true, with its parts.
  public func walk(_ visit: (Expression) -> Bool) {
    guard visit(self) else { return }
    kind.forEachChild { $0.walk(visit) }
  }

  /// The expression with every part replaced by what `change` makes of it, innermost first.
  ///
  /// `change` returns its argument where it has nothing to change; what it throws is thrown on.
  public func rewrite<Failure: Error>(
    _ change: (Expression) throws(Failure) -> Expression
  ) throws(Failure) -> Expression {
    let inner = try kind.mapChildren { (part) throws(Failure) in try part.rewrite(change) }
    return try change(Expression(inner, range: range))
  }

  /// The number of nodes.
  public var size: Int {
    var result = 1
    kind.forEachChild { result += $0.size }
    return result
  }
}
