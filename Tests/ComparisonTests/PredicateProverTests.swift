@testable import Comparison
import Policy
import Testing

@Suite struct PredicateProverTests {
  private func prover() throws -> PredicateProver {
    PredicateProver(try Pages.vocabularies.get())
  }

  private func outcome(_ met: String, _ failed: String) throws -> PredicateProver.Outcome {
    try prover().witness(
      meeting: Predicate(when: [], require: met), failing: Predicate(when: [], require: failed))
  }

  @Test(arguments: [
    ("server.smtp.port >= 10", "server.smtp.port >= 5"),
    ("server.smtp.port == 587", "server.smtp.port in [25, 587]"),
    ("server.smtp.host.startsWith(\"mail.\")", "server.smtp.host.contains(\"mail\")"),
    ("server.smtp.host.endsWith(\".example\")", "server.smtp.host.endsWith(\"ample\")"),
    ("account.mfa.state == \"enforced\"", "account.mfa.state != \"disabled\""),
    (
      "app.web.redirect_uris.exists(e, e == \"x/y\")",
      "app.web.redirect_uris.exists(e, e.endsWith(\"/y\"))"
    ),
    (
      "app.web.redirect_uris.all(e, e.endsWith(\"xy\"))",
      "app.web.redirect_uris.all(e, e.endsWith(\"y\"))"
    ),
    (
      "server.smtp.from == integration.signed_in_address",
      "server.smtp.from == integration.signed_in_address || server.smtp.from == integration.app_password_address"
    ),
    ("size(app.web.redirect_uris) > 2", "size(app.web.redirect_uris) > 0"),
  ])
  func whatImpliesHasNoWitnessAndTheConverseHasOne(stronger: String, weaker: String) throws {
    #expect(try outcome(stronger, weaker) == .none)
    guard case .found(let values) = try outcome(weaker, stronger) else {
      Issue.record("no witness for \(weaker) without \(stronger)")
      return
    }
    #expect(!values.isEmpty)
  }

  @Test func aWitnessNamesNoMoreAttributesThanItNeeds() throws {
    let found = try outcome(
      "account.licensed == true || account.mfa.registered == true", "account.licensed == true")
    guard case .found(let values) = found else {
      Issue.record("no witness")
      return
    }
    #expect(values.map(\.attribute) == ["account.licensed", "account.mfa.registered"])
  }

  @Test func aDroppedConditionIsFound() throws {
    let scoped = Predicate(
      when: ["integration.protocol == \"imap\""], require: "account.licensed == true")
    let bare = Predicate(when: [], require: "account.licensed == true")
    #expect(try prover().witness(meeting: bare, failing: scoped) == .none)
    guard case .found = try prover().witness(meeting: scoped, failing: bare) else {
      Issue.record("no witness")
      return
    }
  }

  @Test func patternsOfUnknownShapeAreUndecided() throws {
    #expect(
      try outcome("server.smtp.host.matches(\"^a+$\")", "server.smtp.host.matches(\"^a*$\")")
        == .undecided)
  }
}
