import Testing

@testable import Policy

@Suite struct RequirementIdentityTests {
  @Test(arguments: [
    (
      "tenant.security_defaults.enabled == false", "integration.auth == \"app_password\"",
      "tenant.security_defaults.enabled/false/app-password"
    ),
    (
      "!tenant.security_defaults.enabled", "integration.auth in [\"app_password\"]",
      "tenant.security_defaults.enabled/false/app-password"
    ),
    ("account.mfa.registered", "true", "account.mfa.registered/true"),
    (
      "integration.auth != \"app_password\"",
      "account.authority == \"personal\" && integration.protocol in [\"smtp\", \"pop\", \"imap\"]",
      "integration.auth/not-app-password/personal+imap-or-pop-or-smtp"
    ),
    (
      "app.web.redirect_uris.exists(u, u.endsWith(\"register_microsoft_graph_api/\"))",
      "integration.auth == \"oauth2\" && scope_not_printed",
      "app.web.redirect_uris/ends-with-register-microsoft-graph-api/oauth2"
    ),
    ("size(app.web.redirect_uris) > 0", "true", "app.web.redirect_uris/present"),
    ("server.smtp.from != \"\"", "true", "server.smtp.from/present"),
    (
      "account.licensed && account.sign_in.enabled", "tenant.smtp_auth.enabled",
      "account.licensed/true+account.sign_in.enabled/true/smtp-auth-enabled"
    ),
    (
      "server.smtp.port >= 25", "!tenant.smtp_auth.enabled",
      "server.smtp.port/at-least-25/not-smtp-auth-enabled"
    ),
    (
      "server.smtp.from == account.primary_address", "true",
      "account.primary_address/same-as-server.smtp.from"
    ),
  ])
  func boundDemandsAreNamedByWhatTheySay(require: String, when: String, expected: String) throws {
    let id = try RequirementIdentity.make(
      require: RuleExpression(require), when: RuleExpression(when))
    #expect(id.rawValue == expected)
  }

  @Test func unboundDemandsAreNamedByTheirClaim() {
    let claim = Claim(subject: "The __Bucket Name__", relation: .atMost, object: ["63 characters"])
    let id = RequirementIdentity.make(claim: claim, conditions: ["Object  storage", "the S3 API"])
    #expect(id.rawValue == "bucket-name/at-most-63-characters/object-storage+s3-api")
    let again = RequirementIdentity.make(
      claim: Claim(subject: "bucket name", relation: .atMost, object: ["63 Characters"]),
      conditions: ["S3 API", "object storage"])
    #expect(again == id)
    let negated = Claim(
      subject: "secret", relation: .contains, object: ["a space"], isNegated: true)
    #expect(RequirementIdentity.make(claim: negated).rawValue == "secret/not-contains-space")
    let either = Claim(
      subject: "host", relation: .contains, object: ["One", "two"], isAlternative: true)
    #expect(RequirementIdentity.make(claim: either).rawValue == "host/contains-one-or-two")
    let odd = Claim(subject: "…", relation: .present)
    #expect(RequirementIdentity.make(claim: odd).rawValue == "it/present")
  }

  @Test func equalNamesAreToldApartByConditionBeforeNumber() {
    let ids = RequirementIdentity.disambiguate([
      .init(RequirementID("a/true"), conditions: ["Over SMTP"]), .init(RequirementID("b/true")),
      .init(RequirementID("a/true"), conditions: ["over the IMAP protocol"]),
      .init(RequirementID("a/true"), conditions: ["Over SMTP"]),
      .init(RequirementID("a/true"), when: RuleExpression("integration.auth == \"basic\"")),
    ])
    #expect(
      ids.map(\.rawValue) == [
        "a/true/over-smtp", "b/true", "a/true/over-imap-protocol", "a/true/over-smtp~2",
        "a/true/integration-auth-basic",
      ])
  }

  @Test func slugsAreCutAfterAWord() {
    let slug = Slug.make(String(repeating: "abcdefgh ", count: 20))
    #expect(slug.utf8.count <= Slug.greatestLength)
    #expect(slug.hasSuffix("-abcdefgh"))
    #expect(Slug.make("Größe", isASCII: true) == "gr-e")
    #expect(Slug.make("User's e-mail") == "users-e-mail")
  }
}
