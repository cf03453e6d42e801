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
  /// How many steps an evaluation takes, as far as that can be told before it.
  ///
  /// The lower bound holds whatever the variables are, unless the evaluation fails early. For the
  /// upper one they are taken to be no larger than ``Limits/assumedSize``. While evaluating, steps
  /// are counted, and more than ``Limits/cost`` are an error.
  public let estimatedCost: ClosedRange<Int>
  let typed: Typed
  let limits: Limits
  let localCount: Int
  private let compiled: CompiledExpression

  init(
    expression: Expression, typed: Typed, variables: [String], localCount: Int, limits: Limits
  ) {
    self.expression = expression
    self.typed = typed
    self.variables = variables
    self.limits = limits
    self.localCount = localCount
    resultType = typed.type.settled
    var estimator = CostEstimator(limits: limits)
    let cost = estimator.estimate(typed).cost
    estimatedCost = cost.least...max(cost.least, cost.most)
    compiled = CompiledExpression(
      typed, slotCount: variables.count, localCount: localCount, limits: LimitsHolder(limits))
  }

  /// Evaluates the expression; `lookup` is asked once for each slot, in order, and gives what the
  /// variable of ``variables`` at that place stands for.
  public func evaluate(_ lookup: (Int) -> Outcome) -> Outcome {
    withUnsafeTemporaryAllocation(of: Outcome.self, capacity: variables.count) { room in
      for slot in variables.indices { room.initializeElement(at: slot, to: lookup(slot)) }
      defer { room.deinitialize() }
      return compiled.evaluate(UnsafeBufferPointer(room).span)
    }
  }

  /// Evaluates the expression with what each of ``variables`` stands for, in that order; a variable
  /// that is not there is an error.
  public func evaluate(slots: [Outcome]) -> Outcome {
    evaluate(slots: slots.span)
  }

  /// Evaluates the expression with what each of ``variables`` stands for, in that order; a variable
  /// that is not there is an error.
  public func evaluate(slots: Span<Outcome>) -> Outcome {
    guard slots.count >= compiled.slotCount else {
      return .failure(.undeclared, "`\(variables[slots.count])` has no value")
    }
    return compiled.evaluate(slots)
  }
}

/// What all evaluations of an expression share.
final class CompiledExpression: Sendable {
  let slotCount: Int
  private let localCount: Int
  private let limits: LimitsHolder
  private let root: any Node

  init(_ typed: Typed, slotCount: Int, localCount: Int, limits: LimitsHolder) {
    self.slotCount = slotCount
    self.localCount = localCount
    self.limits = limits
    root = Assembler(limits).node(typed)
  }

  func evaluate(_ slots: Span<Outcome>) -> Outcome {
    EvaluationState.with(limits, localCount: localCount) { state in
      let outcome = root.evaluate(slots, &state)
      // An operand that ran out of steps must not be covered up by one that decides without it.
      return state.isExhausted ? .error(state.costFailure) : outcome
    }
  }
}
