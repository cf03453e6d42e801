import CEL
import Policy
import Snapshot
import Testing

@testable import Audit

/// Values that are too old to count.
@Suite struct DataAgeTests {
  private static let text =
    House.vocabularyText + "\n  account.seen: {type: timestamp}\n"
    + "  account.registered: {type: bool, dated_by: account.seen}\n"

  private func findings(
    _ require: String, _ instances: [EntityInstance], captured: String?, limit: Int?,
    assessment: String? = nil
  ) throws -> AuditResult {
    let vocabularies = try VocabularySet([
      try VocabularyFile.read(Array(Self.text.utf8), file: "house.vocabulary.yaml")
    ])
    return try Auditor(
      policies: [House.policy([House.constraint("r", require: require)])],
      vocabularies: vocabularies, snapshot: ConfigurationSnapshot(instances: instances),
      assessment: try assessment.map { try House.assessment($0, vocabularies) },
      asOf: Moment("2026-06-11")?.start,
      age: DataAge(capturedAt: captured.flatMap { Moment($0)?.start }, limit: limit)
    ).run()
  }

  private let tenant = House.instance("tenant", ["open": true])

  @Test(
    arguments: [
      ("2026-06-01", 10, Verdict.pass), ("2026-06-01", 9, .unknown), ("2026-06-11", 0, .pass),
      ("2026-06-10", 0, .unknown), ("2020-01-01", nil, .pass), (nil, 0, .pass),
    ] as [(String?, Int?, Verdict)])
  func theDayOfTheExportDecides(captured: String?, limit: Int?, expected: Verdict) throws {
    let result = try findings("tenant.open", [tenant], captured: captured, limit: limit)
    #expect(result.findings.map(\.verdict) == [expected])
    #expect(
      result.findings.flatMap(\.missing).map(\.code) == (expected == .unknown ? ["stale"] : []))
    #expect(result.warnings.isEmpty == (captured != nil || limit == nil))
  }

  /// What the record itself says comes before the day of the export, in both directions.
  @Test(
    arguments: [
      ("2026-06-10T00:00:00Z", "2026-01-01", Verdict.pass),
      ("2026-01-01T00:00:00Z", "2026-06-10", .unknown), ("2026-01-01T00:00:00Z", nil, .unknown),
      (nil, "2026-06-10", .pass), (nil, "2026-01-01", .unknown),
    ] as [(String?, String?, Verdict)])
  func theDateOfARecordComesFirst(seen: String?, captured: String?, expected: Verdict) throws {
    let account = House.instance(
      "account", "a@x.example",
      [
        "upn": "a@x.example", "registered": true,
        "seen": seen.flatMap { Timestamp($0) }.map { .timestamp($0) },
      ])
    let result = try findings("account.registered", [account], captured: captured, limit: 7)
    #expect(result.findings.map(\.verdict) == [expected])
    #expect(result.findings.map(\.subject) == ["account a@x.example"])
  }

  @Test func whatIsAttestedTakesItsPlace() throws {
    let result = try findings(
      "tenant.open", [House.instance("tenant", ["open": false])], captured: "2026-01-01", limit: 7,
      assessment:
        "attestations:\n  - {attribute: tenant.open, value: true, by: me, on: 2026-06-10}\n")
    #expect(result.findings.map(\.verdict) == [.pass])
  }

  /// Names do not age: whoever is waived stays waived, and cases find whom they select.
  @Test func oldDataStillTellsWhoIsWho() throws {
    let accounts = [
      House.account("a@x.example", safe: false), House.account("b@x.example", safe: false),
    ]
    let result = try findings(
      "account.upn == 'b@x.example'", accounts, captured: "2026-01-01", limit: 7,
      assessment: "cases:\n  - {name: one, account: 'account.upn == \"b@x.example\"'}\n")
    #expect(result.findings.map(\.subject) == ["account b@x.example"])
    #expect(result.findings.map(\.verdict) == [.pass])
  }

  @Test(arguments: [
    ("account.nothing", "no attribute"), ("tenant.open", "no timestamp of the same entity"),
    ("account.safe", "no timestamp of the same entity"),
  ])
  func datesAreTimestampsOfTheSameThing(name: String, message: String) throws {
    let text = House.vocabularyText + "\n  account.late: {type: bool, dated_by: \(name)}\n"
    let failure = #expect(throws: Diagnostics.self) {
      try VocabularySet([try VocabularyFile.read(Array(text.utf8), file: "v.yaml")])
    }
    #expect(failure?.items.first?.message.contains(message) == true)
  }
}
