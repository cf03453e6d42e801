import CEL
import Policy
import Snapshot
import Testing

/// The truth tables of derived attributes.
@Suite struct DerivationTests {
  private static let id = "aaaaaaaa-0000-4000-8000-000000000101"

  // MARK: SMTP AUTH of a mailbox

  private func mailbox(_ setting: String?) -> (String, String) {
    let member = setting.map { ", \"SmtpClientAuthenticationDisabled\": \($0)" } ?? ""
    return (
      "cas.json",
      """
      [{"Identity": "mft", "PrimarySmtpAddress": "mft@contoso.example", "ImapEnabled": true,
        "PopEnabled": false, "ExternalDirectoryObjectId": "\(Self.id)"\(member)}]
      """
    )
  }

  private func organization(_ setting: String) -> (String, String) {
    (
      "transport.json",
      "{\"Name\": \"Transport Settings\", \"MaxSendSize\": \"Unlimited\", "
        + "\"SmtpClientAuthenticationDisabled\": \(setting)}"
    )
  }

  @Test(arguments: [
    ("true", "true", "false"), ("true", "false", "false"), ("false", "true", "true"),
    ("false", "false", "true"), ("null", "true", "false"), ("null", "false", "true"),
    ("null", "null", "unknown(null_without_meaning)"),
    (nil, "false", "unknown(property_not_selected)"),
  ])
  func mailboxSettingBeatsTheOrganization(
    mailbox setting: String?, organization switchedOff: String, expected: String
  ) throws {
    let snapshot = try snapshot(mailbox(setting), organization(switchedOff))
    #expect(try snapshot.says("account.mailbox.smtp_auth.enabled") == expected)
  }

  @Test func inheritedSettingWithoutTheOrganizationIsUnknown() throws {
    let snapshot = try snapshot(mailbox("null"))
    let account = try snapshot.one("account")
    #expect(account["account.mailbox.smtp_auth.setting"].short == "inherit")
    let state = account["account.mailbox.smtp_auth.enabled"]
    #expect(state.short == "unknown(not_collected)")
    #expect(
      state.reason?.description
        == "needs `tenant.smtp_auth.enabled`: not collected: "
        + "`Get-TransportConfig | ConvertTo-Json -Depth 3`")
  }

  @Test func failedOrganizationExportIsUnknown() throws {
    let snapshot = try snapshot(
      mailbox("null"),
      ("transport_config.json", "{\"error\": {\"code\": \"Forbidden\", \"message\": \"no\"}}"))
    #expect(
      try snapshot.says("account.mailbox.smtp_auth.enabled") == "unknown(collection_error)")
  }

  @Test func evidenceShowsBothRawValues() throws {
    let snapshot = try snapshot(mailbox("null"), organization("true"))
    let state = try snapshot.one("account")["account.mailbox.smtp_auth.enabled"]
    #expect(
      state.evidence?.display
        == "SmtpClientAuthenticationDisabled: null; SmtpClientAuthenticationDisabled: true")
  }

  // MARK: Exchange plan

  private static let plan1 = "9aaf7827-d63c-4b61-89c3-182f06f82e5c"
  private static let foundation = "113feb6c-3fe4-4440-bddc-54d774bf0318"
  private static let unlisted = "aaaaaaaa-0000-4000-8000-00000000e999"

  private func plan(
    _ id: String, _ status: String = "Enabled", service: String = "exchange"
  ) -> String {
    "{\"service\": \"\(service)\", \"servicePlanId\": \"\(id)\", \"capabilityStatus\": \"\(status)\"}"
  }

  private func user(_ members: String) -> (String, String) {
    (
      "users.json",
      "[{\"id\": \"\(Self.id)\", \"userPrincipalName\": \"mft@contoso.example\"\(members)}]"
    )
  }

  @Test func exchangePlanFollowsTheListOfPlans() throws {
    let table: [([String], String)] = [
      ([plan(Self.plan1)], "true"),
      ([plan(Self.plan1, "Warning")], "true"),
      ([plan(Self.plan1, "Suspended")], "false"),
      ([plan(Self.plan1, "Deleted")], "false"),
      ([plan(Self.foundation)], "false"),
      ([plan(Self.unlisted)], "unknown(unusable)"),
      ([plan(Self.unlisted), plan(Self.plan1)], "true"),
      ([plan(Self.unlisted, "LockedOut")], "false"),
      ([plan(Self.plan1, service: "sharepoint")], "false"),
      ([], "false"),
    ]
    for (plans, expected) in table {
      let list = plans.joined(separator: ", ")
      let snapshot = try snapshot(user(", \"assignedPlans\": [\(list)]"))
      #expect(try snapshot.says("account.exchange_plan.active") == expected, "\(plans)")
    }
    #expect(
      try snapshot(user("")).says("account.exchange_plan.active") == "absent(property_not_selected)"
    )
    #expect(
      try snapshot(user(", \"assignedPlans\": null")).says("account.exchange_plan.active")
        == "unknown(null_without_meaning)")
  }

  // MARK: What demands a second factor

  private func policies(_ policies: String...) -> (String, String) {
    (
      "policies.json",
      "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#identity/conditionalAccess/policies\", "
        + "\"value\": [\(policies.joined(separator: ", "))]}"
    )
  }

  private func policy(
    state: String = "enabled", include: String = "[\"All\"]", exclude: String = "[]",
    groups: String = "[]", controls: String = "[\"mfa\"]"
  ) -> String {
    """
    {"id": "aaaaaaaa-0000-4000-8000-00000000c001", "state": "\(state)",
     "conditions": {"applications": {"includeApplications": ["All"]},
       "users": {"includeUsers": \(include), "excludeUsers": \(exclude), "includeGroups": \(groups),
                 "excludeGroups": [], "includeRoles": [], "excludeRoles": []}},
     "grantControls": {"operator": "OR", "builtInControls": \(controls)}}
    """
  }

  private func securityDefaults(_ isEnabled: Bool) -> (String, String) {
    (
      "security-defaults.json",
      "{\"id\": \"00000000-0000-0000-0000-000000000005\", \"displayName\": \"Security Defaults\", "
        + "\"isEnabled\": \(isEnabled)}"
    )
  }

  private func state(_ state: String) -> (String, String) {
    ("mfa.json", "[{\"userId\": \"\(Self.id)\", \"perUserMfaState\": \"\(state)\"}]")
  }

  @Test func securityDefaultsComeFirst() throws {
    let snapshot = try snapshot(user(""), securityDefaults(true))
    #expect(try snapshot.says("account.mfa.effective") == "\"security_defaults\"")
  }

  @Test(arguments: [("enforced", "\"per_user\""), ("enabled", "\"per_user\"")])
  func perUserStateComesNext(state name: String, expected: String) throws {
    let snapshot = try snapshot(user(""), securityDefaults(false), state(name))
    #expect(try snapshot.says("account.mfa.effective") == expected)
  }

  @Test func conditionalAccessComesLast() throws {
    let other = "[\"aaaaaaaa-0000-4000-8000-000000000999\"]"
    let table: [(String, String)] = [
      (policy(), "\"conditional_access\""),
      (policy(state: "enabledForReportingButNotEnforced"), "\"none\""),
      (policy(state: "disabled"), "\"none\""),
      (policy(controls: "[\"block\"]"), "\"none\""),
      (policy(include: "[\"\(Self.id)\"]"), "\"conditional_access\""),
      (policy(include: other), "unknown(unusable)"),
      (policy(exclude: other), "\"conditional_access\""),
      (policy(exclude: "[\"\(Self.id)\"]"), "unknown(unusable)"),
      (policy(groups: "[\"aaaaaaaa-0000-4000-8000-0000000000f9\"]"), "unknown(unusable)"),
    ]
    for (policy, expected) in table {
      let snapshot = try snapshot(
        user(""), securityDefaults(false), state("disabled"), policies(policy))
      #expect(try snapshot.says("account.mfa.effective") == expected, "\(policy)")
    }
    let none = try snapshot(user(""), securityDefaults(false), state("disabled"), policies())
    #expect(try none.says("account.mfa.effective") == "\"none\"")
    let missing = try snapshot(user(""), securityDefaults(false), state("disabled"))
    #expect(try missing.says("account.mfa.effective") == "unknown(not_collected)")
  }

  // MARK: The redirect address

  @Test(arguments: [
    ("https://mft.contoso.example:8443/register_microsoft_graph_api/", "web", "true", "\"none\""),
    (
      "https://mft.contoso.example/register_microsoft_graph_api", "web", "false",
      "\"no_trailing_slash\""
    ),
    (
      "https://mft.contoso.example/register_microsoft_graph_api/", "spa", "false",
      "\"other_platform\""
    ),
    (
      "https://mft.contoso.example/register_microsoft_graph_api/", "publicClient", "false",
      "\"other_platform\""
    ),
    ("http://mft.contoso.example/register_microsoft_graph_api/", "web", "true", "\"plain_http\""),
    ("http://localhost:9090/register_microsoft_graph_api/", "web", "true", "\"none\""),
    ("https://mft.contoso.example/?next=register_microsoft_graph_api/", "web", "false", "\"none\""),
  ])
  func redirectAddressHasToEndWithThePath(
    address: String, platform: String, holds: String, nearMiss: String
  ) throws {
    let addresses = ["web", "spa", "publicClient"].map {
      "\"\($0)\": {\"redirectUris\": [\($0 == platform ? "\"\(address)\"" : "")]}"
    }
    let snapshot = try snapshot(
      (
        "applications.json",
        "[{\"appId\": \"aaaaaaaa-0000-4000-8000-00000000b001\", \"requiredResourceAccess\": [], "
          + addresses.joined(separator: ", ") + "}]"
      ))
    #expect(try snapshot.says("app.redirect_uri.crushftp") == holds)
    #expect(try snapshot.says("app.redirect_uri.near_miss") == nearMiss)
  }

  // MARK: How the server signs in

  private func preferences(_ members: String) -> (String, String) {
    ("prefs.XML", "<server_prefs type=\"properties\">\(members)</server_prefs>")
  }

  @Test(arguments: [
    ("", "u", "p", "\"none\""),
    ("smtp.office365.com:587", "client~secret~contoso.example", "p", "\"oauth_microsoft\""),
    ("SMTP.Office365.com", "client~se~cret~contoso.example", "p", "\"oauth_microsoft\""),
    ("smtp.office365.com:587", "client~secret", "p", "\"oauth_generic\""),
    ("smtp.gmail.com", "client~secret", "p", "\"oauth_google\""),
    ("mail.contoso.example", "client~secret~https://idp.contoso.example", "p", "\"oauth_generic\""),
    ("mail.contoso.example", "mft@contoso.example", "p", "\"password\""),
    ("mail.contoso.example", "mft@contoso.example", "", "unknown(unusable)"),
  ])
  func authenticationModeFollowsTheUserName(
    server: String, user: String, password: String, expected: String
  ) throws {
    let snapshot = try snapshot(
      preferences(
        "<smtp_server>\(server)</smtp_server><smtp_user>\(user)</smtp_user>"
          + "<smtp_pass>\(password)</smtp_pass>"))
    #expect(try snapshot.says("server.smtp.auth_mode") == expected)
  }

  @Test func genericSwitchMakesItGeneric() throws {
    let snapshot = try snapshot(
      preferences(
        "<smtp_server>mail.contoso.example</smtp_server><smtp_user>u</smtp_user>"
          + "<smtp_pass>p</smtp_pass><smtp_xoauth2>true</smtp_xoauth2>"))
    #expect(try snapshot.says("server.smtp.auth_mode") == "\"oauth_generic\"")
  }
}
