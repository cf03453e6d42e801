import Policy
import Snapshot
import Testing

/// What settles records of which nothing says whose they are.
@Suite struct JoinAdvisorTests {
  private static let cas =
    "export `Get-EXOCasMailbox -ResultSize Unlimited -Properties "
    + "SmtpClientAuthenticationDisabled,ExternalDirectoryObjectId | ConvertTo-Json -Depth 3` "
    + "(permission View-Only Recipients)"
  private static let users =
    #"[{"id": "u1", "userPrincipalName": "one@contoso.example", "mail": "team@contoso.example"},"#
    + #"{"id": "u2", "userPrincipalName": "two@contoso.example", "mail": "team@contoso.example"}]"#

  private func state(
    _ attribute: String, of key: String, _ files: [(String, String)]
  ) throws -> AttributeState {
    let snapshot = try ConfigurationSnapshot.load(
      files: files.map { ($0.0, Array($0.1.utf8)) }, vocabularies: shippedVocabularies())
    return try snapshot.one(String(attribute.prefix { $0 != "." }), key)[attribute]
  }

  private func advice(
    _ attribute: String, of key: String, _ files: (String, String)...
  ) throws -> [String] {
    guard
      case .unknown(.ambiguousJoin(let gap), _) = try state(attribute, of: key, files)
    else {
      Issue.record("the join is not ambiguous")
      return []
    }
    return JoinAdvisor(vocabularies: try shippedVocabularies()).settling(gap, of: attribute)
  }

  @Test func aSharedAddressIsToldApartByTheIdThatTheRecordLacks() throws {
    let advice = try advice(
      "account.mailbox.imap.enabled", of: "one@contoso.example", ("users.json", Self.users),
      (
        "cas.json",
        #"{"ImapEnabled": true, "PopEnabled": true, "PrimarySmtpAddress": "team@contoso.example"}"#
      ))
    #expect(
      advice == [
        Self.cas + " with `ExternalDirectoryObjectId` in each record, which no two share",
        "let no two of them share the address `team@contoso.example`",
      ])
  }

  @Test func anIdThatNoAccountHasHasToBeSelectedWithTheAccounts() throws {
    let users =
      ##"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#users", "value": ["##
      + #"{"userPrincipalName": "one@contoso.example"}, {"userPrincipalName": "two@contoso.example"}]}"#
    let mailbox =
      #"{"RecipientTypeDetails": "UserMailbox", "ExternalDirectoryObjectId": "u1", "#
      + #""UserPrincipalName": "one@contoso.example", "PrimarySmtpAddress": "two@contoso.example"}"#
    let advice = try advice(
      "account.mailbox.auth_policy", of: "two@contoso.example", ("users.json", users),
      ("mailbox.json", mailbox))
    #expect(advice.count == 2)
    #expect(advice.first?.hasPrefix("export `Get-MgUser -All -Property ") == true, "\(advice)")
    #expect(
      advice.first?.hasSuffix(
        " with `id` in each record, by which `Exchange Online, Get-Mailbox` names it") == true,
      "\(advice)")
    #expect(
      advice.last == "let the record have the address of one of them only, "
        + "not `one@contoso.example`, `two@contoso.example`")
  }

  @Test func theMostTrustworthyNameHasToBeUnique() throws {
    let gap = JoinGap.shared(
      .init(
        format: "exchange.cas_mailbox", space: "object_id", names: ["u1"], candidates: ["a", "b"]))
    let advice = JoinAdvisor(vocabularies: try shippedVocabularies()).settling(
      gap, of: "account.mailbox.imap.enabled")
    #expect(advice == ["let no two of them share the object id `u1`"])
  }

  @Test func recordsThatNameNobodyNeedOneOfTheirNames() throws {
    let advice = try advice(
      "account.mailbox.imap.enabled", of: "one@contoso.example", ("users.json", Self.users),
      ("cas.csv", "\"Identity\",\"ImapEnabled\",\"PopEnabled\"\n\"one\",\"True\",\"False\"\n"))
    #expect(
      advice == [
        Self.cas + " with `ExternalDirectoryObjectId` or `PrimarySmtpAddress` in each record, "
          + "any of which says whose it is"
      ])
  }

  @Test func answersOfABatchCanBeNamedByTheirRequests() throws {
    let batch =
      #"{"responses": [{"id": "1", "status": 200, "body": {"perUserMfaState": "enforced"}}]}"#
    let advice = try advice(
      "account.mfa.state", of: "one@contoso.example", ("users.json", Self.users),
      ("mfa.json", batch))
    #expect(
      advice == [
        "export `GET /beta/users/{id}/authentication/requirements` (permission Policy.Read.All) "
          + "with `userId`, `id` or `userPrincipalName` in each record, any of which says whose it is",
        "or make the object id or address the id of its batch request, or the name of its file",
      ])
  }

  @Test func grantsAreSettledByServicePrincipals() throws {
    let apps =
      ##"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#applications", "value": ["##
      + #"{"id": "o1", "appId": "app1", "displayName": "App 1", "requiredResourceAccess": []}]}"#
    let grants =
      ##"{"@odata.context": "https://graph.microsoft.com/v1.0/$metadata#oauth2PermissionGrants", "##
      + #""value": [{"id": "g1", "clientId": "sp1", "consentType": "AllPrincipals", "#
      + #""principalId": null, "resourceId": "graph", "scope": "SMTP.Send"}]}"#
    let advice = try advice(
      "app.permissions.consented", of: "app1", ("apps.json", apps), ("grants.json", grants))
    #expect(
      advice == [
        "export `Get-MgServicePrincipal -All | ConvertTo-Json -Depth 5` "
          + "(permission Application.Read.All) with `appId` and `id` in each record, by which "
          + "`Microsoft Graph, delegated permission grants` names it"
      ])
  }

  @Test func whatNoExportCanNameIsAttested() throws {
    let advice = JoinAdvisor(vocabularies: try shippedVocabularies()).settling(
      .namelessRecords(format: "no.such"), of: "account.mfa.state")
    #expect(advice == ["attest `account.mfa.state`"])
  }
}
