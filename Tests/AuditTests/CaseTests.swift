import CEL
import Policy
import Testing

@testable import Audit

/// Set-ups: selections and facts.
@Suite struct CaseTests {
  private let accounts = [
    House.account("a@x.example", safe: true), House.account("b@x.example", safe: false),
    House.account("c@x.example", safe: false),
  ]
  private let rule = House.constraint("r", require: "account.safe")

  @Test func aSelectionPicksInstancesWithoutRegardToCase() throws {
    let result = try House.audit(
      [rule], accounts,
      assessment: "cases:\n  - {name: one, account: 'account.upn == \"A@X.example\"'}\n")
    #expect(result.findings.map(\.subject) == ["account a@x.example"])
  }

  @Test func subjectsThatCasesShareAreJudgedOnce() throws {
    let result = try House.audit(
      [rule], accounts,
      assessment: """
        cases:
          - {name: one, account: 'account.upn in ["a@x.example", "b@x.example"]'}
          - {name: two, account: 'account.upn in ["b@x.example", "c@x.example"]'}
        """)
    #expect(result.findings.count == 3)
  }

  @Test func factsDescribeASetUpThatNoExportShows() throws {
    let rule = House.constraint("r", when: "integration.auth == 'key'", require: "account.safe")
    let cases = """
      cases:
        - {name: with key, account: 'account.upn == "b@x.example"', facts: {integration.auth: key}}
        - {name: with token, account: 'account.upn == "b@x.example"', facts: {integration.auth: token}}
      """
    let result = try House.audit([rule], accounts, assessment: cases)
    #expect(result.findings.map(\.verdict) == [.fail, .notApplicable])
    let subjects = result.findings.map(\.subject)
    #expect(Set(subjects).count == 2)
    #expect(Set(result.findings.map(\.fingerprint)).count == 2)
  }

  @Test func aSelectionThatMatchesNothingIsUnknownAndSaysSo() throws {
    let result = try House.audit(
      [rule], accounts,
      assessment: "cases:\n  - {name: one, account: 'account.upn == \"nobody@x.example\"'}\n")
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.warnings.count == 1)
  }

  @Test func factsFindTheInstanceThatTheyFit() throws {
    let integrations = [
      House.instance("integration", "mail", ["auth": "key"]),
      House.instance("integration", "task", ["auth": "token"]),
    ]
    let rule = House.constraint("r", require: "integration.auth == 'token'")
    let result = try House.audit(
      [rule], integrations,
      assessment: "cases:\n  - {name: one, facts: {integration.auth: token}}\n")
    #expect(result.findings.map(\.subject) == ["integration task"])
    #expect(result.findings.map(\.verdict) == [.pass])
  }

  @Test func derivationsReadFacts() throws {
    let rule = House.constraint("r", require: "account.inside")
    let result = try House.audit(
      [rule], accounts,
      assessment: """
        cases:
          - name: one
            account: account.upn == "a@x.example"
            facts: {tenant.domains: [x.example]}
        """)
    #expect(result.findings.map(\.verdict) == [.pass])
  }
}
