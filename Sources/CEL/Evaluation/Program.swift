/// An expression that has been checked and compiled; it can be evaluated any number of times, from
/// any thread.
public struct Program: Sendable {
  /// What was compiled.
  public let expression: Expression
  /// The type of its value; `dyn` where that is only known when it is evaluated.
  public let resultType: ValueType
  /// The declared variables that it names, each once, in the order of their first occurrence.
  ///
  /// Their places are the slots that evaluation asks for.
  public let variables: [String]
  let typed: Typed
  private let root: any Node
  private let localCount: Int
  private let limits: Limits

  init(
    expression: Expression, typed: Typed, variables: [String], localCount: Int, limits: Limits
  ) {
    self.expression = expression
    self.typed = typed
    self.variables = variables
    self.localCount = localCount
    self.limits = limits
    resultType = typed.type.settled
    root = Assembler(limits: limits).node(typed)
  }

  /// Evaluates the expression; `lookup` is asked once for each slot, in order, and gives what the
  /// variable of ``variables`` at that place stands for.
  public func evaluate(_ lookup: (Int) -> Outcome) -> Outcome {
    let slots = variables.indices.map(lookup)
    return evaluate(slots: slots.span)
  }

  /// Evaluates the expression with what each of ``variables`` stands for, in that order; a variable
  /// that is not there is an error.
  public func evaluate(slots: Span<Outcome>) -> Outcome {
    guard slots.count >= variables.count else {
      return .failure(.undeclared, "`\(variables[slots.count])` has no value")
    }
    var state = EvaluationState(limits: limits, localCount: localCount)
    let outcome = root.evaluate(slots, &state)
    // An operand that ran out of steps must not be covered up by one that decides without it.
    return state.isExhausted ? .error(state.costFailure) : outcome
  }
}
