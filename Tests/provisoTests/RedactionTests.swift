import Foundation
import Testing

/// `--redact identities`: whose accounts they are stays inside, and runs can still be compared.
@Suite struct RedactionTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"

  /// The planted tenant and a key.
  private struct Bench {
    let scratch: Scratch
    let exports: String
    let assessment: String
    let key: String

    init(key text: String? = "0123456789abcdef-bench") throws {
      scratch = try Scratch()
      exports = try PlantedTenant("planted").exports(in: scratch)
      // People who attest and approve have names, and their reasons speak of others.
      let assessment = try String(
        contentsOfFile: "\(Place.repository)/\(PlantedTenant.assessment)", encoding: .utf8)
      self.assessment = try scratch.write(
        assessment.replacingOccurrences(of: "by: tenant administrator", with: "by: Odile Brandt")
          .replacingOccurrences(
            of: "approved_by: security officer", with: "approved_by: Ruben Oduya"
          )
          .replacingOccurrences(
            of: "Its owner gets a telephone",
            with: "Imke Invoices (imke@home.example) gets a telephone"),
        to: "named.assessment.yaml")
      key = scratch.url("key").path
      if let text { try scratch.write(text, to: "key") }
      try nameEverybody()
    }

    /// Puts display names into the exports, as a longer selection of properties would.
    private func nameEverybody() throws {
      for page in ["users-1.json", "users-2.json"] {
        let file = "exports/graph/\(page)"
        let text = try scratch.read(file)
        try scratch.write(
          text.replacingOccurrences(
            of: "\"userPrincipalName\": \"invoices@",
            with: "\"displayName\": \"Imke Invoices\", \"userPrincipalName\": \"invoices@"),
          to: file)
      }
    }

    func run(_ command: String = "check", _ more: String...) throws -> Tool.Run {
      try Tool.run(
        [
          command, RedactionTests.policy, "--snapshot", exports, "--assessment", assessment,
          "--as-of", "2026-05-20", "--redact", "identities", "--redaction-key", key,
        ] + more)
    }

    func plain(_ more: String...) throws -> Tool.Run {
      try Tool.run(
        [
          "check", RedactionTests.policy, "--snapshot", exports, "--assessment", assessment,
          "--as-of", "2026-05-20",
        ] + more)
    }
  }

  /// Everything that tells who: of accounts, of the organization, of those who speak for it.
  private static let identities =
    [
      "sender", "invoices", "reports", "notices", "billing", "alerts", "scans", "payroll",
      "returns", "dock", "mailer", "quotes", "leavers", "helpdesk", "fleet", "team", "archive",
      "orders", "customs", "weights", "labels", "closed", "trial", "info", "carriers", "claims",
    ].map { "\($0)@" } + [
      "larkspur.example", "larkspur.onmicrosoft", "vault_partner", "partner.example",
      "larkspur-relay", "larkspur-news", "Larkspur Freight", "Imke", "home.example",
      "Odile", "Brandt", "Ruben", "Oduya", "4000-8000-0000000001",
    ]

  private func leaks(_ text: String) -> [String] {
    Self.identities.filter { text.lowercased().contains($0.lowercased()) }
  }

  @Test(arguments: ["text", "markdown", "json", "ndjson"])
  func noIdentityLeaves(format: String) throws {
    let bench = try Bench()
    let run = try bench.run("check", "--format", format)
    #expect(run.status == 1, "\(run.errors)")
    // The test would be worth nothing if they did not stand there otherwise.
    let plain = try bench.plain("--format", format)
    #expect(leaks(plain.output).count > 20)
    #expect(leaks(run.output.replacingOccurrences(of: bench.exports, with: "")) == [])
    #expect(leaks(run.errors.replacingOccurrences(of: bench.exports, with: "")) == [])
    #expect(run.output.contains("account address-"))
  }

  @Test(arguments: ["text", "markdown", "json"])
  func noIdentityLeavesWithAChecklist(format: String) throws {
    let bench = try Bench()
    let run = try bench.run("checklist", "--format", format)
    #expect(run.status == 0, "\(run.errors)")
    #expect(leaks(run.output.replacingOccurrences(of: bench.exports, with: "")) == [])
    #expect(run.output.contains("address-"))
  }

  /// What is wrong with the input is said without saying whose it is.
  @Test func noIdentityLeavesWithAMessage() throws {
    let bench = try Bench()
    let text = try bench.scratch.read("named.assessment.yaml")
    try bench.scratch.write(
      text + "\nscopes2: sender@larkspur.example\n", to: "named.assessment.yaml")
    let run = try bench.run()
    #expect(run.status == 2)
    #expect(run.errors.contains("scopes2"))
    #expect(leaks(run.errors) == [])
    try bench.scratch.write(
      text.replacingOccurrences(
        of: #"subject: account.upn == "carriers@larkspur.example""#,
        with: #"subject: account.upm == "carriers@larkspur.example""#),
      to: "named.assessment.yaml")
    let other = try bench.run()
    #expect(other.status == 2)
    #expect(leaks(other.errors) == [], "\(other.errors)")
  }

  @Test func tokensAreTheSameInEveryRunAndDependOnTheKey() throws {
    let one = try Bench()
    let first = try one.run("check", "--format", "json").output
    let again = try one.run("check", "--format", "json").output
    #expect(first == again)
    let other = try Bench(key: "another key that is long enough")
    func tokens(_ text: String) -> Set<Substring> {
      Set(text.matches(of: /(address|name)-[0-9a-f]{12}/).map(\.output.0))
    }
    let second = try other.run("check", "--format", "json").output
    #expect(tokens(first).count == tokens(second).count)
    #expect(tokens(first).isDisjoint(with: tokens(second)))
  }

  /// A mailbox has one token, however its address is written and wherever it stands.
  @Test func whoeverIsTheSameStaysTheSame() throws {
    let scratch = try Scratch()
    let mended = try PlantedTenant("mended").exports(in: scratch)
    let key = try scratch.write("0123456789abcdef", to: "key")
    let run = try Tool.run([
      "check", Self.policy, "--snapshot", mended, "--assessment", PlantedTenant.assessment,
      "--as-of", "2026-07-01", "--format", "json", "--redact", "identities", "--redaction-key", key,
    ])
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = report?["findings"] as? [[String: Any]] ?? []
    let from = try #require(
      findings.first {
        ($0["requirement"] as? String)?.hasPrefix("integration-app-password-address") == true
          && $0["verdict"] as? String == "pass"
      })
    let values = (from["evidence"] as? [[String: Any]] ?? []).compactMap { item in
      (item["attribute"] as? String).map { ($0, item["value"] as? String ?? "") }
    }
    let read = Dictionary(values) { first, _ in first }
    #expect(read["server.smtp.from"] == read["integration.app_password_address"])
    #expect(read["server.smtp.from"] != read["integration.signed_in_address"])
  }

  @Test func verdictsStayTheSame() throws {
    let bench = try Bench()
    func summary(_ run: Tool.Run) throws -> [String: Int] {
      let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
      return try #require(json?["summary"] as? [String: Int])
    }
    #expect(
      try summary(bench.run("check", "--format", "json"))
        == summary(bench.plain("--format", "json")))
  }

  /// A report with tokens, or a plain one, is an earlier report for a run with tokens.
  @Test(arguments: [true, false])
  func runsCanBeCompared(isRedacted: Bool) throws {
    let bench = try Bench()
    let before =
      try isRedacted ? bench.run("check", "--format", "json") : bench.plain("--format", "json")
    let baseline = try bench.scratch.write(before.output, to: "before.json")
    let file = "exports/graph/registration-details-2.json"
    let text = try bench.scratch.read(file)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      line.contains("carriers@larkspur.example")
        ? line.replacing("\"isMfaRegistered\": false", with: "\"isMfaRegistered\": true") : line
    }
    try bench.scratch.write(lines.joined(separator: "\n"), to: file)
    let run = try bench.run("check", "--format", "json", "--baseline", baseline)
    let json = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let comparison = try #require(json?["comparison"] as? [String: Any])
    #expect((comparison["new"] as? [Any])?.isEmpty == true)
    // The demand and the step that brings it about.
    #expect((comparison["fixed"] as? [Any])?.count == 2)
    #expect((comparison["continuing"] as? [Any])?.isEmpty == false)
    #expect(leaks(run.output.replacingOccurrences(of: bench.exports, with: "")) == [])
  }

  @Test func anEarlierReportNeedsItsKey() throws {
    let bench = try Bench()
    let before = try bench.run("check", "--format", "json")
    let baseline = try bench.scratch.write(before.output, to: "before.json")
    let plain = try bench.plain("--baseline", baseline)
    #expect(plain.status == 2)
    #expect(plain.output.isEmpty)
    #expect(plain.errors.contains("--redaction-key"), "\(plain.errors)")
    let other = try bench.scratch.write("a key of somebody else", to: "other")
    let run = try bench.run("check", "--baseline", baseline, "--redaction-key", other)
    #expect(run.status == 2)
  }

  @Test func aKeyIsMadeOnceAndKeptForItsOwner() throws {
    let bench = try Bench(key: nil)
    let first = try bench.run("check", "--format", "json")
    #expect(first.errors.contains("made the key"))
    let mode = try FileManager.default.attributesOfItem(atPath: bench.key)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    let second = try bench.run("check", "--format", "json")
    #expect(!second.errors.contains("made the key"))
    #expect(first.output == second.output)
  }

  @Test func theKeyHasAHome() throws {
    let bench = try Bench()
    let home = bench.scratch.url("home").path
    let arguments = [
      "check", Self.policy, "--snapshot", bench.exports, "--redact", "identities",
    ]
    let run = try Tool.run(
      arguments, environment: ["HOME": home, "XDG_CONFIG_HOME": ""])
    #expect(run.errors.contains("\(home)/.config/proviso/redaction.key"))
    let other = try Tool.run(arguments, environment: ["HOME": "", "XDG_CONFIG_HOME": home])
    #expect(other.errors.contains("\(home)/proviso/redaction.key"))
    let none = try Tool.run(arguments, environment: ["HOME": "", "XDG_CONFIG_HOME": ""])
    #expect(none.status == 2)
    #expect(none.errors.contains("--redaction-key"))
  }

  @Test(arguments: [
    (["--redact", "identities"], "too short", "shorter than 16 bytes"),
    (["--redact", "everything"], nil, "everything"),
    ([], "0123456789abcdef", "--redaction-key needs"),
  ])
  func keysAndChoicesAreChecked(options: [String], key: String?, message: String) throws {
    let scratch = try Scratch()
    let file = try key.map { ["--redaction-key", try scratch.write($0, to: "key")] } ?? []
    let run = try Tool.run(
      ["check", Self.policy, "--snapshot", "Policies/sample/snapshot"] + options + file)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }
}
