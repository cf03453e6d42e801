import CEL
import Testing

/// Conditions over tables of records.
@Suite struct RecordTableTests {
  private let environment = Environment(variables: [
    VariableDeclaration("name", .string), VariableDeclaration("names", .list(.string)),
    VariableDeclaration("number", .int), VariableDeclaration("on", .bool),
    VariableDeclaration("any", .dyn), VariableDeclaration("anys", .list(.dyn)),
  ])
  private let layout = RecordLayout(variables: ["on", "name", "names", "number", "any", "anys"])

  private func condition(_ source: String) throws -> Condition {
    try #require(Condition(try environment.compile(source), over: layout))
  }

  /// A table of records; what they lack is not known.
  private func table(_ records: [[String: Value]]) -> RecordTable {
    RecordTable(layout, count: records.count) { record, column in
      let name = layout.variables[column]
      return records[record][name].map { .value($0) } ?? .unknown(UnknownSet(name))
    }
  }

  private func decide(_ source: String, _ record: [String: Value]) throws -> Decision {
    try condition(source).decide(0, of: table([record]))
  }

  @Test func layoutGivesEachVariableOneColumn() throws {
    let program = try environment.compile("on && name == \"a\" || on && number > 1")
    let layout = RecordLayout(programs: [program, program])
    #expect(layout.variables == ["on", "name", "number"])
    #expect(layout.column(of: "number") == 2)
    #expect(layout.column(of: "names") == nil)
  }

  @Test func onlyConditionsWithAllColumnsAreTaken() throws {
    #expect(Condition(try environment.compile("number + 1"), over: layout) == nil)
    #expect(Condition(try environment.compile("any"), over: layout) == nil)
    let narrow = RecordLayout(variables: ["on"])
    #expect(Condition(try environment.compile("on && number > 1"), over: narrow) == nil)
  }

  @Test func blocksSayTheSameAsSingleRecords() throws {
    let records = (0..<150).map { place -> [String: Value] in
      var record: [String: Value] = [
        "number": .int(Int64(place % 7)),
        "name": .string(String(repeating: "x", count: place % 20)),
        "names": .list((0..<place % 5 * 9).map { .string("name \($0)") }),
      ]
      if place % 3 == 0 { record["on"] = .bool(place % 2 == 0) }
      return record
    }
    let table = table(records)
    for source in [
      "on", "number > 3 && on", "name == \"xxxxxxxxxxxxxxxxxx\"",
      "names.exists(n, n == \"name 30\")",
      "names.all(n, n != \"name 8\") || on", "names.exists(n, n == name || n == \"name 20\")",
      "names.exists(a, names.exists(b, a + b == \"name 1name 2\"))",
      "names.exists(a, names.all(b, a == b))", "!(number in [1, 2, 5]) && size(name) > 4",
      "on ? number > 2 : number > 1",
    ] {
      let condition = try condition(source)
      for start in stride(from: 0, to: records.count, by: Decisions.capacity) {
        let rows = start..<min(start + Decisions.capacity, records.count)
        let all = condition.decide(rows, of: table)
        #expect(all.yes | all.no | all.unknown | all.error == Decisions.all(rows.count))
        for row in rows {
          let single = Decision(
            condition.program.evaluate { slot in
              let name = condition.program.variables[slot]
              return records[row][name].map { .value($0) } ?? .unknown(UnknownSet(name))
            })
          #expect(all[row - start] == single, "\(source) of record \(row)")
          #expect(condition.decide(row, of: table) == single, "\(source) of record \(row)")
        }
      }
    }
  }

  @Test func onlyRecordsAskedAboutAreDecided() throws {
    let table = table([["on": true], ["on": false], [:], ["on": true]])
    let decisions = try condition("on").decide(0..<4, of: table, among: 0b1110)
    #expect(decisions.yes == 0b1000)
    #expect(decisions.no == 0b0010)
    #expect(decisions.unknown == 0b0100)
    #expect(decisions.error == 0)
    #expect(decisions[0] == nil)
    #expect(decisions[1] == .no)
    #expect(decisions[64] == nil)
    #expect(decisions[-1] == nil)
    #expect(try condition("on").decide(2..<2, of: table)[0] == nil)
  }

  @Test func unknownsKeepTheirNames() throws {
    let condition = try condition("on && number > 1")
    let table = table([["number": 2], [:], ["number": 1]])
    #expect(condition.evaluate(0, of: table) == .unknown(UnknownSet("on")))
    #expect(condition.evaluate(1, of: table).unknownNames == ["number", "on"])
    #expect(condition.evaluate(2, of: table) == .value(false))
  }

  @Test func valuesThatCellsCannotHoldGoTheGeneralWay() throws {
    #expect(try decide("any == 1u", ["any": .uint(1)]) == .yes)
    #expect(try decide("any == 1", ["any": .uint(1)]) == .yes)
    #expect(try decide("any in [1, 2]", ["any": .uint(2)]) == .yes)
    #expect(try decide("any == null", ["any": nil]) == .yes)
    #expect(try decide("any != [1]", ["any": [[1]]]) == .yes)
    #expect(try decide("anys.exists(a, a == 2)", ["anys": [[1], .uint(2)]]) == .yes)
    #expect(try decide("anys.all(a, a < 2)", ["anys": ["a", 3]]) == .no)
    #expect(try decide("anys.all(a, a < 2)", ["anys": ["a", 1]]) == .error)
    #expect(try decide("any < 2", ["any": .double(.nan)]) == .no)
    #expect(try decide("any == any", ["any": .double(.nan)]) == .no)
    #expect(try decide("any >= 2.5", ["any": 3]) == .yes)
  }

  @Test func failuresAreErrors() throws {
    #expect(try decide("1 / number > 0", ["number": 0]) == .error)
    #expect(try decide("1 / number > 0 || on", ["number": 0, "on": true]) == .yes)
    #expect(try decide("1 / number > 0 || on", ["number": 0]) == .unknown)
    #expect(try decide("on", ["on": "true"]) == .error)
    #expect(try decide("name < \"b\"", ["name": 1]) == .error)
    #expect(try decide("name.startsWith(\"a\")", ["name": nil]) == .error)
    #expect(try decide("name in names", ["name": "a", "names": nil]) == .error)
    #expect(try decide("any ? on : on", ["any": 1, "on": true]) == .error)
  }

  @Test func fieldsThatFailAreErrors() throws {
    let table = RecordTable(layout, count: 1) { _, _ in
      .error(EvaluationError(.missing, "no such key"))
    }
    #expect(try condition("on").decide(0, of: table) == .error)
    #expect(try condition("on || true").decide(0, of: table) == .yes)
  }

  @Test func textsCompareByTheirBytes() throws {
    for (left, right) in [
      ("abcdefgh", "abcdefgh\u{0}"), ("é", "e\u{301}"), ("abcdefghi", "abcdefgh"), ("", "\u{0}"),
      ("abcdefghijklmnopq", "abcdefghijklmnopr"), ("zz", "é"),
    ] {
      let values: [String: Value] = ["name": .string(left), "any": .string(right)]
      #expect(try decide("name == any", values) == .no, "\(left) \(right)")
      let isBefore = left.utf8.lexicographicallyPrecedes(right.utf8)
      #expect(try decide("name < any", values) == (isBefore ? .yes : .no), "\(left) \(right)")
      #expect(try decide("name >= any", values) == (isBefore ? .no : .yes), "\(left) \(right)")
    }
  }

  @Test func joinedTextsAreComparedPartByPart() throws {
    let values: [String: Value] = ["name": "someone@example.org", "any": "example.org"]
    #expect(try decide("name.endsWith(\"@\" + string(any))", values) == .yes)
    let texts = Environment(variables: [
      VariableDeclaration("a", .string), VariableDeclaration("b", .string),
    ])
    let layout = RecordLayout(variables: ["a", "b"])
    let table = RecordTable(layout, count: 2) { record, column in
      if column == 0 { return .value("someone@example.org") }
      return record == 0 ? .value("example.org") : .unknown(UnknownSet("b"))
    }
    for (source, expected) in [
      ("a.endsWith(\"@\" + b)", Decision.yes), ("a.endsWith(\"#\" + b)", .no),
      ("a == \"someone@\" + b", .yes), ("a == \"omeone@\" + b", .no), ("a != \"x\" + b", .yes),
      ("a.startsWith(\"some\" + b)", .no), ("(\"some\" + b).startsWith(a)", .no),
      ("a.contains(\"@\" + b)", .yes), ("b.endsWith(a + b)", .no),
    ] {
      let condition = try #require(Condition(try texts.compile(source), over: layout))
      #expect(condition.decide(0, of: table) == expected, "\(source)")
      #expect(condition.decide(1, of: table) == .unknown, "\(source)")
    }
    let known = try texts.compile("a.startsWith(\"some\" + \"one\")")
    #expect(try #require(Condition(known, over: layout)).decide(1, of: table) == .yes)
  }

  @Test func stepsAreCounted() throws {
    var limits = Limits()
    limits.cost = 20_000
    let environment = Environment(
      variables: [VariableDeclaration("names", .list(.string)), VariableDeclaration("on", .bool)],
      limits: limits)
    let layout = RecordLayout(variables: ["names", "on"])
    let names = Value.list((0..<3000).map { .string("name \($0)") })
    let table = RecordTable(layout, count: 1) { _, column in .value(column == 0 ? names : true) }
    for source in [
      "names.exists(a, names.exists(b, a == b + \"x\"))", "names.exists(a, !(a in names))",
      "names.all(a, names.all(b, a != b || on))",
    ] {
      let condition = try #require(Condition(try environment.compile(source), over: layout))
      #expect(condition.decide(0, of: table) == .error, "\(source)")
      guard case .error(let error) = condition.evaluate(0, of: table) else {
        Issue.record("\(source) has no limit")
        continue
      }
      #expect(error.kind == .limit)
      #expect(error.message.hasPrefix("limit cost"))
    }
  }
}

extension Outcome {
  fileprivate var unknownNames: [String] {
    if case .unknown(let set) = self { set.names } else { [] }
  }
}

extension Decisions {
  fileprivate static func all(_ count: Int) -> UInt64 {
    count == capacity ? .max : (1 << UInt64(count)) - 1
  }
}
