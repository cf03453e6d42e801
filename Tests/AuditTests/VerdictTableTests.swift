import CEL
import Policy
import Testing

@testable import Audit

/// The table of verdicts, each line of it.
@Suite struct VerdictTableTests {
  /// `tenant.open` decides whether the rule applies, `tenant.limit` whether it holds.
  private func verdict(open: Value?, limit: Value?, require: String?) throws -> Finding {
    let rule = House.constraint("r", when: "tenant.open", require: require)
    let tenant = House.instance("tenant", ["open": open, "limit": limit])
    let result = try House.audit([rule], [tenant])
    return try #require(result.findings.first)
  }

  @Test(
    arguments: [
      (true, 1, Verdict.pass), (true, 2, .fail), (true, nil, .unknown),
      (false, 1, .notApplicable), (false, 2, .notApplicable), (false, nil, .notApplicable),
      (nil, 1, .unknown), (nil, 2, .unknown), (nil, nil, .unknown),
    ] as [(Bool?, Int64?, Verdict)])
  func rule(open: Bool?, limit: Int64?, expected: Verdict) throws {
    let finding = try verdict(
      open: open.map { .bool($0) }, limit: limit.map { .int($0) }, require: "tenant.limit == 1")
    #expect(finding.verdict == expected)
  }

  @Test(
    arguments: [(true, Verdict.manual), (false, .notApplicable), (nil, .unknown)]
      as [(Bool?, Verdict)])
  func withoutRule(open: Bool?, expected: Verdict) throws {
    let finding = try verdict(open: open.map { .bool($0) }, limit: nil, require: nil)
    #expect(finding.verdict == expected)
  }

  @Test func saysThatItCouldNotFail() throws {
    let harmless = try verdict(open: nil, limit: 1, require: "tenant.limit == 1")
    #expect(harmless.note?.contains("could not fail") == true)
    #expect(harmless.missing.map(\.attribute) == ["tenant.open"])
    let harmful = try verdict(open: nil, limit: 2, require: "tenant.limit == 1")
    #expect(harmful.note == nil)
  }

  @Test(arguments: ["1 / tenant.limit == 1", "9223372036854775807 + tenant.limit + 1 > 0"])
  func whatCannotBeEvaluatedIsAnError(require: String) throws {
    #expect(try verdict(open: true, limit: 0, require: require).verdict == .error)
    #expect(try verdict(open: false, limit: 0, require: require).verdict == .notApplicable)
  }

  @Test func anErrorInTheConditionIsAnError() throws {
    let rule = House.constraint("r", when: "1 / tenant.limit == 1", require: "true")
    let result = try House.audit([rule], [House.instance("tenant", ["limit": 0])])
    #expect(result.findings.map(\.verdict) == [.error])
  }

  @Test func everyAttributeThatWouldSettleItIsListed() throws {
    let finding = try verdict(open: nil, limit: nil, require: "tenant.limit == 1")
    #expect(finding.missing.map(\.attribute) == ["tenant.limit", "tenant.open"])
    #expect(finding.missing.first?.code == "property_not_selected")
  }

  @Test func whatDecidesAloneNeedsNothingElse() throws {
    let rule = House.constraint("r", when: "tenant.open && tenant.limit > 3", require: "true")
    let result = try House.audit([rule], [House.instance("tenant", ["open": false])])
    #expect(result.findings.map(\.verdict) == [.notApplicable])
  }

  @Test func nothingButPassIsClean() throws {
    let tenant = House.instance("tenant", ["open": true, "limit": 1])
    let pass = House.constraint("p", require: "tenant.open")
    #expect(try House.audit([pass], [tenant]).summary.isClean)
    for other in ["tenant.limit == 2", "tenant.token == 'x'", "1 / 0 == 1"] {
      let result = try House.audit([pass, House.constraint("o", require: other)], [tenant])
      #expect(!result.summary.isClean, "\(other)")
    }
    #expect(try !House.audit([pass, House.constraint("m")], [tenant]).summary.isClean)
  }

  @Test func expressionsAreCheckedBeforeAnythingIsEvaluated() {
    #expect(throws: Diagnostics.self) {
      try House.audit([House.constraint("r", require: "tenant.opne")])
    }
  }
}
