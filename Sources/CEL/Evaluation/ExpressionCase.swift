/// One expression with what its names stand for, as the language's conformance cases have it.
public struct ExpressionCase: Sendable {
  /// The text of the expression.
  public var expression: String
  /// Whether types are checked before it is evaluated.
  public var isChecked: Bool
  /// What each name, which may be dotted, stands for; the type check takes all of them as `dyn`.
  public var bindings: [String: Outcome]

  /// What became of a case.
  public enum Result: Hashable, Sendable {
    /// What evaluating it gave.
    case outcome(Outcome)
    /// The expression cannot be evaluated at all.
    case rejected(CompilationError)
  }

  /// Describes a case.
  public init(_ expression: String, isChecked: Bool = true, bindings: [String: Outcome] = [:]) {
    self.expression = expression
    self.isChecked = isChecked
    self.bindings = bindings
  }

  /// Compiles and evaluates the expression; a name without binding is an error.
  public func evaluate(limits: Limits = .init()) -> Result {
    do {
      let program = try compile(limits: limits)
      return .outcome(program.evaluate { value(of: program.variables[$0]) })
    } catch {
      return .rejected(error)
    }
  }

  private func compile(limits: Limits) throws(CompilationError) -> Program {
    let variables = bindings.keys.map { VariableDeclaration($0, .dyn) }
    let environment = Environment(variables: variables, limits: limits)
    return try isChecked
      ? environment.compile(expression) : environment.compileUnchecked(expression)
  }

  private func value(of name: String) -> Outcome {
    bindings[name] ?? .failure(.undeclared, "`\(name)` has no value")
  }
}
