import Foundation
import Testing

/// Secrets planted in every kind of export, looked for in everything that the tool writes.
@Suite struct SecretTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"

  /// The exports of the planted tenant with a secret in each field that may hold one.
  private struct Planted {
    let scratch: Scratch
    let exports: String
    let secrets: Int

    init() throws {
      scratch = try Scratch()
      exports = try PlantedTenant("planted").exports(in: scratch)
      var count = 0
      func secret() -> String {
        count += 1
        return "PLANTED-SECRET-\(count)"
      }
      let credential = { (isPascal: Bool) -> String in
        let names = ["secretText", "hint", "customKeyIdentifier"].map { name in
          isPascal ? name.prefix(1).uppercased() + name.dropFirst() : name
        }
        return names.map { "\"\($0)\": \"\(secret())\"" }.joined(separator: ", ")
      }
      let graph = """
        {"value": [{"appId": "aaaaaaaa-0000-4000-8000-00000000b005", "displayName": "five",
        "requiredResourceAccess": [], "web": {"redirectUris": []},
        "passwordCredentials": [{"keyId": "k", \(credential(false))}],
        "keyCredentials": [{"keyId": "k", "key": "\(secret())"}]}]}
        """
      try scratch.write(graph, to: "exports/graph/applications-five.json")
      let sdk = """
        {"AppId": "aaaaaaaa-0000-4000-8000-00000000b006", "DisplayName": "six",
        "RequiredResourceAccess": [], "SignInAudience": "AzureADMyOrg",
        "PasswordCredentials": {"KeyId": "k", \(credential(true))},
        "KeyCredentials": [{"KeyId": "k", "Key": "\(secret())"}]}
        """
      try scratch.write("\u{FEFF}" + sdk, to: "exports/graph/application-six.json")
      let manifest = """
        {"appId": "aaaaaaaa-0000-4000-8000-00000000b007", "name": "seven", "replyUrlsWithType": [],
        "requiredResourceAccess": [], "passwordCredentials": [{\(credential(false))}]}
        """
      try scratch.write(manifest, to: "exports/graph/manifest.json")
      let lines = (0..<3).map { number in
        """
        {"appId": "aaaaaaaa-0000-4000-8000-00000000c00\(number)", "requiredResourceAccess": [], \
        "signInAudience": "AzureADMyOrg", "web": {"redirectUris": []}, \
        "passwordCredentials": [{\(credential(false))}]}
        """
      }
      try scratch.write(lines.joined(separator: "\n"), to: "exports/graph/applications.ndjson")
      try scratch.write(
        """
        {"responses": [{"id": "1", "status": 200, "body": {"appId": \
        "aaaaaaaa-0000-4000-8000-00000000c009", "requiredResourceAccess": [], \
        "passwordCredentials": [{\(credential(false))}]}}]}
        """, to: "exports/graph/applications.batch.json")
      // An administrator's own columns, and the cells that a spreadsheet keeps.
      try scratch.write(
        "\"PrimarySmtpAddress\",\"ImapEnabled\",\"PopEnabled\",\"Password\",\"mail_pass\"\r\n"
          + "\"sender@larkspur.example\",\"True\",\"False\",\"\(secret())\",\"\(secret())\"\r\n",
        to: "exports/exchange/extra.csv")
      try scratch.write(
        "server.smtp.host: smtp.office365.com\nsmtp_pass: \(secret())\n",
        to: "other/attributes.yaml")
      let client = "aaaaaaaa-0000-4000-8000-00000000b001"
      let keys = [
        "smtp_pass", "smtp_client_secret", "mail_pass", "google_client_secret", "password",
        "password_history", "registration_code", "customKeystorePass", "customKeystoreCertPass",
        "keystorePass", "trustStorePass", "ssh_private_key_password",
      ].map { "<\($0)>\(secret())</\($0)>" }.joined(separator: "\n")
      try scratch.write(
        """
        <?xml version="1.0" encoding="UTF-8"?>
        <server_prefs type="properties">
        <smtp_server>smtp.office365.com:587</smtp_server>
        <smtp_user>\(client)~\(secret())~larkspur.onmicrosoft.com</smtp_user>
        <smtp_from>sender@larkspur.example</smtp_from><smtp_ssl>false</smtp_ssl>
        \(keys)
        <server_list type="vector"><server_list_subitem type="properties">
        <customKeystorePass>\(secret())</customKeystorePass></server_list_subitem></server_list>
        </server_prefs>
        """, to: "exports/crushftp/prefs.XML")
      // Providers put the parts of the tuple in other orders: nothing of it may be seen.
      let users = [
        "outlook.office365.com": "\(client)~\(secret())~larkspur.onmicrosoft.com",
        "imap.gmail.com": "sender@larkspur.example~client~\(secret())",
        "mail.other.example": "client~\(secret())~https://login.other.example",
        "outlook.example": "\(secret())~",
      ]
      for (number, user) in users.sorted(by: { $0.key < $1.key }).enumerated() {
        try scratch.write(
          """
          <schedules_subitem type="properties"><tasks type="vector">
          <tasks_subitem type="properties"><type>PopImap</type><name>Task \(number)</name>
          <mail_protocol>imaps</mail_protocol><mail_host>\(user.key)</mail_host>
          <mail_port>993</mail_port><mail_user>\(user.value)</mail_user>
          <mail_pass>\(secret())</mail_pass>
          <google_client_secret>\(secret())</google_client_secret>
          </tasks_subitem></tasks></schedules_subitem>
          """, to: "exports/crushftp/jobs/task-\(number).XML")
      }
      try scratch.write(
        """
        <userfile type="properties"><user_name>freight</user_name>
        <password>\(secret())</password><password_history>\(secret())</password_history>
        <registration_code>\(secret())</registration_code></userfile>
        """, to: "exports/crushftp/users/MainUsers/freight/user.XML")
      secrets = count
    }

    /// The folder that a command may write into, with all files in it.
    func written() throws -> String {
      let names = FileManager.default.enumerator(atPath: scratch.url("out").path)
      let files = names?.compactMap { $0 as? String } ?? []
      return files.map { (try? scratch.read("out/\($0)")) ?? "" }.joined()
    }
  }

  private static let commands: [[String]] =
    ["text", "markdown", "json", "ndjson"].map { ["check", policy, "--format", $0] }
    + ["text", "markdown", "json"].map { ["checklist", policy, "--format", $0] }
    + [
      ["check", policy, "--redact", "identities", "--redaction-key", "KEY"],
      [
        "diff", "Wiki/Mail+through+Microsoft+365.txt", "--from", "1", "--to", "4", "--witness",
        "OUT",
      ],
      [
        "diff", "Wiki/Mail+through+Microsoft+365.txt", "--from", "1", "--to", "4", "--format",
        "json",
      ],
      [
        "diff", "Wiki/Mail+through+Microsoft+365.txt", "--from", "1", "--to", "4", "--format",
        "markdown",
      ],
    ]

  @Test(arguments: commands)
  func noSecretLeaves(command: [String]) throws {
    let planted = try Planted()
    #expect(planted.secrets > 45)
    let run = try Tool.run(
      command.map {
        switch $0 {
        case "OUT": planted.scratch.url("out").path
        case "KEY": planted.scratch.url("key").path
        default: $0
        }
      } + ["--snapshot", planted.exports, "--assessment", PlantedTenant.assessment])
    #expect(run.status == 1 || command[0] == "checklist", "\(run.errors)")
    #expect(!run.output.isEmpty)
    for text in [run.output, run.errors, try planted.written()] {
      #expect(!text.contains("PLANTED-SECRET"))
      #expect(!text.contains("bGFya3NwdXI6"))
    }
  }

  @Test(arguments: [["--format", "text"], ["--format", "json"]])
  func noSecretLeavesWithALookAtTheSnapshot(format: [String]) throws {
    let planted = try Planted()
    for folder in ["exports", "other"] {
      let run = try Tool.run(["snapshot", planted.scratch.url(folder).path] + format)
      #expect(!run.output.contains("PLANTED-SECRET") && !run.errors.contains("PLANTED-SECRET"))
    }
  }

  @Test func noSecretLeavesWithAFirstAssessment() throws {
    let planted = try Planted()
    let run = try Tool.run(
      ["init", "assessment", Self.policy, "--snapshot", planted.exports])
    #expect(run.status == 0)
    #expect(run.output.contains("; the snapshot has"))
    #expect(!run.output.contains("PLANTED-SECRET") && !run.errors.contains("PLANTED-SECRET"))
  }

  /// What can be said of a secret is said: that it is there, and who the client is.
  @Test func whatIsNoSecretIsRead() throws {
    let planted = try Planted()
    let run = try Tool.run(["snapshot", planted.exports, "--format", "json"])
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let entities = json?["entities"] as? [[String: Any]] ?? []
    let server = try #require(entities.first { $0["entity"] as? String == "server" })
    let attributes = server["attributes"] as? [[String: Any]] ?? []
    for name in [
      "server.smtp.credential_present", "server.smtp.oauth.client_id", "server.smtp.oauth.tenant",
    ] {
      let attribute = attributes.first { $0["name"] as? String == name }
      #expect(attribute?["known"] as? Int == 1, "\(name)")
    }
  }

  /// A rule that asks for the field itself is given nothing, nor does a message quote it.
  @Test func aVocabularyCannotReadASecret() throws {
    let planted = try Planted()
    let vocabulary = try planted.scratch.write(
      """
      apiVersion: proviso/v1
      kind: Vocabulary
      metadata: {name: prying, version: 1}
      entities: {}
      attributes:
        server.prying.pass: {type: string, from: {crushftp.prefs: record.smtp_pass}}
        server.prying.user: {type: string, from: {crushftp.prefs: record.smtp_user}}
        server.prying.part:
          type: string
          from: {crushftp.prefs: 'record.smtp_user.replace("~", "") + record.smtp_client_secret'}
        server.prying.number: {type: int, from: {crushftp.prefs: int(record.mail_pass)}}
        server.prying.marked: {type: string, secret: true, from: {crushftp.prefs: record.smtp_from}}
      """, to: "prying.vocabulary.yaml")
    let rules = ["pass", "user", "part", "marked"].map { name in
      """
      - id: \(name)
        kind: constraint
        level: must
        text: It is not x.
        require: server.prying.\(name) != "x"
        source: {line: 1}
      """
    }
    let policy = try planted.scratch.write(
      """
      apiVersion: proviso/v1
      kind: Policy
      metadata: {name: prying, title: Prying}
      source:
        page: Prying
        revision: 1
        digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
        fidelity: markup
      vocabularies: [microsoft365, crushftp, prying]
      requirements:
      \(rules.joined(separator: "\n"))
      - id: number
        kind: constraint
        level: must
        text: It is not 1.
        require: server.prying.number != 1
        source: {line: 1}
      """, to: "prying.policy.yaml")
    for format in ["text", "markdown", "json", "ndjson"] {
      let run = try Tool.run([
        "check", policy, "--snapshot", planted.exports, "--vocabulary", vocabulary, "--format",
        format,
      ])
      #expect(run.status != 2, "\(run.errors)")
      #expect(!run.output.contains("PLANTED-SECRET"))
      #expect(format == "ndjson" || run.output.contains("server.prying.number"))
      #expect(!run.output.contains("sender@larkspur.example") || format != "text")
    }
  }

  /// Messages about malformed files do not quote what stands in them.
  @Test(arguments: [
    ("a.json", #"{"passwordCredentials": [{"secretText": "PLANTED-SECRET-1" "hint": 1}]}"#),
    ("a.json", #"{"smtp_pass": "PLANTED-SECRET-1", "SMTP_PASS": "PLANTED-SECRET-2"}"#),
    ("a.json", #"{"smtp_pass": PLANTED-SECRET-1}"#),
    ("a.json", #"{"smtp_pass": "PLANTED-SECRET-1"#),
    ("prefs.XML", "<server_prefs><smtp_pass>PLANTED-SECRET-1</smtp_pas></server_prefs>"),
    ("prefs.XML", "<server_prefs><smtp_pass>PLANTED-SECRET-1&nothing;</smtp_pass></server_prefs>"),
    ("a.csv", "\"PrimarySmtpAddress\",\"ImapEnabled\"\n\"a@x.example\",\"PLANTED-SECRET-1"),
    ("a.yaml", "server.smtp.host: a\nsmtp_pass: [PLANTED-SECRET-1\n"),
    ("a.yaml", "server.smtp.host: a\nsmtp_pass: PLANTED-SECRET-1\n"),
    ("a.ndjson", "{\"smtp_pass\": \"PLANTED-SECRET-1\"}\n{\"smtp_pass\": \"PLANTED-SECRET-1\n"),
  ])
  func messagesQuoteNoSecrets(name: String, text: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "exports/\(name)")
    let run = try Tool.run(["check", Self.policy, "--snapshot", scratch.url("exports").path])
    #expect(!run.errors.isEmpty)
    #expect(!run.errors.contains("PLANTED-SECRET"), "\(run.errors)")
    #expect(!run.output.contains("PLANTED-SECRET"))
  }

  /// A field that a vocabulary of somebody else's calls a secret is one.
  @Test func vocabulariesAddSecrets() throws {
    let scratch = try Scratch()
    let vocabulary = try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Vocabulary
      metadata: {name: gate, version: 1}
      entities:
        gate: {cardinality: one}
      attributes:
        gate.open: {type: bool, from: {gate.settings: record.open}}
        gate.note: {type: string, from: {gate.settings: record.pin}}
      secrets: [pin, key.private]
      formats:
        gate.settings: {recognise: {members: [open, pin]}, feeds: gate}
      """, to: "gate.vocabulary.yaml")
    try scratch.write(
      #"{"open": true, "pin": "PLANTED-SECRET-1", "key": {"private": "PLANTED-SECRET-2"}}"#,
      to: "exports/gate.json")
    for format in ["text", "json"] {
      let run = try Tool.run([
        "snapshot", scratch.url("exports").path, "--vocabulary", vocabulary, "--format", format,
      ])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.output.contains("gate.note"))
      #expect(!run.output.contains("PLANTED-SECRET"))
    }
  }
}
