import CEL
import Testing

/// Evaluates an expression without variables.
func evaluate(_ source: String) throws -> Outcome {
  try Environment(variables: []).compile(source).evaluate { _ in .value(.null) }
}

@Suite struct EvaluationTests {
  static let cases: [(String, Value)] = [
    ("1 + 2 * 3", 7), ("\"a\" + 'b' == \"ab\"", true), ("[1, 2].exists(e, e == 2)", true),
    ("{\"a\": 1}.a", 1), ("size(\"ä\")", 1), ("\"x1\".matches(\"^x[0-9]$\")", true),
    ("true || 1 / 0 == 1", true), ("2 in [1, 2]", true),
    ("[1, 2, 3].filter(e, e > 1)", [2, 3]),
  ]

  @Test(arguments: cases)
  func gives(_ source: String, _ expected: Value) throws {
    #expect(try evaluate(source) == .value(expected))
  }
}

/// A raw record, as vocabularies read it.
@Suite struct RecordTests {
  static let record = Value.map(
    ValueMap(fields: [
      ("Web", .map(ValueMap(fields: [("redirectUris", ["a", "b"])]))),
      ("isEnabled", true), ("mailbox", nil),
      ("items", [.map(ValueMap(fields: [("name", "n")])), .map(ValueMap(fields: []))]),
    ]))
  static let cases: [(String, Outcome)] = [
    ("record.web.REDIRECTURIS[1]", .value("b")),
    ("record.isenabled", .value(true)),
    ("record.web.other", .unknown(UnknownSet("record.web.other"))),
    ("record.api.other == 1", .unknown(UnknownSet("record.api"))),
    ("record.mailbox.imap", .unknown(UnknownSet("record.mailbox.imap"))),
    ("record[\"@type\"]", .unknown(UnknownSet("record[\"@type\"]"))),
    ("has(record.web)", .value(true)), ("has(record.api)", .value(false)),
    ("has(record.api.other)", .value(false)), ("has(record.mailbox.imap)", .value(false)),
    ("record.items.exists(i, i.name == \"n\")", .value(true)),
    ("record.items.all(i, i.name == \"n\")", .unknown(UnknownSet("record.items[].name"))),
    ("record.mailbox == null", .value(true)),
  ]

  @Test(arguments: cases)
  func gives(_ source: String, _ expected: Outcome) throws {
    let environment = Environment(variables: [
      VariableDeclaration("record", .dyn, missingFields: .unknown, foldsFieldCase: true)
    ])
    #expect(try environment.compile(source).evaluate { _ in .value(Self.record) } == expected)
  }
}
