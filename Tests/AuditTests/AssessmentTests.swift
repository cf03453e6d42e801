import CEL
import Policy
import Testing

@testable import Audit

/// Attestations, waivers, scopes, and when they count.
@Suite struct AssessmentTests {
  private let rule = House.constraint("r", require: "tenant.open")

  private func attest(_ value: String, on: String = "2026-01-01", until: String = "2026-12-31")
    -> String
  {
    "attestations:\n  - {attribute: tenant.open, value: \(value), by: me, on: \(on), "
      + "expires: \(until)}\n"
  }

  @Test func anAttestationSettlesWhatTheSnapshotLacks() throws {
    let result = try House.audit([rule], assessment: attest("true"))
    #expect(result.findings.map(\.verdict) == [.pass])
    #expect(result.findings.first?.evidence.first?.file == "attested by me on 2026-01-01")
  }

  @Test func aContradictionIsUnknownAndAWarning() throws {
    let tenant = House.instance("tenant", ["open": false])
    let result = try House.audit([rule], [tenant], assessment: attest("true"))
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.findings.first?.missing.first?.code == "contradiction")
    #expect(result.warnings.count == 1)
  }

  @Test func agreementIsNoContradiction() throws {
    let tenant = House.instance("tenant", ["open": true])
    let result = try House.audit([rule], [tenant], assessment: attest("true"))
    #expect(result.findings.map(\.verdict) == [.pass])
    #expect(result.findings.first?.evidence.first?.file == "export.json")
    #expect(result.warnings.isEmpty)
  }

  @Test func anAttestationBeatsNoFactThatSaysOtherwise() throws {
    let result = try House.audit(
      [rule], assessment: attest("true") + "cases:\n  - {name: one, facts: {tenant.open: false}}\n")
    #expect(result.findings.map(\.verdict) == [.unknown])
  }

  @Test(arguments: [
    ("2026-05-31", Verdict.unknown, 1), ("2026-06-01", .pass, 0), ("2027-01-01", .pass, 0),
  ])
  func theLastDayCounts(until: String, verdict: Verdict, lapsed: Int) throws {
    let result = try House.audit([rule], assessment: attest("true", until: until))
    #expect(result.findings.map(\.verdict) == [verdict])
    #expect(result.lapsed.count == lapsed)
  }

  @Test func whatIsStillToComeDoesNotCount() throws {
    let result = try House.audit([rule], assessment: attest("true", on: "2026-07-01"))
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.lapsed.map(\.about) == ["tenant.open"])
  }

  @Test(arguments: [("pass", Verdict.pass), ("fail", .fail), ("not_applicable", .notApplicable)])
  func aPersonJudgesWhatNoRuleChecks(verdict: String, expected: Verdict) throws {
    let result = try House.audit(
      [House.constraint("m")],
      assessment:
        "attestations:\n  - {requirement: m, verdict: \(verdict), by: me, on: 2026-01-01}\n")
    #expect(result.findings.map(\.verdict) == [expected])
    #expect(result.findings.first?.note == "attested by me on 2026-01-01")
  }

  @Test func aRuleIsNotJudgedByAPerson() throws {
    let result = try House.audit(
      [rule],
      assessment: "attestations:\n  - {requirement: r, verdict: pass, by: me, on: 2026-01-01}\n")
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.warnings.count == 1)
  }

  private let waiver = """
    waivers:
      - requirement: old
        subject: account.upn == "b@x.example"
        reason: it is closed soon
        approved_by: boss
        expires: 2026-06-30
    """

  @Test func aWaivedFailureShowsItsVerdict() throws {
    let accounts = [
      House.account("b@x.example", safe: false), House.account("c@x.example", safe: false),
    ]
    let result = try House.audit(
      [House.constraint("new", require: "account.safe")], accounts, assessment: waiver,
      aliases: [RequirementID("old"): RequirementID("new")])
    #expect(result.findings.map(\.verdict) == [.fail, .fail])
    #expect(result.findings.map(\.isWaived) == [true, false])
    #expect(result.summary.waived == 1)
    #expect(result.summary[.fail] == 1)
    #expect(result.findings.first?.waiver?.reason == "it is closed soon")
  }

  @Test func anExpiredWaiverCountsAsNotThere() throws {
    let result = try House.audit(
      [House.constraint("old", require: "account.safe")],
      [House.account("b@x.example", safe: false)], assessment: waiver, asOf: "2026-07-01")
    #expect(result.summary.waived == 0)
    #expect(result.lapsed.map(\.kind) == ["waiver"])
    #expect(result.hasFailure(atLeast: .must))
  }

  @Test func aWaiverCoversNothingButFailures() throws {
    let result = try House.audit(
      [House.constraint("old", require: "account.safe")],
      [House.account("b@x.example", safe: nil)], assessment: waiver)
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.summary.waived == 0)
    #expect(result.warnings == ["a waiver of `old` meets no failure"])
  }

  @Test func namesThatNoPolicyHasAreWarnings() throws {
    let result = try House.audit([rule], assessment: waiver)
    #expect(result.warnings.count == 1)
  }

  @Test(arguments: [
    ("{}", Verdict.unknown), ("{'*': 'true'}", .pass),
    ("{r: 'false', '*': 'true'}", .notApplicable),
    ("{r: tenant.limit == 1}", .pass), ("{r: tenant.token == 'x'}", .unknown),
  ])
  func scopesSettleWhatIsNotPrinted(scopes: String, expected: Verdict) throws {
    let rule = House.constraint("r", require: "tenant.open", partial: true)
    let tenant = House.instance("tenant", ["open": true, "limit": 1])
    let result = try House.audit([rule], [tenant], assessment: "scopes: \(scopes)\n")
    #expect(result.findings.map(\.verdict) == [expected])
  }
}
