import CEL
import Testing

/// What fuzzing and differential tests found.
@Suite struct RegressionTests {
  private static let environment = Environment(variables: [
    VariableDeclaration("r", .dyn, missingFields: .unknown, foldsFieldCase: true)
  ])

  /// A record nobody knows is not a record that lacks the field.
  @Test func unknownRecordsHaveUnknownFields() throws {
    for source in ["has(r.c)", "has(r.c.d)", "has(r.c[0].d)", "!has(r.c.d) || r.c.d == 1"] {
      let program = try Self.environment.compile(source)
      let outcome = program.evaluate { _ in .unknown(UnknownSet("r")) }
      #expect(outcome == .unknown(UnknownSet("r")), "\(source)")
    }
    let known = try Self.environment.compile("has(r.c.d)")
    #expect(known.evaluate { _ in .value(.map(ValueMap(fields: []))) } == .value(false))
  }

  /// Without the type check, what an operand is may be an error whatever its value is.
  @Test func uncheckedTypesDecideNothing() throws {
    let environment = Environment(variables: [
      VariableDeclaration("d", .double), VariableDeclaration("s", .string),
    ])
    for source in [
      "d.exists(k, v, 51 == 16u)", "d.all(e, true)", "(d < s) == true ? 1 : 1",
      "1 in [d < s, 1]",
    ] {
      let program = try environment.compileUnchecked(source)
      let partial = program.evaluate { slot in
        program.variables[slot] == "d" ? .unknown(UnknownSet("d")) : .value("a")
      }
      let whole = program.evaluate { slot in
        .value(program.variables[slot] == "d" ? 0.5 : "a")
      }
      guard case .error = whole else {
        Issue.record("\(source) gave \(whole)")
        continue
      }
      #expect(partial.value == nil, "\(source)")
    }
  }
}
