import Policy
import Snapshot
import Testing

/// What exports of Microsoft Graph look like, one quirk a test.
@Suite struct GraphQuirkTests {
  private static let one = "one@contoso.example"

  @Test func pagesInSeveralFilesAreOneCollection() throws {
    let snapshot = try fixtureSnapshot("pages")
    #expect(
      snapshot.instances(of: "account").map(\.key)
        == ["one@contoso.example", "two@contoso.example", "three@contoso.example"])
    #expect(snapshot.isComplete("account"))
    #expect(try snapshot.says("account.sign_in.enabled", of: Self.one) == "true")
    #expect(
      try snapshot.says("account.sign_in.enabled", of: "two@contoso.example")
        == "unknown(null_without_meaning)")
    #expect(
      try snapshot.says("account.licensed", of: Self.one) == "absent(property_not_selected)")
  }

  @Test func firstPageAloneIsIncomplete() throws {
    let snapshot = try fixtureSnapshot("pages/users-1.json")
    #expect(snapshot.instances(of: "account").count == 2)
    #expect(
      snapshot.completeness(of: "account").gaps == ["the export stops before its last page"])
    #expect(
      snapshot.files.first?.contents.first?.gaps == ["the export stops before its last page"])
  }

  @Test func lastPageAloneIsNotEnoughForTheAnnouncedCount() throws {
    let page = """
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users", "@odata.count": 4,
       "value": [{"id": "aaaaaaaa-0000-4000-8000-000000000101", "userPrincipalName": "a@contoso.example"}]}
      """
    #expect(try !snapshot(("users.json", page)).isComplete("account"))
  }

  @Test func emptyPageCanHaveASuccessor() throws {
    let page = """
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users", "value": [],
       "@odata.nextLink": "https://graph.microsoft.com/v1.0/users?$skiptoken=z"}
      """
    let snapshot = try snapshot(("users.json", page))
    #expect(snapshot.instances(of: "account").isEmpty)
    #expect(!snapshot.isComplete("account"))
  }

  @Test func emptyCollectionSaysThatThereIsNone() throws {
    let page = """
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications", "value": []}
      """
    let snapshot = try snapshot(("applications.json", page))
    #expect(snapshot.files.first?.contents.first?.format == "graph.applications")
    #expect(snapshot.isComplete("app"))
    #expect(!snapshot.isComplete("account"))
  }

  @Test func emptyListWithoutAContextSaysNothing() throws {
    let snapshot = try snapshot(("users.json", "[]"))
    #expect(!snapshot.isComplete("account"))
    #expect(snapshot.warnings.first?.message.hasPrefix("not recognised") == true)
  }

  @Test func oneEntityIsNoList() throws {
    let entity = """
      {"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users(id,userPrincipalName)/$entity",
       "id": "aaaaaaaa-0000-4000-8000-000000000101", "userPrincipalName": "one@contoso.example"}
      """
    let snapshot = try snapshot(("user.json", entity))
    #expect(snapshot.instances(of: "account").count == 1)
    #expect(
      snapshot.completeness(of: "account").gaps
        == ["only single records were exported, not the list"])
  }

  @Test func shellObjectsHaveOtherCapitals() throws {
    let snapshot = try fixtureSnapshot("graph/security-defaults-pascal.json")
    let state = try snapshot.one("tenant")["tenant.security_defaults.enabled"]
    #expect(state.short == "true")
    #expect(state.evidence?.field == "IsEnabled")
    #expect(state.evidence?.line == 6)
  }

  @Test func everyBatchItemHasItsOwnStatus() throws {
    let snapshot = try ConfigurationSnapshot.load(
      path: fixture("graph"), vocabularies: shippedVocabularies())
    #expect(try snapshot.says("account.mfa.state", of: Self.one) == "\"enforced\"")
    let failed = try snapshot.one("account", "two@contoso.example")["account.mfa.state"]
    #expect(failed.reason == .collectionError("TooManyRequests"))
    let future = try snapshot.one("account", "three@contoso.example")["account.mfa.state"]
    #expect(future.reason == .unsupportedEnum("unknownFutureValue"))
    #expect(snapshot.instances(of: "account").count == 3)
  }

  @Test(arguments: [
    "[{\"userId\": \"aaaaaaaa-0000-4000-8000-000000000101\", \"perUserMfaState\": \"enforced\"}]",
    "{\"userId\": \"aaaaaaaa-0000-4000-8000-000000000101\", \"perUserMfaState\": \"enforced\"}",
    """
    {"@odata.context": "https://graph.microsoft.com/beta/$metadata#users('aaaaaaaa-0000-4000-8000-000000000101')/authentication/requirements/$entity",
     "perUserMfaState": "enforced"}
    """,
    "UserPrincipalName,PerUserMfaState\none@contoso.example,Enforced\n",
  ])
  func perUserStateFindsItsUser(_ text: String) throws {
    let snapshot = try snapshot(
      (
        "users.json",
        "[{\"id\": \"AAAAAAAA-0000-4000-8000-000000000101\", \"userPrincipalName\": \"One@contoso.example\"}]"
      ),
      ("mfa", text))
    #expect(try snapshot.says("account.mfa.state") == "\"enforced\"")
  }

  @Test func perUserStateMayBeInAFileNamedAfterTheUser() throws {
    let snapshot = try snapshot(
      (
        "users.json",
        "[{\"id\": \"aaaaaaaa-0000-4000-8000-000000000101\", \"userPrincipalName\": \"one@contoso.example\"}]"
      ),
      ("mfa/aaaaaaaa-0000-4000-8000-000000000101.json", "{\"perUserMfaState\": \"disabled\"}"))
    #expect(try snapshot.says("account.mfa.state") == "\"disabled\"")
  }

  @Test func errorBodyIsAFailureAndNotAnEmptyList() throws {
    let body = "{\"error\": {\"code\": \"Authorization_RequestDenied\", \"message\": \"x\"}}"
    let named = try snapshot(("security-defaults.json", body))
    let state = try named.one("tenant")["tenant.security_defaults.enabled"]
    #expect(state.reason == .collectionError("Authorization_RequestDenied"))
    let unnamed = try snapshot(("x.json", body))
    #expect(try unnamed.says("tenant.security_defaults.enabled") == "absent(not_collected)")
    #expect(
      unnamed.warnings.map(\.message)
        == ["an export failed with `Authorization_RequestDenied`, and nothing says which"])
  }

  @Test func jsonLinesAddressesAndCase() throws {
    let snapshot = try fixtureSnapshot("graph/users.ndjson")
    let one = try snapshot.one("account", Self.one)
    #expect(
      one["account.addresses"].short
        == "[\"one@contoso.example\", \"alias@contoso.example\"]")
    #expect(one["account.primary_address"].short == "\"one@contoso.example\"")
    #expect(one["account.mail"].short == "\"\"")
    #expect(one["account.upn"].evidence?.display == "\"One@Contoso.Example\"")
    #expect(one["account.licensed"].short == "false")
    #expect(one["account.user_type"].short == "\"member\"")
    let two = try snapshot.one("account", "two@contoso.example")
    #expect(two["account.user_type"].short == "\"guest\"")
    #expect(two["account.upn"].evidence?.line == 2)
    let three = try snapshot.one("account", "three@contoso.example")
    #expect(three["account.user_type"].reason == .unsupportedEnum("contractor"))
    #expect(three["account.sign_in.enabled"].short == "redacted")
  }

  @Test func missingRowOfTheReportIsUnknown() throws {
    let snapshot = try snapshot(
      (
        "users.json",
        "[{\"id\": \"aaaaaaaa-0000-4000-8000-000000000101\", \"userPrincipalName\": \"one@contoso.example\"}]"
      ),
      (
        "report.json",
        "[{\"id\": \"aaaaaaaa-0000-4000-8000-000000000102\", \"userPrincipalName\": \"two@contoso.example\", \"isMfaRegistered\": true}]"
      ))
    #expect(try snapshot.says("account.mfa.registered", of: Self.one) == "absent(no_record)")
    #expect(try snapshot.says("account.mfa.registered", of: "two@contoso.example") == "true")
  }

  @Test func organizationReadWithLittlePermissionIsNull() throws {
    let snapshot = try snapshot(
      (
        "organization.json",
        "{\"value\": [{\"id\": \"x\", \"displayName\": null, \"verifiedDomains\": null}]}"
      ))
    #expect(try snapshot.says("tenant.domains") == "unknown(null_without_meaning)")
    #expect(try snapshot.says("tenant.display_name") == "unknown(null_without_meaning)")
  }

  @Test func domainsAreThoseThatAreVerified() throws {
    let snapshot = try snapshot(
      (
        "domains.json",
        "{\"@odata.context\": \"https://graph.microsoft.com/v1.0/$metadata#domains\", \"value\": ["
          + "{\"id\": \"Contoso.example\", \"isVerified\": true}, {\"id\": \"new.example\", \"isVerified\": false}, "
          + "{\"id\": \"contoso.onmicrosoft.com\", \"isVerified\": true}]}"
      ))
    #expect(
      try snapshot.says("tenant.domains") == "[\"contoso.example\", \"contoso.onmicrosoft.com\"]")
  }

  // MARK: Applications

  @Test func grantsFindTheirApplicationThroughItsServicePrincipal() throws {
    let snapshot = try fixtureSnapshot("graph")
    let app = try snapshot.one("app", "aaaaaaaa-0000-4000-8000-00000000a0a0")
    #expect(
      app["app.permissions.consented"].short
        == "[\"SMTP.Send\", \"offline_access\", \"User.Read\"]")
    #expect(app["app.sign_in.enabled"].short == "false")
    #expect(app["app.user_assignment_required"].short == "true")
    let other = try snapshot.one("app", "aaaaaaaa-0000-4000-8000-00000000a0a1")
    #expect(other["app.permissions.consented"].short == "[]")
  }

  @Test func grantsWithoutServicePrincipalsBelongToNobody() throws {
    let snapshot = try ConfigurationSnapshot.load(
      files: [
        ("applications.json", try bytes("graph/applications.json")),
        ("grants.json", try bytes("graph/grants.json")),
      ], vocabularies: shippedVocabularies())
    let app = try snapshot.one("app", "aaaaaaaa-0000-4000-8000-00000000a0a0")
    #expect(app["app.permissions.consented"].short == "unknown(ambiguous_join)")
  }

  @Test func applicationQuirks() throws {
    let snapshot = try fixtureSnapshot("graph/applications.json")
    let first = try snapshot.one("app", "aaaaaaaa-0000-4000-8000-00000000a0a0")
    #expect(first["app.sign_in_audience"].short == "\"single_tenant\"")
    #expect(first["app.secret.present"].short == "true")
    #expect(first["app.secret.ends"].value == nil)
    #expect(first["app.web.redirect_uris"].short == "[]")
    #expect(first["app.spa.redirect_uris"].short == "absent(property_not_selected)")
    let second = try snapshot.one("app", "aaaaaaaa-0000-4000-8000-00000000a0a1")
    #expect(second["app.sign_in_audience"].reason == .unsupportedEnum("AzureADSomething"))
    #expect(second["app.secret.present"].short == "unknown(depth_truncated)")
  }

  @Test func oldManifestSaysTheSame() throws {
    let snapshot = try fixtureSnapshot("graph/manifest.json")
    let app = try snapshot.one("app")
    #expect(app["app.display_name"].short == "\"Old manifest\"")
    #expect(app["app.sign_in_audience"].short == "\"multi_tenant_and_personal\"")
    #expect(app["app.redirect_uri.crushftp"].short == "true")
    #expect(app["app.spa.redirect_uris"].short == "[\"https://spa.contoso.example/\"]")
    #expect(app["app.public_client.redirect_uris"].short == "[\"ms-app://mft\"]")
    #expect(app["app.implicit.access_token"].short == "true")
    #expect(app["app.public_client.fallback"].short == "unknown(null_without_meaning)")
  }
}
