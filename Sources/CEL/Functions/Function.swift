/// A function of the language: what it takes, and what it does.
struct Function: Sendable {
  typealias Unary = @Sendable (Value) throws(EvaluationError) -> Value
  typealias Binary = @Sendable (Value, Value) throws(EvaluationError) -> Value
  typealias Variadic = @Sendable ([Value], Limits) throws(EvaluationError) -> Value

  /// What it does; arguments of types that no overload has give `unsupportedTypes`.
  enum Implementation: Sendable {
    case unary(Unary)
    case binary(Binary)
    /// Any number of arguments, and those functions that could make much of little.
    case variadic(Variadic)
  }

  /// How messages name it.
  let name: String
  let overloads: [Overload]
  let implementation: Implementation
  /// Whether its time grows with the size of its arguments.
  var isLinear = false
  /// Whether it never fails on arguments that one of its overloads takes.
  var isTotal = false

  init(
    _ name: String, _ overloads: [Overload], _ implementation: Implementation,
    isLinear: Bool = false, isTotal: Bool = false
  ) {
    self.name = name
    self.overloads = overloads
    self.implementation = implementation
    self.isLinear = isLinear
    self.isTotal = isTotal
  }

  /// Applies the function to values.
  func apply(_ arguments: [Value], _ limits: Limits) throws(EvaluationError) -> Value {
    switch implementation {
    case .unary(let body):
      guard arguments.count == 1 else { throw unsupported(arguments) }
      return try body(arguments[0])
    case .binary(let body):
      guard arguments.count == 2 else { throw unsupported(arguments) }
      return try body(arguments[0], arguments[1])
    case .variadic(let body): return try body(arguments, limits)
    }
  }

  private func unsupported(_ arguments: [Value]) -> EvaluationError {
    .unsupported(name, arguments)
  }
}

extension EvaluationError {
  /// An operation that the types of its operands do not have.
  static func unsupported(_ name: String, _ arguments: [Value]) -> EvaluationError {
    let types = arguments.map(\.typeName.rawValue).joined(separator: ", ")
    return EvaluationError(.unsupportedTypes, "`\(name)` does not take (\(types))")
  }

  static func overflow(_ name: String) -> EvaluationError {
    EvaluationError(.overflow, "the result of `\(name)` is out of range")
  }
}

/// All functions, by the names that expressions use.
enum Library {
  /// The functions that are called by name; a namespaced one has its dots.
  static let functions: [String: Function] = {
    var result: [String: Function] = [:]
    let all = [
      Self.sizes, conversions, texts, patterns, times, searches, changes, formats,
    ]
    for function in all.joined() { result[function.name] = function }
    return result
  }()

  /// What an operator between two operands does.
  static func function(for sign: BinaryOperator) -> Function? { binaries[sign] }

  /// What an operator before its operand does.
  static func function(for sign: UnaryOperator) -> Function {
    sign == .not ? not : negate
  }
}
