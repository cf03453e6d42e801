import Policy
import Testing

@testable import Extraction

/// Words that restrict a demand and are in none of its conditions.
@Suite struct UnreadConditionTests {
  private func rule(
    _ text: String, about subject: String = "Legacy Login", rationale: String? = nil,
    under title: String? = nil
  ) -> String {
    let rule = Sample.rules.rule(
      for: Statement(
        span: 0..<1, line: 1, kind: .constraint, wording: .must,
        claim: Claim(subject: subject, relation: .enabled),
        conditions: title.map { [Condition($0, form: .heading)] } ?? [], rationale: rationale,
        text: text, disposition: .manual))
    guard let require = rule.require else { return rule.manual?.reason.rawValue ?? "none" }
    let when = rule.conditions.map(\.expression).joined(separator: " && ")
    return when.isEmpty ? require.expression : "\(when) => \(require.expression)"
  }

  @Test func clausesThatNobodyReadRestrict() {
    #expect(rule("Keep Legacy Login on if the harbour has one pier.") == "partial")
    #expect(rule("Legacy Login must be on unless the harbour freezes.") == "partial")
    #expect(rule("Legacy Login must be on.") == "tenant.legacy_login.enabled == true")
  }

  @Test func whatIsNamedBeforeRestricts() {
    #expect(rule("For those Legacy Login must be on.") == "partial")
    #expect(rule("In that case Legacy Login must be on.") == "partial")
  }

  @Test func reasonsRestrictNothing() {
    let demand = "tenant.legacy_login.enabled == true"
    #expect(rule("Legacy Login must be on because OAuth 2.0 fails if the ferry sinks.") == demand)
    #expect(rule("Legacy Login must be on, or nobody signs in with key files.") == demand)
    #expect(
      rule("Legacy Login must be on. If not, all wait.", rationale: "If not, all wait.") == demand)
  }

  @Test func thingsBehindAPrepositionAreConditions() {
    #expect(
      rule("With OAuth 2.0 need to enable Legacy Login.")
        == "link.auth == \"oauth2\" => tenant.legacy_login.enabled == true")
    #expect(
      rule("Legacy Login must be on for personal accounts.")
        == "account.kind == \"personal\" => tenant.legacy_login.enabled == true")
    #expect(
      rule("Legacy Login must be on with an uplink below 20 Mbit/s.")
        == "!(server.line_mbit >= 20) => tenant.legacy_login.enabled == true")
  }

  @Test func thingsThatCannotBeAConditionRestrict() {
    #expect(rule("With OAuth 2.0 boats Legacy Login must be on.") == "partial")
    #expect(rule("Turn it on for personal accounts.") == "partial")
  }

  @Test func aPronounAgreesWithItsTitle() {
    #expect(
      rule(
        "It must be on.", about: "Boats moved to Legacy Login", under: "Boats moved to Legacy Login"
      )
        == "partial")
  }

  @Test func comparisonsAreConditions() {
    #expect(
      Sample.condition("the session timeout is longer than 2 minutes", .clause)
        == "!(server.session.timeout <= duration(\"2m\"))")
    #expect(Sample.condition("uplinks over 10 Mbit/s", .clause) == "!(server.line_mbit <= 10)")
    #expect(Sample.condition("uplinks below par", .clause) == "unclear")
  }

  @Test func havingOrLackingAThingIsACondition() {
    #expect(
      Sample.condition("drivers with a second factor", .clause) == "account.second_factor == true")
    #expect(
      Sample.condition("depot staff without a second factor, like guests", .clause)
        == "account.second_factor == false")
    #expect(Sample.condition("drivers with a second boat", .clause) == "unclear")
  }

  @Test func examplesAndContrastsAddNothing() {
    #expect(
      Sample.condition("you use POP, like the old ferry did", .clause)
        == "link.protocol == \"pop\"")
    #expect(Sample.condition("on the server, not on the app", .clause) == "")
  }
}
