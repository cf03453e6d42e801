import Policy
import Snapshot
import Testing

/// What the files of a CrushFTP server look like, and what must not leave them.
@Suite struct CrushFTPQuirkTests {
  @Test func preferencesWithARefreshToken() throws {
    let snapshot = try fixtureSnapshot("crushftp")
    let server = try snapshot.one("server")
    #expect(server["server.smtp.host"].short == "\"smtp.office365.com\"")
    #expect(server["server.smtp.host"].evidence?.field == "smtp_server")
    #expect(server["server.smtp.port"].short == "587")
    #expect(server["server.smtp.provider"].short == "\"microsoft\"")
    #expect(server["server.smtp.auth_mode"].short == "\"oauth_microsoft\"")
    #expect(server["server.smtp.username"].short == "redacted")
    #expect(
      server["server.smtp.oauth.client_id"].short == "\"aaaaaaaa-0000-4000-8000-00000000a0a0\"")
    #expect(server["server.smtp.oauth.tenant"].short == "\"contoso.onmicrosoft.com\"")
    #expect(server["server.smtp.credential_present"].short == "true")
    #expect(server["server.smtp.from"].short == "\"mft-sender@contoso.example\"")
    #expect(server["server.smtp.starttls_allowed"].short == "absent(property_not_selected)")
  }

  @Test func everyMailTaskIsAnIntegration() throws {
    let snapshot = try fixtureSnapshot("crushftp")
    #expect(
      snapshot.instances(of: "integration").map(\.key) == ["SMTP", "Fetch orders", "Fetch bills"])
    #expect(try snapshot.says("integration.protocol", of: "SMTP") == "\"smtp\"")
    #expect(try snapshot.says("integration.auth", of: "SMTP") == "\"oauth2\"")
    #expect(try snapshot.says("integration.protocol", of: "Fetch orders") == "\"pop\"")
    #expect(
      try snapshot.says("integration.username", of: "Fetch orders")
        == "\"mft-inbox@contoso.example\"")
    #expect(
      try snapshot.says("integration.auth", of: "Fetch orders") == "unknown(needs_attestation)")
    #expect(try snapshot.says("integration.auth", of: "Fetch bills") == "\"oauth2\"")
    #expect(try snapshot.says("mail_task.tls", of: "Fetch orders") == "true")
    #expect(try snapshot.says("mail_task.tls", of: "Fetch bills") == "false")
    #expect(try snapshot.says("mail_task.port", of: "Fetch bills") == "143")
  }

  @Test func serverWithoutMailHasNoIntegration() throws {
    let snapshot = try snapshot(
      ("prefs.XML", "<server_prefs type=\"properties\"><smtp_server/><smtp_user/></server_prefs>"))
    #expect(snapshot.instances(of: "integration").isEmpty)
    #expect(snapshot.isComplete("integration"))
    #expect(try snapshot.says("server.smtp.auth_mode") == "\"none\"")
    #expect(try snapshot.says("server.smtp.port") == "absent(property_not_selected)")
  }

  @Test func secretsNeverLeaveTheReader() throws {
    for folder in ["crushftp", "graph"] {
      let snapshot = try fixtureSnapshot(folder)
      var text = "\(snapshot.files)\(snapshot.warnings)"
      for entity in snapshot.entityNames {
        for instance in snapshot.instances(of: entity) {
          text += "\(instance.key) \(instance.names)"
          for attribute in try shippedVocabularies().attributes {
            text += "\(instance[attribute.name])"
          }
        }
      }
      #expect(!text.contains("PLANTED"), "\(folder)")
    }
  }
}
