import CEL
import Policy
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
