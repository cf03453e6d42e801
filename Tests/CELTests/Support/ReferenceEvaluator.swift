import CEL

/// Evaluates expressions the slow and obvious way, straight from the tree, with all names known.
struct ReferenceEvaluator {
  /// There is no value.
  struct Failure: Error {}

  var names: [String: Value]

  func evaluate(_ expression: Expression) throws(Failure) -> Value {
    if let path = expression.path, let value = names[path] { return value }
    switch expression.kind {
    case .literal(let value): return value
    case .unary(let sign, let operand): return try unary(sign, try evaluate(operand))
    case .binary(let sign, let left, let right):
      return try binary(sign, try evaluate(left), try evaluate(right))
    case .logical(let joiner, let parts): return try logical(joiner == .or, parts)
    case .conditional(let condition, let then, let otherwise):
      return try evaluate(try truth(try evaluate(condition)) ? then : otherwise)
    case .list(let elements):
      var values: [Value] = []
      for element in elements { values.append(try evaluate(element)) }
      return .list(values)
    case .index(let operand, let index):
      guard case .list(let elements) = try evaluate(operand),
        case .int(let place) = try evaluate(index), place >= 0, place < Int64(elements.count)
      else { throw Failure() }
      return elements[Int(place)]
    case .call(let name, let target, let arguments):
      var values: [Value] = []
      for argument in (target.map { [$0] } ?? []) + arguments {
        values.append(try evaluate(argument))
      }
      return try call(name, values)
    case .comprehension(let comprehension): return try self.comprehension(comprehension)
    case .bind(let name, let value, let body): return try bind(name, value, body)
    default: throw Failure()
    }
  }

  private func truth(_ value: Value) throws(Failure) -> Bool {
    guard case .bool(let truth) = value else { throw Failure() }
    return truth
  }

  /// A bound value that fails only matters where it is used, so its name then has no value.
  private func bind(
    _ name: String, _ value: Expression, _ body: Expression
  ) throws(Failure) -> Value {
    var inner = self
    inner.names[name] = try? evaluate(value)
    return try inner.evaluate(body)
  }

  private func logical(_ decisive: Bool, _ parts: [Expression]) throws(Failure) -> Value {
    var failed = false
    for part in parts {
      do {
        if try truth(try evaluate(part)) == decisive { return .bool(decisive) }
      } catch {
        failed = true
      }
    }
    if failed { throw Failure() }
    return .bool(!decisive)
  }

  private func unary(_ sign: UnaryOperator, _ value: Value) throws(Failure) -> Value {
    switch (sign, value) {
    case (.not, .bool(let truth)): return .bool(!truth)
    case (.negate, .int(let number)) where number != .min: return .int(-number)
    case (.negate, .double(let number)): return .double(-number)
    default: throw Failure()
    }
  }

  private func binary(
    _ sign: BinaryOperator, _ left: Value, _ right: Value
  ) throws(Failure) -> Value {
    switch (sign, left, right) {
    case (.equal, _, _): return .bool(same(left, right))
    case (.notEqual, _, _): return .bool(!same(left, right))
    case (.contained, _, .list(let elements)):
      return .bool(elements.contains { same($0, left) })
    case (.add, .string(let a), .string(let b)): return .string(a + b)
    case (.add, .list(let a), .list(let b)): return .list(a + b)
    case (_, .int(let a), .int(let b)): return try integers(sign, a, b)
    case (_, .double(let a), .double(let b)): return try doubles(sign, a, b)
    case (_, .string(let a), .string(let b)):
      return try ordered(
        sign, Array(a.utf8).lexicographicallyPrecedes(Array(b.utf8)),
        Array(b.utf8).lexicographicallyPrecedes(Array(a.utf8)))
    default: throw Failure()
    }
  }

  private func same(_ left: Value, _ right: Value) -> Bool {
    switch (left, right) {
    case (.string(let a), .string(let b)): Array(a.utf8) == Array(b.utf8)
    case (.double(let a), .double(let b)): a == b
    case (.list(let a), .list(let b)):
      a.count == b.count && a.indices.allSatisfy { same(a[$0], b[$0]) }
    default: left == right
    }
  }

  private func integers(_ sign: BinaryOperator, _ a: Int64, _ b: Int64) throws(Failure) -> Value {
    let wide: Int
    let (left, right) = (Int(a), Int(b))
    var overflow = false
    switch sign {
    case .add: (wide, overflow) = left.addingReportingOverflow(right)
    case .subtract: (wide, overflow) = left.subtractingReportingOverflow(right)
    case .multiply: (wide, overflow) = left.multipliedReportingOverflow(by: right)
    case .divide where b != 0: (wide, overflow) = left.dividedReportingOverflow(by: right)
    case .remainder where b != 0:
      (wide, overflow) = left.remainderReportingOverflow(dividingBy: right)
    case .divide, .remainder: throw Failure()
    default: return try ordered(sign, a < b, b < a)
    }
    guard !overflow else { throw Failure() }
    return .int(Int64(wide))
  }

  private func doubles(_ sign: BinaryOperator, _ a: Double, _ b: Double) throws(Failure) -> Value {
    switch sign {
    case .add: return .double(a + b)
    case .subtract: return .double(a - b)
    case .multiply: return .double(a * b)
    case .divide: return .double(a / b)
    case .lessOrEqual: return .bool(a <= b)
    case .greaterOrEqual: return .bool(a >= b)
    default: return try ordered(sign, a < b, b < a)
    }
  }

  private func ordered(
    _ sign: BinaryOperator, _ before: Bool, _ after: Bool
  ) throws(Failure) -> Value {
    switch sign {
    case .less: return .bool(before)
    case .lessOrEqual: return .bool(!after)
    case .greater: return .bool(after)
    case .greaterOrEqual: return .bool(!before)
    default: throw Failure()
    }
  }

  private func call(_ name: String, _ values: [Value]) throws(Failure) -> Value {
    switch (name, values.first, values.last) {
    case ("size", .string(let text), _): return .int(Int64(text.unicodeScalars.count))
    case ("size", .list(let elements), _): return .int(Int64(elements.count))
    case (_, .string(let text), .string(let part)):
      let (all, wanted) = (Array(text.utf8), Array(part.utf8))
      switch name {
      case "startsWith": return .bool(all.starts(with: wanted))
      case "endsWith": return .bool(all.reversed().starts(with: wanted.reversed()))
      case "contains":
        return .bool((0...all.count).contains { all[$0...].starts(with: wanted) })
      default: throw Failure()
      }
    default: throw Failure()
    }
  }

  private func comprehension(
    _ comprehension: Expression.Comprehension
  ) throws(Failure) -> Value {
    guard case .list(let elements) = try evaluate(comprehension.range),
      let body = comprehension.arguments.last
    else { throw Failure() }
    var results: [Result<Value, Failure>] = []
    for element in elements {
      var inner = self
      inner.names[comprehension.variables[0]] = element
      do { results.append(.success(try inner.evaluate(body))) } catch {
        results.append(.failure(error))
      }
    }
    switch comprehension.macro {
    case .all, .exists:
      let decisive = comprehension.macro == .exists
      if results.contains(where: { $0.value == .bool(decisive) }) { return .bool(decisive) }
      for result in results { _ = try result.get() }
      return .bool(!decisive)
    default: break
    }
    var values: [Value] = []
    for result in results { values.append(try result.get()) }
    switch comprehension.macro {
    case .existsOne: return .bool(values.count { $0 == true } == 1)
    case .filter: return .list(zip(elements, values).filter { $0.1 == true }.map(\.0))
    default: return .list(values)
    }
  }
}

extension Result {
  fileprivate var value: Success? { try? get() }
}
