import CEL
import Policy
import Snapshot
import Testing

@testable import Audit

/// What a finding carries beside its verdict.
@Suite struct FindingTests {
  @Test func evidenceNamesValueAndPlace() throws {
    let rule = House.constraint("r", require: "account.safe")
    let result = try House.audit([rule], [House.account("a@x.example", safe: false)])
    let evidence = try #require(result.findings.first?.evidence.first)
    #expect(evidence.attribute == "account.safe")
    #expect(evidence.value == "false")
    #expect(evidence.file == "export.json")
    #expect(evidence.record == "a@x.example")
    #expect(evidence.line == 7)
  }

  @Test(arguments: [
    AttributeState.unknown(.nullWithoutMeaning, FindingTests.place), .redacted(FindingTests.place),
    .unknown(.unsupportedEnum("perhaps"), FindingTests.place), .inherit(FindingTests.place),
  ])
  func whatSaysNothingIsShownWhereItStands(state: AttributeState) throws {
    let rule = House.constraint("r", require: "account.safe")
    let account = EntityInstance(
      entity: "account", key: "a@x.example", states: ["account.safe": state])
    let missing = try House.audit([rule], [account]).findings.flatMap(\.missing)
    #expect(missing.map(\.code) == [state.reason?.code])
    #expect(
      missing.map(\.place) == [ExportPlace(file: "export.json", record: "a@x.example", line: 9)])
  }

  private static let place = Evidence(
    file: "export.json", record: "a@x.example", line: 9, display: "…")

  @Test func whatNoFileHasStandsNowhere() throws {
    let rule = House.constraint("r", require: "account.safe")
    let result = try House.audit([rule], [House.account("a@x.example", safe: nil)])
    #expect(result.findings.flatMap(\.missing).map(\.code) == ["property_not_selected"])
    #expect(result.findings.flatMap(\.missing).map(\.place) == [nil])
  }

  @Test func whatADerivationLacksIsShownWhereItStands() throws {
    let rule = House.constraint("r", require: "account.inside")
    let inputs = [
      MissingInput(
        attribute: "tenant.domains", reason: .nullWithoutMeaning,
        evidence: Evidence(file: "tenant.json", line: 4, display: "null")),
      MissingInput(attribute: "tenant.limit", reason: .notCollected(nil)),
    ]
    let account = EntityInstance(
      entity: "account", key: "a@x.example",
      states: ["account.inside": .unknown(.derivation(inputs), Self.place)])
    let missing = try House.audit([rule], [account]).findings.flatMap(\.missing)
    #expect(missing.map(\.attribute) == ["tenant.domains", "tenant.limit"])
    #expect(missing.map(\.place) == [ExportPlace(file: "tenant.json", line: 4), nil])
  }

  @Test func contradictionsNameTheLine() throws {
    let rule = House.constraint("r", require: "tenant.open")
    let result = try House.audit(
      [rule], [House.instance("tenant", ["open": true])],
      assessment:
        "attestations:\n  - {attribute: tenant.open, value: false, by: me, on: 2026-01-01}\n")
    let why = try #require(result.findings.first?.missing.first?.why)
    #expect(why.contains("`true` in export.json:7"), "\(why)")
  }

  /// The same export again would not settle it.
  @Test func recordsThatNameNobodyAreSettledByTheirNames() throws {
    let vocabularies = try VocabularySet(try ShippedVocabularies.load())
    let users = #"[{"id": "u1", "userPrincipalName": "one@x.example"}]"#
    let mailboxes = "\"Identity\",\"ImapEnabled\",\"PopEnabled\"\n\"one\",\"True\",\"False\"\n"
    let snapshot = try ConfigurationSnapshot.load(
      files: [("users.json", Array(users.utf8)), ("cas.csv", Array(mailboxes.utf8))],
      vocabularies: vocabularies)
    let rule = House.constraint("r", require: "account.mailbox.imap.enabled")
    let auditor = Auditor(
      policies: [House.policy([rule])], vocabularies: vocabularies, snapshot: snapshot)
    let missing = try #require(try auditor.run().findings.first?.missing.first)
    #expect(missing.code == "ambiguous_join")
    #expect(missing.place == ExportPlace(file: "cas.csv", line: 2))
    #expect(missing.settle.count == 1)
    #expect(
      missing.settle.first?.contains("`ExternalDirectoryObjectId` or `PrimarySmtpAddress`") == true,
      "\(missing.settle)")
  }

  @Test func secretsAreNeverShown() throws {
    let rule = House.constraint("r", require: "tenant.token == 'x'")
    let tenant = House.instance("tenant", ["token": "hunter2"])
    let result = try House.audit(
      [rule], [tenant],
      assessment:
        "attestations:\n  - {attribute: tenant.token, value: other, by: me, on: 2026-01-01}\n")
    #expect(!"\(result)".contains("hunter2"))
  }

  @Test func theFingerprintDependsOnRequirementAndSubjectAlone() throws {
    let rule = House.constraint("r", require: "account.safe")
    func fingerprint(_ upn: String, _ safe: Bool) throws -> String? {
      try House.audit([rule], [House.account(upn, safe: .bool(safe))]).findings.first?.fingerprint
    }
    let first = try fingerprint("a@x.example", true)
    #expect(first?.count == 16)
    #expect(try fingerprint("a@x.example", false) == first)
    #expect(try fingerprint("b@x.example", true) != first)
  }

  @Test func theSameInputGivesTheSameResult() throws {
    let rules = (0..<20).map { House.constraint("r\($0)", require: "account.safe") }
    let accounts = (0..<20).map { House.account("a\($0)@x.example", safe: nil) }
    let first = try House.audit(rules, accounts)
    let second = try House.audit(rules, accounts)
    #expect(first.findings == second.findings)
  }

  @Test func aFailedRecommendationCountsOnlyWhereAsked() throws {
    let rule = House.constraint("r", require: "tenant.open", level: .should)
    let result = try House.audit([rule], [House.instance("tenant", ["open": false])])
    #expect(result.hasFailure(atLeast: .should))
    #expect(!result.hasFailure(atLeast: .must))
  }
}
