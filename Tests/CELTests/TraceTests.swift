import CEL
import Randomness
import Testing

@Suite struct TraceTests {
  @Test func keepsWhatEachPartGave() throws {
    let environment = Environment(variables: [
      VariableDeclaration("a.b", .int), VariableDeclaration("l", .list(.int)),
      VariableDeclaration("u", .bool),
    ])
    let program = try environment.compile("l.exists(e, e == a.b) || u && 1 / 0 == 1")
    let inputs: [String: Outcome] = ["a.b": .value(2), "l": .value([1, 2, 3])]
    let trace = program.trace { inputs[program.variables[$0]] ?? .unknown(UnknownSet("u")) }
    #expect(trace.outcome == .value(true))
    let lines = trace.entries.map { entry in
      "\(entry.depth) \(entry.expression): \(entry.outcomes.compactMap(\.value))"
    }
    #expect(
      lines == [
        "0 l.exists(e, e == a.b) || u && 1 / 0 == 1: [true]",
        "1 l.exists(e, e == a.b): [true]", "2 l: [[1, 2, 3]]",
        "2 e == a.b: [false, true]", "3 e: [1, 2]", "3 a.b: [2, 2]",
        "1 u && 1 / 0 == 1: []", "2 u: []", "2 1 / 0 == 1: []", "3 1 / 0: []",
      ])
  }

  @Test func aPatternThatIsNoneFailsWithoutItsText() throws {
    let environment = Environment(variables: [VariableDeclaration("s", .string)])
    let program = try environment.compile("s.matches(\")\".reverse() + \"(\")")
    let unknown = Outcome.unknown(UnknownSet("s"))
    let outcome = program.evaluate { _ in unknown }
    guard case .error(let error) = outcome, case .error = program.trace({ _ in unknown }).outcome
    else {
      Issue.record("gave \(outcome)")
      return
    }
    #expect(error.kind == .invalidArgument)
  }

  @Test func agreesWithEvaluation() throws {
    var random = SeededGenerator(seed: PropertyRun.seed &+ 3)
    print("traces: seed \(PropertyRun.seed)")
    for _ in 0..<1000 {
      var expressions = RandomExpressions(random: random)
      let program = try RandomExpressions.environment.compile(expressions.next(.bool, depth: 4))
      random = expressions.random
      let slots = program.variables.map { name in
        let domain = RandomExpressions.domains.first { $0.name == name }
        return random.below(3) == 0
          ? Outcome.unknown(UnknownSet(name)) : .value(random.pick(domain?.values ?? []))
      }
      let trace = program.trace { slots[$0] }
      let outcome = program.evaluate(slots: slots)
      guard case .error = outcome, case .error = trace.outcome else {
        #expect(trace.outcome == outcome, "\(program.expression)")
        continue
      }
    }
  }
}
