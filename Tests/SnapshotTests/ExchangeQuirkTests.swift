import CEL
import Policy
import Snapshot
import Testing

/// What exports of Exchange Online look like, one quirk a test.
@Suite struct ExchangeQuirkTests {
  private static let inbox = "mft-inbox@contoso.example"

  @Test(arguments: ["exchange/cas-one.json", "exchange/cas-utf16.json"])
  func oneMailboxIsNoArray(_ name: String) throws {
    let snapshot = try fixtureSnapshot(name)
    let account = try snapshot.one("account")
    #expect(account.key == Self.inbox)
    #expect(account["account.mailbox.address"].short == "\"mft-inbox@contoso.example\"")
    #expect(account["account.mailbox.smtp_auth.setting"].short == "inherit")
    #expect(account["account.mailbox.pop.enabled"].short == "true")
    #expect(account["account.mailbox.id"].short == "absent(property_not_selected)")
  }

  @Test func tableWithSemicolonsAndTypeLine() throws {
    let snapshot = try fixtureSnapshot("exchange/cas.csv")
    let sender = try snapshot.one("account", "mft-sender@contoso.example")
    #expect(sender["account.mailbox.smtp_auth.setting"].short == "\"enabled\"")
    #expect(sender["account.mailbox.smtp_auth.setting"].evidence?.line == 3)
    #expect(sender["account.mailbox.pop.enabled"].short == "false")
    let inbox = try snapshot.one("account", Self.inbox)
    #expect(inbox["account.mailbox.smtp_auth.setting"].short == "inherit")
  }

  @Test func minimumPropertySetLeavesTheSettingOut() throws {
    let snapshot = try fixtureSnapshot("exchange/cas-minimum.csv")
    let account = try snapshot.one("account")
    #expect(
      account["account.mailbox.smtp_auth.setting"].short == "absent(property_not_selected)")
    #expect(account["account.mailbox.imap.enabled"].short == "true")
  }

  @Test func formattedObjectsAreNotMistakenForNoMailboxes() throws {
    let snapshot = try fixtureSnapshot("bad/formatted.csv")
    #expect(snapshot.instances(of: "account").isEmpty)
    #expect(!snapshot.isComplete("account"))
    #expect(
      snapshot.warnings.map(\.message) == [
        "not recognised as any export: its top-level names are "
          + "`ClassId2e4f51ef21dd47e99d3c952918aff9cd`, `pageHeaderEntry`, `shapeInfo`"
      ])
  }

  @Test func mailboxesJoinByObjectIdElseByAddress() throws {
    let users = """
      [{"id": "aaaaaaaa-0000-4000-8000-000000000101", "userPrincipalName": "one@contoso.example",
        "mail": "first@contoso.example", "proxyAddresses": ["smtp:alias@contoso.example"]},
       {"id": "aaaaaaaa-0000-4000-8000-000000000102", "userPrincipalName": "two@contoso.example"}]
      """
    let mailboxes = """
      [{"ImapEnabled": true, "PopEnabled": false, "PrimarySmtpAddress": "Alias@contoso.example"},
       {"ImapEnabled": false, "PopEnabled": false, "PrimarySmtpAddress": "one@contoso.example",
        "ExternalDirectoryObjectId": "AAAAAAAA-0000-4000-8000-000000000102"},
       {"ImapEnabled": false, "PopEnabled": true, "PrimarySmtpAddress": "shared@contoso.example"}]
      """
    let snapshot = try snapshot(("users.json", users), ("cas.json", mailboxes))
    #expect(snapshot.instances(of: "account").count == 3)
    #expect(try snapshot.says("account.mailbox.imap.enabled", of: "one@contoso.example") == "true")
    #expect(try snapshot.says("account.mailbox.imap.enabled", of: "two@contoso.example") == "false")
    #expect(
      try snapshot.says("account.mailbox.pop.enabled", of: "shared@contoso.example") == "true")
  }

  @Test func ambiguousAddressIsUnknownWithTheCandidates() throws {
    let users = """
      [{"id": "aaaaaaaa-0000-4000-8000-000000000101", "userPrincipalName": "one@contoso.example",
        "mail": "team@contoso.example"},
       {"id": "aaaaaaaa-0000-4000-8000-000000000102", "userPrincipalName": "two@contoso.example",
        "mail": "team@contoso.example"}]
      """
    let snapshot = try snapshot(
      ("users.json", users),
      (
        "cas.json",
        "{\"ImapEnabled\": true, \"PopEnabled\": false, \"PrimarySmtpAddress\": \"team@contoso.example\"}"
      ))
    #expect(snapshot.instances(of: "account").count == 2)
    let state = try snapshot.one("account", "one@contoso.example")["account.mailbox.imap.enabled"]
    #expect(
      state.reason == .ambiguousJoin(["one@contoso.example", "two@contoso.example"]))
  }

  @Test func nullPolicyMeansThatThereIsNone() throws {
    let snapshot = try fixtureSnapshot("other/ProviderSettingsExport.json")
    let tenant = try snapshot.one("tenant")
    #expect(tenant["tenant.auth_policy.default"].short == "\"\"")
    #expect(tenant["tenant.modern_auth.enabled"].short == "true")
    #expect(tenant["tenant.smtp_auth.enabled"].short == "false")
    #expect(tenant["tenant.conditional_access.mfa_reach"].short == "[\"*\"]")
    #expect(tenant["tenant.security_defaults.enabled"].short == "absent(not_collected)")
    #expect(
      snapshot.files.first?.contents.map(\.format) == [
        "scubagear.provider_settings", "exchange.transport_config",
        "exchange.organization_config", "graph.conditional_access_policies",
      ])
  }

  @Test func twoTenantsContradictEachOther() throws {
    let snapshot = try snapshot(
      ("a.json", "{\"MaxSendSize\": \"1\", \"SmtpClientAuthenticationDisabled\": true}"),
      ("b.json", "{\"MaxSendSize\": \"1\", \"SmtpClientAuthenticationDisabled\": false}"))
    #expect(try snapshot.says("tenant.smtp_auth.enabled") == "unknown(contradiction)")
    #expect(
      snapshot.warnings.map(\.description)
        == [
          "a.json:1:1: warning: `tenant.smtp_auth.enabled` of `tenant` is given as `false` and `true`"
        ])
  }

  @Test(arguments: [
    ("2026-01-31T19:15:41.6195833Z", "2026-01-31T19:15:41.6195833Z"),
    ("2026-01-31T09:00:00.1234567+01:00", "2026-01-31T08:00:00.1234567Z"),
    ("\\/Date(1767225600000)\\/", "2026-01-01T00:00:00Z"),
    ("/Date(-1500)/", "1969-12-31T23:59:58.5Z"),
    ("/Date(1767225600000+0100)/", "2026-01-01T00:00:00Z"),
    ("2026-01-31T09:00:00", nil), ("31.01.2026 09:00:00", nil), ("", nil), ("/Date(x)/", nil),
  ])
  func timesInEveryNotation(_ text: String, expected: String?) throws {
    let snapshot = try snapshot(
      (
        "report.json",
        "[{\"id\": \"x\", \"userPrincipalName\": \"a@contoso.example\", \"isMfaRegistered\": true, "
          + "\"lastUpdatedDateTime\": \"\(text)\"}]"
      ))
    let state = try snapshot.one("account")["account.mfa.data_age"]
    #expect(state.short == (expected.map { "timestamp(\"\($0)\")" } ?? "unknown(unusable)"))
  }
}
