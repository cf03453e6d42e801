import CEL
import Policy
import Snapshot
import Testing

@testable import Audit

/// What expressions mean in rules, where the table of verdicts does not say it.
@Suite struct ExpressionTests {
  private func finding(
    _ require: String, _ instances: [EntityInstance], assessment: String? = nil
  ) throws -> Finding {
    let result = try House.audit(
      [House.constraint("r", require: require)], instances, assessment: assessment)
    return try #require(result.findings.first)
  }

  /// Each entity name stands for the case's instance, so that rules need no joins.
  @Test(arguments: [("key", Verdict.pass), ("token", .fail)])
  func rulesCompareInstancesOfACase(auth: String, expected: Verdict) throws {
    let cases = "cases:\n  - {name: one, facts: {integration.auth: \(auth)}}\n"
    let tenant = House.instance("tenant", ["token": "key"])
    #expect(
      try finding("integration.auth == tenant.token", [tenant], assessment: cases).verdict
        == expected)
  }

  /// `tenant.open` is not in the snapshot, `tenant.limit` is 1.
  @Test(arguments: [
    ("false && tenant.open", Verdict.fail), ("tenant.open && false", .fail),
    ("true || tenant.open", .pass), ("tenant.open || true", .pass),
    ("tenant.open && tenant.limit == 2", .fail), ("tenant.open || tenant.limit == 1", .pass),
    ("tenant.open && tenant.limit == 1", .unknown), ("tenant.open || tenant.limit == 2", .unknown),
    ("!tenant.open", .unknown), ("tenant.open ? tenant.limit == 1 : tenant.limit == 1", .pass),
    ("tenant.open ? tenant.limit == 1 : tenant.limit == 2", .unknown),
    ("tenant.open == true", .unknown), ("tenant.open in [true, false]", .unknown),
  ])
  func unknownTravelsAsInPartialEvaluation(require: String, expected: Verdict) throws {
    let tenant = House.instance("tenant", ["open": nil, "limit": 1])
    let finding = try finding(require, [tenant])
    #expect(finding.verdict == expected)
    #expect(finding.missing.map(\.attribute) == (expected == .unknown ? ["tenant.open"] : []))
  }

  /// Why an attribute has no value is told apart, and no reason counts as a value.
  @Test func reasonsAreToldApart() throws {
    let evidence = Evidence(file: "export.json", record: "", line: 7, display: "null")
    let states: [(AttributeState, String)] = [
      (.inherit(evidence), "inherited"), (.redacted(evidence), "redacted"),
      (.absent(.notCollected("Get-Tenant")), "not_collected"),
      (.absent(.propertyNotSelected("open")), "property_not_selected"),
      (.absent(.noRecord("tenants")), "no_record"),
      (.unknown(.nullWithoutMeaning, evidence), "null_without_meaning"),
      (.unknown(.collectionError("429"), nil), "collection_error"),
    ]
    for (state, code) in states {
      let tenant = EntityInstance(entity: "tenant", key: "", states: ["tenant.open": state])
      for require in ["tenant.open", "!tenant.open", "tenant.open == false"] {
        let finding = try finding(require, [tenant])
        #expect(finding.verdict == .unknown, "\(code), \(require)")
        #expect(finding.missing.map(\.code) == [code])
      }
    }
  }

  /// No rule runs on for ever: one that takes too many steps is an error that names the limit.
  @Test func aRuleHasAStepLimit() throws {
    let list = "[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]"
    let loops = (0..<7).reduce("tenant.limit == 1") { inner, level in
      "cel.bind(l\(level), \(list), l\(level).all(v\(level), \(inner)))"
    }
    let finding = try finding(loops, [House.instance("tenant", ["limit": 1])])
    #expect(finding.verdict == .error)
    #expect(finding.note?.contains("limit cost") == true)
  }
}
