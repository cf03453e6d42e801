import CEL
import Foundation
import Policy
import Randomness
import Snapshot
import Testing

@testable import Audit

/// Records that are judged while they are read get the verdicts that they get when all are held.
@Suite struct StreamTests {
  private static let vocabularyText = """
    apiVersion: proviso/v1
    kind: Vocabulary
    metadata: {name: stream, version: 1}
    entities:
      tenant: {cardinality: one}
      entry: {cardinality: many, key: entry.name}
    attributes:
      tenant.strict: {type: bool, from: {test.tenant: record.strict}}
      entry.name: {type: string, from: {test.entries: record.id}}
      entry.flag: {type: bool, from: {test.entries: record.flag}}
      entry.text: {type: string, from: {test.entries: record.text}}
      entry.other: {type: string, from: {test.entries: record.inner.other}}
      entry.none: {type: string, from: {test.entries: {field: record.inner.none, null: none}}}
      entry.mail: {type: email, from: {test.entries: record.mail}}
      entry.sender: {type: email, from: {test.entries: record.inner.sender}}
      entry.port: {type: int, from: {test.entries: record.inner.port}}
      entry.list: {type: list<string>, match: any, from: {test.entries: record.list}}
      entry.mails: {type: list<email>, match: any, from: {test.entries: record.mails}}
      entry.count: {type: int, from: {test.entries: size(record.list)}}
      entry.has_inner: {type: bool, from: {test.entries: record.inner != null}}
      entry.kind:
        type: enum
        values: {small: [tiny], large: [huge]}
        from: {test.entries: record.kind}
      entry.derived: {type: bool, derive: 'entry.kind == "small" ? entry.flag : tenant.strict'}
    formats:
      test.entries: {recognise: {members: [id]}, feeds: entry}
      test.tenant: {recognise: {members: [strict]}, feeds: tenant}
    """

  private static let rules = [
    "entry.flag", "!entry.flag || entry.text == \"a\"", "entry.text != \"b\"",
    "entry.text in [\"a\", \"b\", \"Größe\"]", "entry.text.endsWith(\"z\")",
    "entry.text.startsWith(\"a\")", "entry.text < \"b\"", "entry.text >= \"b\"",
    "entry.text <= \"a\" && entry.text > \"A\"", "entry.text == entry.other",
    "entry.text != entry.other", "entry.text in entry.list", "\"a\" in entry.list",
    "entry.mail == entry.sender", "entry.mail == \"a@x.example\"", "entry.mail in entry.mails",
    "entry.port == 587", "entry.port > 100", "entry.count > 0 ? entry.flag : entry.has_inner",
    "entry.kind == \"small\"", "entry.derived", "tenant.strict && entry.flag",
    "entry.none == \"\"", "entry.text.endsWith(\"@\" + entry.other)",
    "entry.list.exists(item, item in [\"a\", \"z\"])", "entry.list.all(item, item != \"b\")",
    "size(entry.text) / entry.port > 0", "size(entry.text) / entry.port > 0 || entry.flag",
    "entry.flag && size(entry.text) / entry.port > 0 && entry.has_inner",
    "entry.has_inner == entry.flag", "(entry.flag || entry.has_inner) && !(entry.port == 25)",
    "entry.has_inner && entry.port != 25",
  ]

  private static let texts = [
    "null", "\"a\"", "\"b\"", "\"\"", "\"az\"", "\"x@a\"", "\"***\"", "\"System.Object[]\"",
    "\"redacted\"", "\"Microsoft.A.B.C.D\"", "\"\\u0061\"", "\"Gr\\u00f6ße\"", "\"Größe\"", "17",
    "1.5", "true", "[]", "{}", "\"Systematic\"", "\"(c)\"", "\"tiny\"", "\"LARGE\"", "\"small\"",
  ]
  private static let flags = [
    "true", "false", "null", "\"True\"", "\"no\"", "1", "[]", "{\"IsPresent\":true}",
  ]
  private static let lists = [
    "[]", "null", "[\"a\"]", "[\"b\", \"z\"]", "[\"a\",null]", "[1]", "\"a\"", "[\"\\u0061\"]",
    "[\"System.Object[]\"]", "{}", "[[\"a\"]]", "[ ]", "true",
  ]
  private static let mails = [
    "\"a@x.example\"", "\"A@X.example\"", "\"ä@x.example\"", "\" a@x.example\"", "null", "3",
    "\"b@x.example\"",
  ]
  private static let mailLists = ["[\"A@x.example\"]", "[]", "null", "[\"b@x.example\", \"ä\"]"]
  private static let ports = [
    "587", "25", "null", "\"587\"", "587.0", "0", "-1", "99999999999999999999",
  ]

  private static func record(_ number: Int, _ random: inout SeededGenerator) -> String {
    var members: [String] = []
    func add(_ names: [String], _ values: [String], to members: inout [String]) {
      guard random.below(10) > 0 else { return }
      members.append("\"\(random.pick(names))\": \(random.pick(values))")
    }
    add(["flag", "Flag", "fl\\u0061g"], flags, to: &members)
    add(["text", "TEXT"], texts, to: &members)
    add(["mail"], mails, to: &members)
    add(["list"], lists, to: &members)
    add(["mails"], mailLists, to: &members)
    add(["kind"], texts, to: &members)
    add(["unread", "unread2"], texts + lists, to: &members)
    var inner: [String] = []
    add(["other"], texts, to: &inner)
    add(["none"], texts, to: &inner)
    add(["sender", "Sender"], mails, to: &inner)
    add(["port"], ports, to: &inner)
    let holders = ["null", "[]", "\"x\"", "{}"]
    let text = random.below(6) > 0 ? "{\(inner.joined(separator: ", "))}" : random.pick(holders)
    if random.below(12) > 0 { members.append("\"inner\": \(text)") }
    members.append("\"id\": \"e\(number)\"")
    if random.below(2) == 0 { members.reverse() }
    return "{\(members.joined(separator: ","))}"
  }

  private static func vocabularies() throws -> VocabularySet {
    try VocabularySet([
      try VocabularyFile.read(Array(vocabularyText.utf8), file: "stream.vocabulary.yaml")
    ])
  }

  private static func policy() -> PolicyDocument {
    House.policy(
      rules.enumerated().map { number, rule in
        House.constraint("r\(number)", when: number % 3 == 0 ? nil : "entry.flag", require: rule)
      } + [
        House.constraint("manual", when: "entry.flag"),
        House.constraint("other", require: "tenant.strict"),
      ])
  }

  private static func folder(_ lines: [String]) throws -> URL {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try Data(lines.joined(separator: "\n").utf8).write(
      to: folder.appendingPathComponent("entries.ndjson"))
    try Data(#"{"strict": true}"#.utf8).write(to: folder.appendingPathComponent("tenant.json"))
    return folder
  }

  private static func audit(_ folder: URL, streamed: Bool) throws -> AuditResult? {
    let vocabularies = try vocabularies()
    // The file of the tenant is smaller, so that it is held.
    let snapshot =
      streamed
      ? try #require(
        try ConfigurationSnapshot.load(
          path: folder.path, vocabularies: vocabularies, streamingFrom: 20))
      : try ConfigurationSnapshot.load(path: folder.path, vocabularies: vocabularies)
    #expect(snapshot.streams.count == (streamed ? 1 : 0))
    var options = StreamOptions()
    options.findings = 5
    return try Auditor(
      policies: [policy()], vocabularies: vocabularies, snapshot: snapshot
    ).run(streaming: options)
  }

  @Test(arguments: 1...4)
  func verdictsAreThoseOfTheWholeSnapshot(seed: UInt64) throws {
    var random = SeededGenerator(seed: seed)
    // Enough for several blocks of the scanner.
    let lines = (0..<(seed == 1 ? 6_000 : 300)).map { Self.record($0, &random) }
    let folder = try Self.folder(lines + (seed % 2 == 0 ? [""] : []))
    defer { try? FileManager.default.removeItem(at: folder) }
    let whole = try #require(try Self.audit(folder, streamed: false))
    let streamed = try #require(try Self.audit(folder, streamed: true))
    #expect(whole.requirements.count == streamed.requirements.count)
    for (one, other) in zip(whole.requirements, streamed.requirements) {
      #expect(one.tally == other.tally, "seed \(seed), \(one.check.require?.text ?? "manual")")
      for verdict in [Verdict.fail, .unknown, .error, .manual] {
        let expected = one.findings.filter { $0.verdict == verdict }
        let found = other.findings.filter { $0.verdict == verdict }
        guard other.isStreamed else { continue }
        #expect(found == Array(expected.prefix(5)), "seed \(seed), \(one.check.id)")
      }
    }
  }

  @Test(arguments: [
    ("{\"id\":\"e\",\"flag\":tru}", "expected `true`"), ("[1]", "expected an object"),
    ("{\"id\":\"e\"", ""), ("{\"id\":\"e\",\"flag\":true,\"FLAG\":false}", "twice"),
    ("{\"id\":\"e\"} {}", "more text"), ("{\"id\":\"e\",\"text\":\"\u{1}", ""),
    ("{\"id\":\n\"e\"}", "does not end in its line"), ("{\"id\":\"e\",\"flag\"}", "expected `:`"),
    ("{\"id\":\"e\" \"flag\":true}", "expected `,`"), ("{\"id\":\"e\",\"flag\":}", "a value"),
    ("{\"id\":\"e\",\"x\":[1,{}", ""), ("{\"id\":\"e\",}", "the name of a member"),
    ("{\"id\":\"e\",\"inner\":{\"port\":01}}", "starts with 0"),
    ("{\"id\":\"e\",\"inner\":{\"port\":1.}}", "behind the point"),
    ("{\"id\":\"e\",\"inner\":{\"port\":1e+}}", "exponent"),
    ("{\"id\":\"e\",\"inner\":{\"port\":1x}}", "other characters"),
    ("{\"id\":\"e\",\"inner\":{\"port\":-}}", "a value"), ("\u{0}", ""),
    ("{\"id\":\"e\\x\",\"i\\q\":1}", ""),
  ])
  func malformedRecordsAreNamedByTheirLine(record: String, message: String) throws {
    let good = "{\"id\":\"a\",\"flag\":true}"
    let folder = try Self.folder([good, good, record, good])
    defer { try? FileManager.default.removeItem(at: folder) }
    let failure = try #require(throws: Diagnostics.self) {
      try Self.audit(folder, streamed: true)
    }
    #expect(failure.items[0].place?.line == 3, "\(failure)")
    #expect("\(failure)".contains("entries.ndjson"), "\(failure)")
    #expect(message.isEmpty || "\(failure)".contains(message), "\(failure)")
  }

  @Test func strangersAreCountedAndSaid() throws {
    let folder = try Self.folder([
      "{\"id\":\"a\",\"flag\":true}", "{\"x\":1}", "{\"id\":\"b\",\"flag\":false}", "{\"y\":1}",
    ])
    defer { try? FileManager.default.removeItem(at: folder) }
    let result = try #require(try Self.audit(folder, streamed: true))
    #expect(result.requirements[0].tally.total == 2)
    #expect(result.warnings.contains { $0.contains("2 of its records") })
  }

  @Test(arguments: ["\"n7\"", "\"n\\u0037\""])
  func namesThatComeTwiceAreLeftToOthers(again: String) throws {
    let lines = (0..<200).map { "{\"id\":\"n\($0)\",\"flag\":true}" }
    #expect(try Self.audit(try Self.folder(lines), streamed: true) != nil)
    #expect(try Self.audit(try Self.folder(lines + ["{\"id\":\(again)}"]), streamed: true) == nil)
    #expect(try Self.audit(try Self.folder(lines + ["{\"id\":\"N7\"}"]), streamed: true) != nil)
  }

  @Test func whatOthersSpeakOfIsNotStreamed() throws {
    let folder = try Self.folder(["{\"id\":\"a\",\"flag\":true}", "{\"id\":\"b\"}"])
    defer { try? FileManager.default.removeItem(at: folder) }
    try Data(#"[{"id": "a", "text": "t"}]"#.utf8).write(
      to: folder.appendingPathComponent("more.json"))
    let snapshot = try ConfigurationSnapshot.load(
      path: folder.path, vocabularies: try Self.vocabularies(), streamingFrom: 40)
    #expect(snapshot == nil)
  }
}
