import Policy
import Testing

@testable import Extraction

@Suite struct ConditionBinderTests {
  @Test func titlesNameWhatIsUsed() {
    #expect(
      Sample.condition("Contoso work or school accounts", .heading)
        == "account.kind == \"organization\"")
    #expect(Sample.condition("How to allow Key files", .label) == "link.auth == \"key_file\"")
    #expect(Sample.condition("OAuth 2.0", .alternative) == "link.auth == \"oauth2\"")
    #expect(Sample.condition("SMTP and IMAP", .heading) == "link.protocol in [\"smtp\", \"imap\"]")
  }

  @Test func titlesAboutASwitchConditionNothing() {
    #expect(Sample.condition("Find out whether Legacy Login is enabled", .label) == "title")
    #expect(Sample.condition("Enforced", .label) == "title")
    #expect(Sample.condition("From address", .label) == "title")
    #expect(Sample.condition("General", .heading) == "title")
  }

  @Test func titlesAboutLeavingAThingAreUnclear() {
    #expect(
      Sample.condition("Moving from basic authentication to OAuth 2.0", .heading) == "unclear")
    #expect(Sample.condition("Setting up without OAuth 2.0", .heading) == "unclear")
  }

  @Test func usesNameAValueOrASwitch() {
    #expect(Sample.condition("Key files is used", .use) == "link.auth == \"key_file\"")
    #expect(Sample.condition("Legacy Login", .use) == "tenant.legacy_login.enabled == true")
    #expect(Sample.condition("It is used", .use) == "reference")
    #expect(Sample.condition("The ferry", .use) == "unclear")
  }

  @Test func clauses() {
    #expect(Sample.condition("key files are used", .clause) == "link.auth == \"key_file\"")
    #expect(
      Sample.condition("you use IMAP or POP", .clause) == "link.protocol in [\"imap\", \"pop\"]")
    #expect(Sample.condition("key files are not used", .clause) == "link.auth != \"key_file\"")
    #expect(
      Sample.condition("Legacy Login is disabled", .clause)
        == "tenant.legacy_login.enabled == false")
    #expect(
      Sample.condition("key files are used", .clause, negated: true) == "link.auth != \"key_file\"")
    #expect(
      Sample.condition("the server address contains relay or outpost", .clause)
        == "server.mail.host.contains(\"relay\") || server.mail.host.contains(\"outpost\")")
    #expect(
      Sample.condition("Factor Status is not Enforced", .clause)
        == "account.factor.state != \"enforced\"")
    #expect(
      Sample.condition("OAuth 2.0 is used and Legacy Login is enabled", .clause)
        == "link.auth == \"oauth2\" && tenant.legacy_login.enabled == true")
    #expect(Sample.condition("the From address is empty", .clause) == "server.mail.from == \"\"")
  }

  @Test func clausesThatNobodyUnderstandsBlock() {
    #expect(Sample.condition("you do not see the menu", .clause) == "unclear")
    #expect(Sample.condition("key files are older than a year", .clause) == "unclear")
    #expect(Sample.condition("key files are disabled", .clause) == "unclear")
    #expect(Sample.condition("the proxy is enabled", .clause) == "unclear")
  }

  @Test func clausesThatAreTrueOfEveryone() {
    #expect(Sample.condition("for your tenant", .clause) == "")
    #expect(Sample.condition("To switch them off", .clause) == "title")
  }

  @Test func temporalConditionsNeverBlock() {
    let condition = Condition("the first login", form: .clause, isTemporal: true)
    #expect(Sample.conditions.bind(condition) == .title)
  }

  @Test func claimsInConditions() {
    let claim = Claim(subject: "Factor Status", relation: .equals, object: ["Enforced"])
    let condition = Condition("…", form: .clause, isNegated: true, claim: claim)
    #expect(
      Sample.conditions.bind(condition)
        == .bound([.unequal("account.factor.state", .string("enforced"))]))
  }
}
