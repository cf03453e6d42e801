import Policy
import Snapshot
import Testing

/// Files that name attributes by themselves.
@Suite struct AttributeFileTests {
  @Test func flatNamesMakeOneInstanceOfEachEntity() throws {
    let snapshot = try snapshot(
      (
        "a.yaml",
        """
        tenant.security_defaults.enabled: false
        account.mfa.registered: true
        account.mfa.state: Enforced
        server.smtp.from: MFT@Contoso.example
        app.web.redirect_uris: ["https://mft.contoso.example/"]
        """
      ))
    #expect(try snapshot.says("tenant.security_defaults.enabled") == "false")
    #expect(try snapshot.says("account.mfa.registered") == "true")
    #expect(try snapshot.says("account.mfa.state") == "\"enforced\"")
    #expect(try snapshot.says("server.smtp.from") == "\"mft@contoso.example\"")
    #expect(try snapshot.says("app.web.redirect_uris") == "[\"https://mft.contoso.example/\"]")
    let evidence = try snapshot.one("account")["account.mfa.state"].evidence
    #expect(evidence?.line == 3)
    #expect(evidence?.display == "\"Enforced\"")
  }

  @Test func nestedMapsAndListsOfInstances() throws {
    let snapshot = try snapshot(
      (
        "a.json",
        """
        {"tenant": {"security_defaults": {"enabled": true}},
         "accounts": [{"upn": "one@contoso.example", "mfa": {"registered": true}},
                      {"account.upn": "Two@contoso.example", "account.mfa.registered": false}]}
        """
      ))
    #expect(try snapshot.says("tenant.security_defaults.enabled") == "true")
    #expect(try snapshot.says("account.mfa.registered", of: "one@contoso.example") == "true")
    #expect(try snapshot.says("account.mfa.registered", of: "two@contoso.example") == "false")
    #expect(snapshot.isComplete("account"))
  }

  @Test func valuesJoinTheExportedInstanceAndMayContradictIt() throws {
    let snapshot = try snapshot(
      (
        "users.json",
        "[{\"id\": \"aaaaaaaa-0000-4000-8000-000000000101\", \"userPrincipalName\": \"one@contoso.example\", \"accountEnabled\": true}]"
      ),
      (
        "z.yaml",
        """
        account: [{upn: ONE@contoso.example, sign_in.enabled: false, mfa.state: enabled}]
        """
      ))
    #expect(snapshot.instances(of: "account").count == 1)
    #expect(try snapshot.says("account.mfa.state") == "\"enabled\"")
    #expect(try snapshot.says("account.sign_in.enabled") == "unknown(contradiction)")
    #expect(snapshot.warnings.count == 1)
  }

  @Test func wrongTypesAndNullsAreUnknown() throws {
    let snapshot = try snapshot(
      (
        "a.yaml",
        """
        account.mfa.registered: perhaps
        account.mfa.state: on
        account.licensed: null
        account.sign_in.enabled: "***"
        account.mailbox.smtp_auth.setting: inherit
        """
      ))
    let account = try snapshot.one("account")
    #expect(
      account["account.mfa.registered"].reason
        == .unusable("expected true or false, found the text `perhaps`"))
    #expect(account["account.mfa.state"].reason == .unsupportedEnum("on"))
    #expect(account["account.licensed"].short == "unknown(null_without_meaning)")
    #expect(account["account.sign_in.enabled"].short == "redacted")
    #expect(account["account.mailbox.smtp_auth.setting"].short == "inherit")
  }
}
