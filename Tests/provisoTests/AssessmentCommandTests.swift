import Foundation
import Testing

/// What people add to an audit, from the file to the report.
@Suite struct AssessmentCommandTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"
  private static let exports = Place.fixture("tenant/exports")
  private static let registered = "account.mfa.registered/true/app-password"

  private static func check(_ assessment: String?, _ more: String...) throws -> Tool.Run {
    try Tool.run(
      ["check", policy, "--snapshot", exports]
        + (assessment.map { ["--assessment", $0] } ?? []) + more)
  }

  private static func report(_ run: Tool.Run) throws -> [String: Any] {
    try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
  }

  private static func write(_ text: String, in scratch: Scratch) throws -> String {
    try scratch.write(
      "apiVersion: proviso/v1\nkind: Assessment\nmetadata: {name: a}\n" + text, to: "a.yaml")
  }

  // MARK: what is listed

  @Test(arguments: ["text", "markdown", "json", "ndjson"])
  func whatDoesNotCountIsListed(format: String) throws {
    let run = try Self.check(
      PlantedTenant.assessment, "--as-of", "2026-05-20", "--format", format)
    for text in [
      "expired on 2026-04-30", "made on 2026-06-15", "meets no failure",
      "does not count: a rule checks it", "contradict",
    ] {
      #expect(run.output.replacing("\\", with: "").contains(text), "\(text)")
    }
  }

  @Test func aWaivedFailureKeepsItsVerdict() throws {
    let text = try Self.check(PlantedTenant.assessment, "--as-of", "2026-05-20").output
    #expect(
      text.contains(
        "waived, would be fail: Its owner gets a telephone in autumn., approved by security officer, "
          + "until 2026-12-31"))
    #expect(text.contains(", 1 waived\n"))
    let report = try Self.report(
      Self.check(PlantedTenant.assessment, "--as-of", "2026-05-20", "--format", "json"))
    let waived = (report["findings"] as? [[String: Any]] ?? []).filter {
      $0["verdict"] as? String == "waived"
    }
    #expect(waived.map { $0["original"] as? String } == ["fail"])
    #expect((report["summary"] as? [String: Int])?["waived"] == 1)
  }

  /// The last day counts, the day after it does not; an entry counts from its own day.
  @Test(arguments: [
    ("2026-12-31", "waived"), ("2027-01-01", "fail"), ("2026-01-01", "waived"),
  ])
  func theDayDecidesAboutAWaiver(day: String, verdict: String) throws {
    let report = try Self.report(
      Self.check(PlantedTenant.assessment, "--as-of", day, "--format", "json"))
    let finding = (report["findings"] as? [[String: Any]] ?? []).first {
      $0["requirement"] as? String == Self.registered
        && $0["subject"] as? String == "account invoices@larkspur.example"
    }
    #expect(finding?["verdict"] as? String == verdict)
  }

  @Test func decisionsOfAnOverlayThatNoLongerFitAreListed() throws {
    let scratch = try Scratch()
    let policy = try String(contentsOfFile: "\(Place.repository)/\(Self.policy)", encoding: .utf8)
    let path = try scratch.write(policy, to: "mail.policy.yaml")
    try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Overlay
      metadata: {policy: mail-through-microsoft-365}
      decisions:
      - requirement: server.smtp.port/587/smtp
        claim: sha256:0000000000000000000000000000000000000000000000000000000000000000
        reject: It was wrong once.
        by: reviewer
        on: 2026-01-01
      """, to: "mail.overlay.yaml")
    let run = try Tool.run(["check", path, "--snapshot", Self.exports])
    #expect(run.errors.contains("server.smtp.port/587/smtp"), "\(run.errors)")
    #expect(run.errors.contains("has changed since this decision, which is not applied"))
    #expect(run.output.contains("server.smtp.port/587/smtp"))
  }

  // MARK: the clock

  @Test(arguments: [
    (["--max-age", "1"], true), (["--max-age", "30"], false), ([], false),
    (["--max-age", "30", "--captured-at", "2026-05-19"], false),
    (["--max-age", "1", "--captured-at", "2026-05-10"], true),
  ])
  func oldDataIsUnknown(options: [String], isStale: Bool) throws {
    // The rows of the registration report are of the 18th.
    let run = try Tool.run(
      [
        "check", Self.policy, "--snapshot", Self.exports, "--assessment", PlantedTenant.assessment,
        "--as-of", "2026-05-20", "--format", "json",
      ] + options)
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    let verdicts = try #require(found[Self.registered])
    let reasons = verdicts.reasons["account sender@larkspur.example"]
    #expect(reasons == (isStale ? ["stale"] : nil))
    #expect(try Self.report(run)["captured_at"] != nil)
  }

  @Test(arguments: [
    ("--captured-at", "2026-05-21", "lies after"), ("--captured-at", "yesterday", "yesterday"),
    ("--captured-at", "2026-02-30", "2026-02-30"), ("--max-age", "-1", "max-age"),
    ("--max-age", "soon", "soon"), ("--as-of", "2026-13-01", "2026-13-01"),
  ])
  func daysAreChecked(option: String, value: String, message: String) throws {
    let day = option == "--as-of" ? [] : ["--as-of", "2026-05-20"]
    let run = try Tool.run(
      ["check", Self.policy, "--snapshot", Self.exports, "\(option)=\(value)"] + day)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
  }

  // MARK: cases

  @Test func aCaseThatSelectsNobodySaysSo() throws {
    let scratch = try Scratch()
    let file = try Self.write(
      "cases:\n- {name: nobody, account: 'account.upn == \"nobody@larkspur.example\"'}\n",
      in: scratch)
    let run = try Self.check(file, "--format", "json")
    #expect(run.output.contains("the selection of the case `nobody` matches no `account`"))
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    #expect(found[Self.registered]?.subjects.isEmpty == true)
  }

  /// A selection may speak of the tenant; what it cannot decide is said, and is not in the case.
  @Test func aCaseMaySelectByWhatIsNotKnown() throws {
    let scratch = try Scratch()
    let file = try Self.write(
      """
      cases:
      - name: unregistered
        integration: integration.name == "SMTP"
        account: account.mfa.registered == false
        facts: {integration.auth: app_password}
      """, in: scratch)
    let run = try Self.check(file, "--format", "json")
    // Of six accounts the exports do not say it.
    #expect(run.output.contains("nothing says whether 6 of the `account` instances are in it"))
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    #expect(
      found[Self.registered]?.subjects == [
        "fail": [
          "account invoices@larkspur.example", "account trial@larkspur.example",
          "account carriers@larkspur.example",
        ]
      ])
  }

  /// One collection may stay unselected: the rule runs over all of it.
  @Test func oneCollectionNeedsNoSelection() throws {
    let scratch = try Scratch()
    let file = try Self.write(
      """
      cases:
      - name: everybody
        integration: integration.name == "SMTP"
        facts: {integration.auth: app_password}
      """, in: scratch)
    let run = try Self.check(file, "--format", "json")
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    let verdicts = try #require(found[Self.registered])
    let judged = verdicts.subjects.values.reduce(0) { $0 + $1.count } + verdicts.reasons.count
    #expect(judged == 30)
    #expect(!verdicts.reasons.values.contains { $0.contains("not_selected") })
  }

  // MARK: bad input

  @Test(arguments: [
    ("cases: [{account: 'true'}]", "the key `name` is missing"),
    ("cases: [{name: a}, {name: a}]", "two cases have the name `a`"),
    ("cases: [{name: a, acount: 'true'}]", "`account`"),
    ("cases: [{name: a, account: 'account.upn'}]", ":4:"),
    ("cases: [{name: a, account: 'app.client_id == \"x\" &&'}]", ":4:"),
    ("cases: [{name: a, facts: {integration.auth: password}}]", "password"),
    ("cases: [{name: a, facts: {integration.aut: basic}}]", "integration.auth"),
    ("cases: [{name: a, facts: {server.smtp.port: many}}]", ":4:"),
    (
      "attestations: [{attribute: tenant.security_defaults.enabled, value: maybe, by: a, on: 2026-01-01}]",
      ":4:"
    ),
    ("attestations: [{attribute: tenant.id, value: a, on: 2026-01-01}]", "`by` is missing"),
    ("attestations: [{attribute: tenant.id, value: a, by: a}]", "`on` is missing"),
    ("attestations: [{attribute: tenant.id, requirement: r, by: a, on: 2026-01-01}]", "either"),
    ("attestations: [{by: a, on: 2026-01-01}]", "either"),
    ("attestations: [{requirement: r, verdict: maybe, by: a, on: 2026-01-01}]", "maybe"),
    ("attestations: [{requirement: r, verdict: pass, by: a, on: 2026-02-30}]", "2026-02-30"),
    ("waivers: [{requirement: r, reason: a, approved_by: b}]", "`expires` is missing"),
    ("waivers: [{requirement: r, approved_by: b, expires: 2026-01-01}]", "`reason` is missing"),
    ("waivers: [{requirement: r, reason: '', approved_by: b, expires: 2026-01-01}]", ":4:"),
    (
      "waivers: [{requirement: r, subject: 'account.upn == 3', reason: a, approved_by: b, expires: 2026-01-01}]",
      ":4:"
    ),
    ("scopes: {r: 'tenant.nothing'}", "tenant.nothing"), ("scopes: [r]", ":4:"),
    ("waivers: {}\nwaivers: {}", "duplicate key"), ("cases: 3", ":4:"), ("case: []", "`cases`"),
  ])
  func mistakesAreNamed(text: String, message: String) throws {
    let scratch = try Scratch()
    let file = try Self.write(text + "\n", in: scratch)
    let output = scratch.url("report").path
    let run = try Self.check(file, "-o", output)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("a.yaml:"), "\(run.errors)")
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try scratch.names() == ["a.yaml"])
  }

  @Test(arguments: [
    ("waivers: [{requirement: account.mfa.registered/true/app-pasword, reason: a, approved_by: b, expires: 2030-01-01}]"),
    ("attestations: [{requirement: account.mfa.registered/true/app-pasword, verdict: pass, by: a, on: 2026-01-01}]"),
    ("scopes: {account.mfa.registered/true/app-pasword: 'true'}"),
  ])
  func requirementsThatNobodyHasAreNamed(text: String) throws {
    let scratch = try Scratch()
    let run = try Self.check(try Self.write(text + "\n", in: scratch))
    #expect(
      run.output.contains("no policy has the requirement `account.mfa.registered/true/app-pasword`")
    )
    #expect(run.output.contains("the nearest one is `account.mfa.registered/true/app-password`"))
  }

  @Test func strictAllowsNothingUnknown() throws {
    let scratch = try Scratch()
    let output = scratch.url("report").path
    let policy = try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Policy
      metadata: {name: p, title: P}
      source:
        page: P
        revision: 1
        digest: sha256:0000000000000000000000000000000000000000000000000000000000000000
        fidelity: markup
      vocabularies: [microsoft365, crushftp]
      requirements:
      - {id: r, kind: constraint, level: must, text: R., require: tenant.modern_auth.enabled, source: {line: 1}}
      """, to: "p.policy.yaml")
    for format in ["text", "json", "ndjson"] {
      let run = try Tool.run([
        "check", policy, "--snapshot", Self.exports, "--strict", "--format", format, "-o", output,
      ])
      #expect(run.status == 3)
      #expect(run.output.isEmpty)
    }
    #expect(try scratch.names() == ["p.policy.yaml"])
  }

  // MARK: starts and needs

  @Test func aFirstAssessmentCanBeUsedAsItIs() throws {
    let scratch = try Scratch()
    let file = scratch.url("start.yaml").path
    let run = try Tool.run(
      ["init", "assessment", Self.policy, "--snapshot", Self.exports, "-o", file])
    #expect(run.status == 0, "\(run.errors)")
    #expect(try Tool.run(["validate", file]).status == 0)
    let text = try scratch.read("start.yaml")
    for part in [
      "Fetch carrier invoices", "tenant.app_passwords.user_creation_allowed",
      "integration.auth: app_password | oauth2 | basic", "app-passwords/not-shared",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    let audit = try Self.check(file, "--format", "json")
    #expect(audit.status == 1)
    #expect(!audit.output.contains("\"not_selected\""))
  }

  @Test func aFirstAssessmentNeedsNoSnapshot() throws {
    let scratch = try Scratch()
    let file = scratch.url("start.yaml").path
    #expect(try Tool.run(["init", "assessment", Self.policy, "-o", file]).status == 0)
    #expect(try Tool.run(["validate", file]).status == 0)
  }

  /// Every attribute that a rule reads comes from an export or from a person, and the advice is whole.
  @Test func needsNameWhatEveryRuleReads() throws {
    let run = try Tool.run(["needs", Self.policy, "--format", "json"])
    #expect(run.status == 0)
    let json = try Self.report(run)
    let exports = json["exports"] as? [[String: Any]] ?? []
    let questions = (json["questions"] as? [[String: Any]] ?? []).compactMap {
      $0["attribute"] as? String
    }
    let answered = Set(exports.flatMap { $0["attributes"] as? [String] ?? [] } + questions)
    for attribute in [
      "tenant.security_defaults.enabled", "tenant.app_passwords.user_creation_allowed",
      "tenant.smtp_auth.enabled", "account.mfa.registered", "account.mfa.state",
      "account.licensed", "account.sign_in.enabled", "account.mailbox.type",
      "account.mailbox.smtp_auth.setting", "account.mailbox.imap.enabled",
      "app.web.redirect_uris", "app.permissions.requested_roles", "server.smtp.port",
      "server.smtp.from", "integration.auth", "integration.protocol", "integration.host",
      "integration.signed_in_address", "integration.app_password_address",
    ] {
      #expect(answered.contains(attribute), "\(attribute)")
    }
    for export in exports {
      let ways = ["command", "endpoint", "location"].compactMap { export[$0] as? String }
      #expect(!ways.isEmpty, "\(export)")
      #expect(export["location"] is String || export["permission"] is String, "\(export)")
    }
    func export(_ format: String) -> [String: Any]? {
      exports.first { $0["format"] as? String == format }
    }
    let select = export("graph.users")?["select"] as? [String] ?? []
    #expect(select.contains("accountEnabled") && select.contains("assignedLicenses"))
    #expect(export("graph.registration_details")?["permission"] as? String == "AuditLog.Read.All")
    // The settings of each task stand in a file of their own, and none says what a password is.
    #expect(export("crushftp.mail_tasks") != nil)
    #expect(questions.contains("integration.auth"))
  }

  /// What would settle a finding is what can: where no export says it, somebody has to be asked.
  @Test func whatHasToBeAttestedIsNotToBeExported() throws {
    let report = try Self.report(
      Self.check(PlantedTenant.assessment, "--as-of", "2026-05-20", "--format", "json"))
    let missing = (report["findings"] as? [[String: Any]] ?? []).flatMap {
      $0["missing"] as? [[String: Any]] ?? []
    }
    let asked = missing.filter { $0["reason"] as? String == "needs_attestation" }
    #expect(!asked.isEmpty)
    for item in asked {
      let settle = item["settle"] as? [String] ?? []
      #expect(settle.count == 1 && settle[0].hasPrefix("attest `"), "\(item)")
    }
    for item in missing {
      #expect((item["settle"] as? [String])?.isEmpty == false, "\(item)")
    }
  }
}
