import CEL
import Policy
import Testing

@testable import Audit

/// Whom a verdict is about.
@Suite struct SubjectTests {
  private let accounts = [
    House.account("a@x.example", safe: true), House.account("b@x.example", safe: false),
  ]

  @Test func aRuleThatNamesOnlyASingletonHasOneVerdict() throws {
    let rule = House.constraint("r", require: "tenant.open")
    let result = try House.audit([rule], accounts + [House.instance("tenant", ["open": true])])
    #expect(result.findings.map(\.subject) == ["tenant"])
  }

  @Test func aRuleThatNamesACollectionHasOneVerdictForEach() throws {
    let result = try House.audit([House.constraint("r", require: "account.safe")], accounts)
    #expect(result.findings.map(\.subject) == ["account a@x.example", "account b@x.example"])
    #expect(result.findings.map(\.verdict) == [.pass, .fail])
    #expect(result.requirements.first?.tally[.fail] == 1)
  }

  @Test func aSecondCollectionThatNobodySelectedIsUnknown() throws {
    let apps = [
      House.instance("app", "1", ["good": true]), House.instance("app", "2", ["good": true]),
    ]
    let rule = House.constraint("r", require: "account.safe && app.good")
    let result = try House.audit([rule], accounts + apps)
    #expect(result.findings.map(\.verdict) == [.unknown, .fail])
    #expect(result.findings.first?.missing.map(\.code) == ["not_selected"])
  }

  @Test func theOnlyInstanceOfACollectionNeedsNoSelection() throws {
    let app = House.instance("app", "1", ["good": true])
    let rule = House.constraint("r", require: "account.safe && app.good")
    let result = try House.audit([rule], accounts + [app])
    #expect(result.findings.map(\.verdict) == [.pass, .fail])
  }

  @Test func whatWasNotExportedIsUnknownAndNotAbsent() throws {
    let result = try House.audit([House.constraint("r", require: "account.safe")])
    #expect(result.findings.map(\.verdict) == [.unknown])
    #expect(result.isUndecided)
  }

  @Test func aPolicyWithoutRequirementsHasNothingToCheck() throws {
    let result = try House.audit([], accounts)
    #expect(result.isEmpty)
    #expect(result.isUndecided)
    #expect(!result.summary.isClean)
  }

  @Test func aDemandThatNamesNothingIsAboutEverySetUp() throws {
    let result = try House.audit([House.constraint("r")], accounts)
    #expect(result.findings.map(\.subject) == ["every set-up"])
  }
}
