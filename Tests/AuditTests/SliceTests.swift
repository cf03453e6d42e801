import CEL
import Foundation
import Policy
import Randomness
import Snapshot
import Testing

@testable import Audit

/// Large collections that are read a part at a time get the verdicts that they get when all of them are
/// held.
@Suite struct SliceTests {
  private static let vocabularyText = """
    apiVersion: proviso/v1
    kind: Vocabulary
    metadata: {name: slices, version: 1}
    entities:
      tenant: {cardinality: one}
      person: {cardinality: many, key: person.address}
      link: {cardinality: many, key: link.name}
    attributes:
      tenant.strict: {type: bool, from: {test.tenant: record.strict}}
      person.address: {type: email, from: {test.people: record.mail}}
      person.flag: {type: bool, from: {test.people: record.flag}}
      person.text: {type: string, from: {test.people: record.text}}
      person.level: {type: int, from: {test.extras: record.extra}}
      person.notes: {type: list<string>, match: any, from: {test.notes: record.note}}
      person.asked: {type: bool, attest: ask them}
      person.derived: {type: bool, derive: 'person.text == "a" ? person.flag : tenant.strict'}
      link.name: {type: string, from: {test.links: record.link}}
      link.port: {type: int, from: {test.links: record.port}}
    formats:
      test.tenant: {recognise: {members: [strict]}, feeds: tenant}
      test.links: {recognise: {members: [link]}, feeds: link}
      test.people:
        reader: [json, csv]
        recognise: [{context: people}, {members: [id, mail]}]
        feeds: person
        keys: {id: record.id, address: record.mail}
      test.extras:
        reader: [json, csv]
        recognise: [{context: extras}, {members: [extra]}]
        feeds: person
        keys: {id: record.person, address: record.address}
      test.notes:
        reader: [json, csv]
        recognise: [{context: notes}, {members: [note]}]
        feeds: person
        joins_only: true
        many: true
        keys: {id: record.person}
    joins:
      person: [id, address]
    """

  private static let rules = [
    "person.flag", "person.text != \"a\" || person.level > 1", "person.level < 2 && person.flag",
    "person.notes.exists(note, note == \"x\")", "size(person.notes) == 0", "person.asked",
    "person.derived", "tenant.strict || person.flag", "link.port == 25",
    "person.flag && link.port == 25", "person.address.endsWith(\"2@x.example\")",
    "person.level / size(person.text) > 0",
  ]

  private static let assessments = [
    "",
    """
    cases:
      - {name: one, person: 'person.flag', link: 'link.port == 25'}
    """,
    """
    cases:
      - {name: one, link: 'link.name == "l1"', facts: {person.asked: true}}
      - {name: two, person: 'person.address == "nobody@x.example"'}
      - {name: three, person: 'person.level > 0', facts: {person.asked: false}}
    """,
    """
    cases:
      - {name: one, facts: {person.text: a}}
    """,
    """
    waivers:
      - {requirement: r0, subject: 'person.text == "b"', reason: old, approved_by: me, expires: 2030-01-01}
      - {requirement: r1, reason: old, approved_by: me, expires: 2030-01-01}
      - {requirement: r8, subject: 'link.port == 1', reason: old, approved_by: me, expires: 2030-01-01}
    attestations:
      - {attribute: person.asked, value: true, subject: 'person.flag', by: me, on: 2026-01-01}
      - {attribute: person.level, value: 2, by: me, on: 2026-01-01}
      - {requirement: manual, verdict: pass, subject: 'person.flag', by: me, on: 2026-01-01}
    """,
  ]

  private static func vocabularies() throws -> VocabularySet {
    try VocabularySet([
      try VocabularyFile.read(Array(vocabularyText.utf8), file: "slices.vocabulary.yaml")
    ])
  }

  private static func policy() -> PolicyDocument {
    House.policy(
      rules.enumerated().map { number, rule in
        House.constraint("r\(number)", when: number % 4 == 1 ? "person.flag" : nil, require: rule)
      } + [House.constraint("manual", when: "person.flag")])
  }

  // MARK: Records

  private static func record(
    _ random: inout SeededGenerator, _ members: [(name: String, values: [String])]
  ) -> ExportWriter.Record {
    var record: ExportWriter.Record = []
    for (name, values) in members where values.count == 1 || random.below(8) > 0 {
      record.append((name, random.pick(values)))
    }
    return record
  }

  private static func people(_ count: Int, _ random: inout SeededGenerator) -> [ExportWriter.Record]
  {
    (0..<count).map { number in
      // Some people are in the export twice, and some share an address.
      let id = random.below(12) == 0 ? random.below(count) : number
      let mail = random.below(20) == 0 ? random.below(count) : id
      return record(
        &random,
        [
          ("id", ["\"i\(id)\""]), ("mail", ["\"P\(mail)@x.example\""]),
          ("flag", ["true", "false", "null", "\"maybe\""]),
          ("text", ["\"a\"", "\"b\"", "null", "\"a,b;c\"", "\"x\\ny\"", "\"ä [\"", "\"\""]),
        ])
    }
  }

  private static func extras(_ count: Int, _ random: inout SeededGenerator) -> [ExportWriter.Record]
  {
    // Nobody knows whose a record without a name is, so that all have to be read together.
    let mayBeNameless = random.below(8) == 0
    return (0..<count).map { number in
      let whom = random.below(count + 3)
      var own = record(&random, [("extra", ["0", "1", "2", "null", "\"many\""])])
      if own.isEmpty { own = [("extra", "1")] }
      if random.below(4) > 0 { own.append(("person", "\"i\(whom)\"")) }
      if random.below(3) == 0 || (own.count < 2 && !mayBeNameless) {
        own.append(("address", "\"p\(whom)@X.example\""))
      }
      return own
    }
  }

  private static func notes(_ count: Int, _ random: inout SeededGenerator) -> [ExportWriter.Record]
  {
    (0..<count).map { _ in
      [
        ("note", random.pick(["\"x\"", "\"y\"", "null"])),
        ("person", "\"i\(random.below(count))\""),
      ]
    }
  }

  /// Cuts records into files of random shapes.
  private static func write(
    _ records: [ExportWriter.Record], _ collection: String, to folder: TemporaryFolder,
    _ random: inout SeededGenerator
  ) throws {
    let shapes = ExportWriter.Shape.allCases
    let pages = 1 + random.below(3)
    let size = records.count / pages + 1
    for page in 0..<pages {
      let own = Array(records.dropFirst(page * size).prefix(size))
      guard !own.isEmpty else { continue }
      let isLast = page == pages - 1 && random.below(6) > 0
      var text = ExportWriter.text(
        own, random.pick(shapes), collection: collection, hasMore: !isLast)
      if random.below(25) == 0 { text = String(text.prefix(text.count - text.count / 3)) }
      try folder.write(text, to: "\(collection)\(page).export")
    }
  }

  // MARK: Audits

  private static func whole(
    _ folder: TemporaryFolder, _ assessment: Assessment?
  ) throws -> (result: AuditResult, warnings: [String]) {
    let vocabularies = try vocabularies()
    let snapshot = try ConfigurationSnapshot.load(path: folder.path, vocabularies: vocabularies)
    let result = try Auditor(
      policies: [policy()], vocabularies: vocabularies, snapshot: snapshot, assessment: assessment
    ).run()
    return (result, result.warnings + snapshot.warnings.map(\.description))
  }

  private static func sliced(
    _ folder: TemporaryFolder, _ assessment: Assessment?, findings: Int = 4, rows: StreamRows? = nil
  ) throws -> (result: AuditResult, warnings: [String], collections: [String])? {
    let vocabularies = try vocabularies()
    guard
      let snapshot = try SlicedSnapshot.load(
        path: folder.path, vocabularies: vocabularies, from: 700,
        sizes: SliceSizes(slice: 300, part: 500))
    else { return nil }
    var options = StreamOptions()
    options.findings = findings
    options.rows = rows
    let auditor = Auditor(
      policies: [policy()], vocabularies: vocabularies, snapshot: snapshot.base,
      assessment: assessment)
    guard let result = try auditor.run(over: snapshot, options) else { return nil }
    let warnings = result.warnings + snapshot.base.warnings.map(\.description)
    return (result, warnings, snapshot.entities)
  }

  private static func assessment(_ text: String) throws -> Assessment? {
    guard !text.isEmpty else { return nil }
    let head = "apiVersion: proviso/v1\nkind: Assessment\nmetadata: {name: test}\n"
    return try AssessmentFile.read(
      Array((head + text).utf8), file: "test.assessment.yaml", vocabularies: try vocabularies())
  }

  private static func compare(
    _ folder: TemporaryFolder, _ assessment: Assessment?, seed: UInt64
  ) throws -> Bool {
    let comment = Comment("seed \(seed)")
    guard let expected = try? whole(folder, assessment) else {
      // What cannot be read as a whole cannot be read in parts.
      let result = try? sliced(folder, assessment)
      #expect(result == nil, comment)
      return false
    }
    guard let found = try sliced(folder, assessment) else { return false }
    for (one, other) in zip(expected.result.requirements, found.result.requirements) {
      let rule = one.check.require?.text ?? "manual"
      #expect(one.tally == other.tally, "seed \(seed), \(rule)")
      guard other.isStreamed else {
        #expect(one.findings == other.findings, "seed \(seed), \(rule)")
        continue
      }
      // Whoever has no name is called by the place of the record.
      for finding in other.findings where !finding.subject.contains(" in line ") {
        let isThere = one.findings.contains(finding)
        #expect(isThere, "seed \(seed), \(rule), \(finding.subject)")
      }
    }
    let named = [expected.warnings, found.warnings].map { warnings in
      Set(warnings.filter { !$0.contains("person person ") })
    }
    #expect(named[0] == named[1], comment)
    return true
  }

  @Test func verdictsAreThoseOfTheWholeSnapshot() throws {
    let compared = try (1...60).count { try Self.compareAll(seed: UInt64($0)) }
    // The others are damaged, or one of their files is of another kind than its beginning.
    #expect(compared >= 30)
  }

  private static func compareAll(seed: UInt64) throws -> Bool {
    var random = SeededGenerator(seed: seed)
    let folder = try TemporaryFolder()
    let count = 20 + random.below(40)
    try Self.write(Self.people(count, &random), "people", to: folder, &random)
    if random.below(3) > 0 {
      try Self.write(Self.extras(count, &random), "extras", to: folder, &random)
    }
    if random.below(3) == 0 {
      try Self.write(Self.notes(count, &random), "notes", to: folder, &random)
    }
    try folder.write(#"{"strict": \#(random.pick(["true", "false", "null"]))}"#, to: "tenant.json")
    try folder.write(#"[{"link":"l1","port":25},{"link":"l2","port":1}]"#, to: "links.json")
    return try Self.assessments.allSatisfy { text in
      try Self.compare(folder, try Self.assessment(text), seed: seed)
    }
  }

  @Test(arguments: ExportWriter.Shape.allCases)
  func everyShapeIsReadInParts(shape: ExportWriter.Shape) throws {
    var random = SeededGenerator(seed: 7)
    let folder = try TemporaryFolder()
    let people = (0..<60).map { number -> ExportWriter.Record in
      [("id", "\"i\(number)\""), ("mail", "\"p\(number)@x.example\""), ("flag", "true")]
    }
    let extras = people.map { record -> ExportWriter.Record in
      [("person", record[0].json), ("extra", random.pick(["1", "2"]))]
    }.reversed()
    try folder.write(ExportWriter.text(people, shape, collection: "people"), to: "people.export")
    try folder.write(#"{"strict": true}"#, to: "tenant.json")
    try folder.write(#"[{"link":"l1","port":25}]"#, to: "links.json")
    #expect(try Self.compare(folder, nil, seed: 7))
    try folder.write(ExportWriter.text(Array(extras), shape, collection: "extras"), to: "x.export")
    #expect(try Self.compare(folder, nil, seed: 7))
  }

  @Test func aCollectionWithoutInstancesIsJudgedLikeASmallOne() throws {
    let folder = try TemporaryFolder()
    let notes = (0..<60).map { number -> ExportWriter.Record in
      [("note", "\"x\""), ("person", "\"i\(number)\"")]
    }
    try folder.write(ExportWriter.text(notes, .list, collection: "notes"), to: "notes.json")
    for text in Self.assessments {
      #expect(try Self.compare(folder, try Self.assessment(text), seed: 0))
    }
  }

  @Test func findingsKeepTheOrderAndTheLinesOfTheFile() throws {
    let folder = try TemporaryFolder()
    let people = (0..<60).map { number -> ExportWriter.Record in
      [("id", "\"i\(number)\""), ("mail", "\"p\(number)@x.example\""), ("flag", "false")]
    }
    try folder.write(ExportWriter.text(people, .spreadList, collection: "people"), to: "p.json")
    let whole = try Self.whole(folder, nil).result.requirements[0]
    let sliced = try #require(try Self.sliced(folder, nil)).result.requirements[0]
    #expect(sliced.findings == Array(whole.findings.prefix(4)))
    #expect(sliced.findings.map { $0.evidence.first?.line } == [4, 7, 10, 13])
    #expect(sliced.tally == whole.tally)
  }

  @Test func everyVerdictIsARow() throws {
    let folder = try TemporaryFolder()
    let people = (0..<60).map { number -> ExportWriter.Record in
      [
        ("id", "\"i\(number)\""), ("mail", "\"p\(number)@x.example\""),
        ("flag", "\(number % 2 == 0)"),
      ]
    }
    try folder.write(ExportWriter.text(people, .table, collection: "people"), to: "people.csv")
    var written: [Finding] = []
    var checks = 0
    let rows = StreamRows(
      descriptor: -1, name: { $0 }, begin: { checks = $0.count },
      write: { results in written += results.flatMap(\.findings) })
    _ = try #require(try Self.sliced(folder, nil, rows: rows))
    let whole = try Self.whole(folder, nil).result
    let shared = whole.requirements.filter { $0.check.id.rawValue != "r8" }
    #expect(checks == whole.requirements.count)
    #expect(written.count == shared.reduce(0) { $0 + $1.tally.total })
  }

  @Test(arguments: ["", "{\"id\":\"a\",\"mail\":", "\u{0}\u{1}", "<a>"])
  func whatIsDamagedIsLeftToTheReaderOfWholeFiles(tail: String) throws {
    let folder = try TemporaryFolder()
    let people = (0..<60).map { number -> ExportWriter.Record in
      [("id", "\"i\(number)\""), ("mail", "\"p\(number)@x.example\"")]
    }
    let text = ExportWriter.text(people, .lines, collection: "people") + tail
    try folder.write(text, to: "people.ndjson")
    #expect((try Self.sliced(folder, nil) != nil) == tail.isEmpty)
  }
}
