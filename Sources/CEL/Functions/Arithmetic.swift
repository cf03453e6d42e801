extension Library {
  static let binaries: [BinaryOperator: Function] = {
    var result: [BinaryOperator: Function] = [:]
    for (sign, function) in arithmetic + comparison { result[sign] = function }
    return result
  }()

  static let not = Function(
    "!", [.global(.bool, gives: .bool)],
    .unary { (operand) throws(EvaluationError) in
      guard case .bool(let value) = operand else {
        throw .unsupported("!", [operand])
      }
      return .bool(!value)
    }, isTotal: true)

  static let negate = Function(
    "-", [.global(.int, gives: .int), .global(.double, gives: .double)],
    .unary { (operand) throws(EvaluationError) in
      switch operand {
      case .int(let value):
        guard value != .min else { throw .overflow("-") }
        return .int(-value)
      case .double(let value): return .double(-value)
      default: throw .unsupported("-", [operand])
      }
    })

  private static let arithmetic: [(BinaryOperator, Function)] = [
    (
      .add,
      Function(
        "+", numbers + [same(.string), same(.bytes), same(.duration), lists] + shifted,
        .binary(add), isLinear: true)
    ),
    (
      .subtract,
      Function(
        "-",
        numbers + [
          same(.duration), .global(.timestamp, .duration, gives: .timestamp),
          .global(.timestamp, .timestamp, gives: .duration),
        ], .binary(subtract))
    ),
    (.multiply, Function("*", numbers, .binary(multiply))),
    (.divide, Function("/", numbers, .binary(divide))),
    (.remainder, Function("%", [same(.int), same(.uint)], .binary(remainder))),
  ]

  private static func same(_ type: TypePattern) -> Overload { .global(type, type, gives: type) }
  private static let numbers = [same(.int), same(.uint), same(.double)]
  private static let lists = Overload.global(.list(.a), .list(.a), gives: .list(.a))
  private static let shifted = [
    Overload.global(.timestamp, .duration, gives: .timestamp),
    .global(.duration, .timestamp, gives: .timestamp),
  ]

  private static func checked<T>(
    _ result: (partialValue: T, overflow: Bool), _ name: String
  ) throws(EvaluationError) -> T {
    guard !result.overflow else { throw .overflow(name) }
    return result.partialValue
  }

  @Sendable static func add(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)): return .int(try checked(a.addingReportingOverflow(b), "+"))
    case (.uint(let a), .uint(let b)): return .uint(try checked(a.addingReportingOverflow(b), "+"))
    case (.double(let a), .double(let b)): return .double(a + b)
    case (.string(let a), .string(let b)): return .string(a + b)
    case (.bytes(let a), .bytes(let b)): return .bytes(a + b)
    case (.list(let a), .list(let b)): return .list(a + b)
    case (.duration(let a), .duration(let b)):
      let sum = a.nanoseconds.addingReportingOverflow(b.nanoseconds)
      return .duration(TimeSpan(nanoseconds: try checked(sum, "+")))
    case (.timestamp(let a), .duration(let b)), (.duration(let b), .timestamp(let a)):
      guard let moved = a.advanced(by: b.nanoseconds) else { throw .overflow("+") }
      return .timestamp(moved)
    default: throw .unsupported("+", [left, right])
    }
  }

  @Sendable static func subtract(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      return .int(try checked(a.subtractingReportingOverflow(b), "-"))
    case (.uint(let a), .uint(let b)):
      return .uint(try checked(a.subtractingReportingOverflow(b), "-"))
    case (.double(let a), .double(let b)): return .double(a - b)
    case (.duration(let a), .duration(let b)):
      let rest = a.nanoseconds.subtractingReportingOverflow(b.nanoseconds)
      return .duration(TimeSpan(nanoseconds: try checked(rest, "-")))
    case (.timestamp(let a), .duration(let b)):
      guard b.nanoseconds != .min, let moved = a.advanced(by: -b.nanoseconds) else {
        throw .overflow("-")
      }
      return .timestamp(moved)
    case (.timestamp(let a), .timestamp(let b)):
      guard let span = a.since(b) else { throw .overflow("-") }
      return .duration(span)
    default: throw .unsupported("-", [left, right])
    }
  }

  @Sendable static func multiply(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      return .int(try checked(a.multipliedReportingOverflow(by: b), "*"))
    case (.uint(let a), .uint(let b)):
      return .uint(try checked(a.multipliedReportingOverflow(by: b), "*"))
    case (.double(let a), .double(let b)): return .double(a * b)
    default: throw .unsupported("*", [left, right])
    }
  }

  @Sendable static func divide(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      guard b != 0 else { throw byZero }
      return .int(try checked(a.dividedReportingOverflow(by: b), "/"))
    case (.uint(let a), .uint(let b)):
      guard b != 0 else { throw byZero }
      return .uint(a / b)
    case (.double(let a), .double(let b)): return .double(a / b)
    default: throw .unsupported("/", [left, right])
    }
  }

  @Sendable static func remainder(_ left: Value, _ right: Value) throws(EvaluationError) -> Value {
    switch (left, right) {
    case (.int(let a), .int(let b)):
      guard b != 0 else { throw byZero }
      return .int(try checked(a.remainderReportingOverflow(dividingBy: b), "%"))
    case (.uint(let a), .uint(let b)):
      guard b != 0 else { throw byZero }
      return .uint(a % b)
    default: throw .unsupported("%", [left, right])
    }
  }

  private static var byZero: EvaluationError {
    EvaluationError(.divisionByZero, "division by zero")
  }
}
