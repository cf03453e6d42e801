import CEL
import Randomness
import Testing

/// Random expressions over random inputs.
@Suite struct PropertyTests {
  /// What an expression gives that has no unknowns: a value, or nil for an error.
  private func reference(_ expression: Expression, _ names: [String: Value]) -> Value? {
    try? ReferenceEvaluator(names: names).evaluate(expression)
  }

  private func outcome(_ program: Program, _ names: [String: Value]) -> Outcome {
    program.evaluate { slot in
      let name = program.variables[slot]
      return names[name].map { .value($0) } ?? .unknown(UnknownSet(name))
    }
  }

  private func inputs(_ random: inout SeededGenerator) -> [String: Value] {
    var names: [String: Value] = [:]
    for domain in RandomExpressions.domains { names[domain.name] = random.pick(domain.values) }
    return names
  }

  @Test func compiledAgreesWithReference() throws {
    print("compiled against reference: seed \(PropertyRun.seed), \(PropertyRun.cases) cases")
    var random = SeededGenerator(seed: PropertyRun.seed)
    var done = 0
    while done < PropertyRun.cases {
      var expressions = RandomExpressions(random: random)
      let source = expressions.next(
        expressions.random.pick([.bool, .int, .string, .list(.int)]), depth: 4)
      random = expressions.random
      let program = try RandomExpressions.environment.compile(source)
      let records = (0..<4).map { _ in inputs(&random) }
      let decisions = RecordDecisions(program, records)
      for (place, names) in records.enumerated() {
        let expected = reference(program.expression, names)
        let actual = outcome(program, names)
        done += 1
        if let problem = decisions?.problem(of: place, expecting: actual) {
          Issue.record("\(source) with \(names): \(problem)")
          return
        }
        if case .error = actual, expected == nil { continue }
        guard let expected, actual == .value(expected) else {
          Issue.record("\(source) with \(names) gave \(actual), not \(expected as Any)")
          return
        }
      }
    }
  }

  @Test func decidedMeansEveryCompletion() throws {
    print("partial inputs: seed \(PropertyRun.seed), \(PropertyRun.cases) cases")
    var random = SeededGenerator(seed: PropertyRun.seed &+ 1)
    var undecided = 0
    var constant = 0
    for _ in 0..<PropertyRun.cases {
      var expressions = RandomExpressions(random: random)
      let source = expressions.next(.bool, depth: 3)
      random = expressions.random
      let program = try RandomExpressions.environment.compile(source)
      var names = inputs(&random)
      let open = program.variables.filter { _ in random.below(2) == 0 }.prefix(4)
      for name in open { names[name] = nil }
      let result = outcome(program, names)
      let all = completions(of: names, Array(open))
      let completions = all.map { reference(program.expression, $0) }
      let records = [names] + all.prefix(80)
      let decisions = RecordDecisions(program, records)
      for (place, record) in records.enumerated() {
        let single = place == 0 ? result : outcome(program, record)
        if let problem = decisions?.problem(of: place, expecting: single) {
          Issue.record("\(source) with \(record): \(problem)")
          return
        }
      }
      if let problem = problem(result, completions, open: Set(open)) {
        Issue.record("\(source) with \(names): \(problem)")
        return
      }
      if case .unknown(let set) = result {
        undecided += 1
        constant += completions.allSatisfy { $0 == completions.first } ? 1 : 0
        if let problem = settling(set, program, names) {
          Issue.record("\(source) with \(names): \(problem)")
          return
        }
      }
    }
    print("undecided: \(undecided), of which no completion of the sample differs: \(constant)")
  }

  /// What contradicts a result under partial input.
  private func problem(
    _ result: Outcome, _ completions: [Value?], open: Set<String>
  ) -> String? {
    switch result {
    case .value(let value):
      completions.allSatisfy { $0 == value } ? nil : "decided \(value), but not every completion is"
    case .error(let error):
      completions.allSatisfy { $0 == nil } ? nil : "failed (\(error.message)), but not always"
    case .unknown(let set):
      open.isSuperset(of: set.names) ? nil : "names \(set.names), of which not all are open"
    }
  }

  /// Whatever the named attributes turn out to be, the result is decided then.
  private func settling(
    _ set: UnknownSet, _ program: Program, _ names: [String: Value]
  ) -> String? {
    for completion in completions(of: names, set.names) {
      if case .unknown(let more) = outcome(program, completion) {
        return "names \(set.names), but then needs \(more.names)"
      }
    }
    return nil
  }

  private func completions(of names: [String: Value], _ open: [String]) -> [[String: Value]] {
    var result = [names]
    for name in open {
      let values = RandomExpressions.domains.first { $0.name == name }?.values ?? []
      result = result.flatMap { known in
        values.map { value in
          var more = known
          more[name] = value
          return more
        }
      }
    }
    return result
  }
}
