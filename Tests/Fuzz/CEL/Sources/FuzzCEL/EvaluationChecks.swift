import CEL

/// Checking and evaluating: every expression has an outcome, and outcomes do not contradict.
enum EvaluationChecks {
  static func run(_ source: String) {
    let unchecked: Program
    do throws(CompilationError) {
      unchecked = try Inputs.environment.compileUnchecked(source)
    } catch {
      return SyntaxChecks.check(error, in: source)
    }
    var checked: Program?
    do throws(CompilationError) {
      checked = try Inputs.environment.compile(source)
    } catch {
      SyntaxChecks.check(error, in: source)
    }
    TableChecks.run(unchecked)
    if let checked { TableChecks.run(checked) }
    for row in 0..<Inputs.rowCount {
      let outcome = complete(unchecked, row)
      tracing(unchecked, row, outcome)
      partial(unchecked, row, outcome)
      guard let checked else { continue }
      let typed = complete(checked, row)
      tracing(checked, row, typed)
      partial(checked, row, typed)
      if case .value = typed { precondition(typed == outcome, "the type check changed the value") }
    }
  }

  /// The outcome where every variable has a value.
  private static func complete(_ program: Program, _ row: Int) -> Outcome {
    program.evaluate { .value(Inputs.value(of: program.variables[$0], in: row)) }
  }

  /// A trace ends with what evaluation gives.
  private static func tracing(_ program: Program, _ row: Int, _ outcome: Outcome) {
    let trace = program.trace { .value(Inputs.value(of: program.variables[$0], in: row)) }
    switch (trace.outcome, outcome) {
    case (.error, .error): break
    default: precondition(trace.outcome == outcome || isLimit(trace.outcome) || isLimit(outcome))
    }
  }

  /// What is decided while something is unknown is decided rightly, and what is not names only
  /// unknowns that settle it.
  private static func partial(_ program: Program, _ row: Int, _ whole: Outcome) {
    for parity in 0..<3 {
      var open = Set(
        program.variables.indices.filter { parity == 2 || $0 % 2 == parity }
          .map { program.variables[$0] })
      let outcome = evaluate(program, row, open)
      switch outcome {
      case .value:
        precondition(outcome == whole || isLimit(whole), "decided, but not for this completion")
      case .error:
        if case .value = whole, !isLimit(outcome) {
          preconditionFailure("failed, but not for this completion")
        }
      case .unknown(let set):
        guard set.names.allSatisfy({ Inputs.isVariable($0) }) else { continue }
        precondition(open.isSuperset(of: set.names), "names what is known")
        open.subtract(set.names)
        if case .unknown(let more) = evaluate(program, row, open) {
          precondition(
            more.names.allSatisfy { !Inputs.isVariable($0) }, "settled, but needs more names")
        }
      }
    }
  }

  private static func evaluate(_ program: Program, _ row: Int, _ open: Set<String>) -> Outcome {
    program.evaluate { slot in
      let name = program.variables[slot]
      return open.contains(name)
        ? .unknown(UnknownSet(name)) : .value(Inputs.value(of: name, in: row))
    }
  }

  private static func isLimit(_ outcome: Outcome) -> Bool {
    if case .error(let error) = outcome { error.kind == .limit } else { false }
  }
}
