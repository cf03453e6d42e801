import Policy
import Snapshot
import Testing

@Suite struct CollectionNeedsTests {
  private func needs(_ attributes: String...) throws -> CollectionNeeds {
    try CollectionNeeds(of: attributes, vocabularies: shippedVocabularies())
  }

  @Test func namesExportsFieldsAndPermissions() throws {
    let needs = try needs("account.licensed", "account.upn", "account.primary_address")
    #expect(needs.exports.map(\.format) == ["graph.users"])
    #expect(
      needs.exports.first?.fields
        == ["id", "userPrincipalName", "mail", "proxyAddresses", "assignedLicenses"])
    #expect(needs.exports.first?.advice.permission == "User.Read.All")
    #expect(needs.attestations.isEmpty)
  }

  @Test func derivedAttributesComeFromTheirInputs() throws {
    let needs = try needs("account.mailbox.smtp_auth.enabled")
    #expect(
      needs.exports.map(\.format) == ["exchange.cas_mailbox", "exchange.transport_config"])
  }

  @Test func grantsNeedServicePrincipals() throws {
    let needs = try needs("app.permissions.consented")
    #expect(
      needs.exports.map(\.format) == ["graph.service_principals", "graph.permission_grants"])
  }

  @Test func whatNoExportCarriesIsAttested() throws {
    let needs = try needs("tenant.app_passwords.user_creation_allowed")
    #expect(needs.exports.isEmpty)
    #expect(needs.attestations.map(\.attribute) == ["tenant.app_passwords.user_creation_allowed"])
    #expect(needs.attestations.first?.how != nil)
  }

  @Test func settlingNamesTheCommand() throws {
    let phrases = try CollectionNeeds.settling(
      "tenant.smtp_auth.enabled", vocabularies: shippedVocabularies())
    #expect(
      phrases == [
        "export `Get-TransportConfig | ConvertTo-Json -Depth 3` "
          + "(permission View-Only Organization Management)"
      ])
  }
}
