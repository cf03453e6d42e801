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
}
