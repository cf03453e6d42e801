import Policy
import Testing

@testable import Extraction

@Suite struct ClaimBinderTests {
  @Test func switches() {
    #expect(Sample.bind("Legacy Login", .disabled) == "tenant.legacy_login.enabled == false")
    #expect(
      Sample.bind("Contoso ID Legacy Login", .enabled) == "tenant.legacy_login.enabled == true")
    #expect(
      Sample.bind("the Legacy Login setting", .enabled, negated: true)
        == "tenant.legacy_login.enabled == false")
    #expect(Sample.bind("2FA", .present) == "account.second_factor == true")
    #expect(Sample.bind("2FA", .equals, ["On"]) == "account.second_factor == true")
    #expect(Sample.bind("2FA", .equals, ["blue"]) == "unbound")
  }

  @Test func switchesWithNegativeNames() {
    #expect(Sample.bind("registration", .enabled) == "app.blocked == false")
    #expect(Sample.bind("registration", .disabled) == "app.blocked == true")
  }

  @Test func doubleNegationIsNeverGuessed() {
    #expect(
      Sample.bind("Legacy Login", .disabled, negated: true)
        == "ambiguous: tenant.legacy_login.enabled == false | tenant.legacy_login.enabled == true")
  }

  @Test func enumerations() {
    #expect(
      Sample.bind("Factor Status", .equals, ["Enforced"]) == "account.factor.state == \"enforced\"")
    #expect(Sample.bind("Factor Status", .enabled) == "account.factor.state == \"enabled\"")
    #expect(
      Sample.bind("Factor Status", .oneOf, ["Enforced", "enabled"])
        == "account.factor.state in [\"enforced\", \"enabled\"]")
    #expect(
      Sample.bind("Factor Status", .equals, ["off"], negated: true)
        == "account.factor.state != \"disabled\"")
    #expect(
      Sample.bind("Factor Status", .oneOf, ["Enforced", "purple"])
        == "partial: account.factor.state == \"enforced\"")
    #expect(Sample.bind("Platform", .equals, ["Web"]) == "size(app.return_urls) > 0")
    #expect(
      Sample.bind("minimum TLS version", .atLeast, ["TLS 1.2"])
        == "server.tls.minimum in [\"tls1.2\", \"tls1.3\"]")
  }

  @Test func texts() {
    #expect(Sample.bind("From address", .present) == "server.mail.from != \"\"")
    #expect(Sample.bind("From address", .absent) == "server.mail.from == \"\"")
    #expect(
      Sample.bind("mail server", .equals, ["relay.contoso.example"])
        == "server.mail.host == \"relay.contoso.example\"")
    #expect(
      Sample.bind("display name", .contains, ["spaces"], negated: true)
        == "!server.name.contains(\" \")")
    #expect(
      Sample.bind("display name", .endsWith, ["a slash"]) == "server.name.endsWith(\"/\")")
    #expect(
      Sample.bind("display name", .atMost, ["63 characters"]) == "size(server.name) <= 63")
    #expect(
      Sample.bind("display name", .matches, ["^[a-z]+$"]) == "server.name.matches(\"^[a-z]+$\")")
  }

  @Test func descriptionsAreNoValues() {
    #expect(
      Sample.bind("display name", .equals, ["unique"]) == "partial: server.name == \"unique\"")
    #expect(Sample.bind("display name", .equals, ["your own name"]) == "unbound")
    #expect(Sample.bind("display name", .equals, ["<name>"]) == "unbound")
    #expect(
      Sample.bind("mail server", .contains, ["office"]) == "server.mail.host.contains(\"office\")")
  }

  @Test func numbers() {
    #expect(Sample.bind("user limit", .atLeast, ["1,000 users"]) == "server.max_users >= 1000")
    #expect(Sample.bind("user limit", .atMost, ["ten"]) == "server.max_users <= 10")
    #expect(
      Sample.bind("user limit", .atMost, ["ten"], negated: true) == "!(server.max_users <= 10)")
    #expect(Sample.bind("retention", .atLeast, ["2 weeks"]) == "server.keep_days >= 14")
    #expect(Sample.bind("retention", .atLeast, ["36 hours"]) == "unbound")
    #expect(Sample.bind("user limit", .atLeast, ["5 minutes"]) == "unbound")
    #expect(
      Sample.bind("session timeout", .atMost, ["90 minutes"])
        == "server.session.timeout <= duration(\"90m\")")
    #expect(Sample.bind("session timeout", .atMost, ["90"]) == "unbound")
    #expect(Sample.bind("user limit", .equals, ["99999999999999999999"]) == "unbound")
  }

  @Test func lists() {
    #expect(
      Sample.bind("Return URL", .endsWith, ["callback/"])
        == "app.return_urls.exists(e, e.endsWith(\"callback/\"))")
    #expect(
      Sample.bind("API scopes", .startsWith, ["api://"])
        == "app.scopes.all(e, e.startsWith(\"api://\"))")
    #expect(Sample.bind("Return URL", .present) == "size(app.return_urls) > 0")
    #expect(
      Sample.bind("API scopes", .allOf, ["Mail.Send", "User.Read"])
        == "app.scopes.exists(e, e == \"Mail.Send\") && app.scopes.exists(e, e == \"User.Read\")")
    #expect(
      Sample.bind("API scopes", .endsWith, ["/"], negated: true)
        == "!app.scopes.exists(e, e.endsWith(\"/\"))")
    #expect(
      Sample.bind("Return URL", .endsWith, ["/x"], negated: true)
        == "ambiguous: !app.return_urls.exists(e, e.endsWith(\"/x\"))"
        + " | app.return_urls.exists(e, !e.endsWith(\"/x\"))")
  }

  @Test func equalityWithAnotherAttribute() {
    #expect(
      Sample.bind(
        "From address", .sameAs, ["the address on the ship", "the owner of the key file"])
        == "partial: server.mail.from == link.key_owner")
    #expect(
      Sample.bind("Sender", .sameAs, ["address of the signed-in user", "owner of the Key File"])
        == "server.mail.from == link.signed_in || server.mail.from == link.key_owner")
    #expect(
      Sample.bind("Sender", .equals, ["address of the signed-in user"])
        == "server.mail.from == link.signed_in")
    #expect(Sample.bind("Sender", .sameAs, ["Legacy Login"]) == "unbound")
  }

  @Test func valuesAsSubject() {
    #expect(
      Sample.bind("Key files", .notSupported, ["SMTP", "IMAP", "POP"])
        == "link.protocol in [\"smtp\", \"imap\", \"pop\"] => link.auth != \"key_file\"")
    #expect(
      Sample.bind("Key files", .notSupported, ["Legacy Login"])
        == "tenant.legacy_login.enabled == true => link.auth != \"key_file\"")
    #expect(Sample.bind("basic authentication", .notSupported) == "link.auth != \"basic\"")
    #expect(
      Sample.bind("OAuth 2.0", .supported, ["IMAP"])
        == "link.auth == \"oauth2\" => link.protocol == \"imap\"")
    #expect(Sample.bind("OAuth 2.0", .present) == "link.auth == \"oauth2\"")
    #expect(Sample.bind("OAuth 2.0", .enabled) == "partial: link.auth == \"oauth2\"")
  }

  @Test func requirements() {
    #expect(
      Sample.bind("Key files", .requires, ["2FA"])
        == "link.auth == \"key_file\" => account.second_factor == true")
    #expect(
      Sample.bind("the user", .requires, ["a valid product licence", "second factor"])
        == "account.licensed == true && account.second_factor == true")
    #expect(
      Sample.bind("the user", .requires, ["product licence", "good manners"])
        == "partial: account.licensed == true")
    #expect(
      Sample.bind("the pier", .requires, ["product licence"]) == "partial: account.licensed == true"
    )
    #expect(Sample.bind("this", .requires, ["From address"]) == "server.mail.from != \"\"")
    #expect(
      Sample.bind("Legacy Login", .requires, ["2FA"])
        == "tenant.legacy_login.enabled == true => account.second_factor == true")
  }

  @Test func wordsThatAreLeftOverPreventARule() {
    #expect(
      Sample.bind("archive mail server", .equals, ["a.example"])
        == "partial: server.mail.host == \"a.example\"")
    #expect(Sample.bind("lighthouse", .enabled) == "unbound")
  }

  @Test func sharedTermsAreAmbiguous() {
    #expect(
      Sample.bind("proxy", .enabled)
        == "ambiguous: server.primary.proxy == true | server.backup.proxy == true")
    #expect(Sample.bind("backup proxy", .enabled) == "server.backup.proxy == true")
  }

  @Test func severalSubjects() {
    #expect(
      Sample.bind("From address and display name", .present)
        == "server.mail.from != \"\" && server.name != \"\"")
    #expect(
      Sample.bind("From address or display name", .present)
        == "server.mail.from != \"\" || server.name != \"\"")
  }

  @Test func someRelationsNoConfigurationAnswers() {
    #expect(Sample.bind("mail server", .reachable, ["25"]) == "not observable")
    #expect(Sample.bind("mail server", .before, ["proxy"]) == "not observable")
  }

  @Test func scopeInTheSubject() {
    #expect(
      Sample.bind("the From address for SMTP", .present)
        == "link.protocol == \"smtp\" => server.mail.from != \"\"")
  }
}
