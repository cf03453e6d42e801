import Foundation
import Testing

/// A tenant with planted faults: exactly what its audit has to find, written down by hand beforehand.
@Suite struct PlantedTenantTests {
  private static let policy = "Policies/mail-through-microsoft-365.policy.yaml"

  private func check(_ policy: String, _ tenant: PlantedTenant) throws -> Tool.Run {
    let scratch = try Scratch()
    return try Tool.run([
      "check", policy, "--snapshot", try tenant.exports(in: scratch), "--assessment",
      PlantedTenant.assessment, "--as-of", tenant.asOf, "--format", "json",
    ])
  }

  private func compare(
    _ found: [String: PlantedTenant.Verdicts], _ expected: [String: PlantedTenant.Verdicts]
  ) {
    for key in Set(found.keys).union(expected.keys).sorted() where found[key] != expected[key] {
      let texts = [found[key], expected[key]].map { $0.map { "\($0)" } ?? "nothing" }
      Issue.record("\(key)\n  found\n    \(texts[0])\n  expected\n    \(texts[1])")
    }
  }

  @Test(arguments: PlantedTenant.states)
  func findingsAreThoseThatWerePlanted(state: String) throws {
    let tenant = try PlantedTenant(state)
    let run = try check(Self.policy, tenant)
    #expect(run.status == 1, "\(run.errors)")
    compare(
      try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String },
      tenant.expected)
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let lapsed = (report?["lapsed"] as? [[String: String]] ?? []).map { entry in
      "\(entry["kind"] ?? "") \(entry["about"] ?? "") \(entry["why"] ?? "")"
    }
    #expect(Set(lapsed) == Set(tenant.lapsed))
  }

  @Test(arguments: ["planted", "mended"])
  func findingsOfTheSeedAreThoseThatWerePlanted(state: String) throws {
    guard let page = Place.shared("gold/dev/seed-diff.txt") else { return }
    let tenant = try PlantedTenant(state, page: "seed-")
    let run = try check(page, tenant)
    #expect(run.status == 1, "\(run.errors)")
    let found = try PlantedTenant.verdicts(in: run.output) { finding in
      ((finding["source"] as? [String: Any])?["line"] as? Int).map(String.init)
    }
    // Steps and demands without a rule stand on some of the lines, too.
    compare(
      found.filter { tenant.expected[$0.key] != nil }.mapValues { verdicts in
        PlantedTenant.Verdicts(subjects: verdicts.subjects, reasons: verdicts.reasons)
      }, tenant.expected)
  }

  /// Singletons are one thing at a time, so that it takes two states to meet and to violate everything.
  @Test func everyRuleIsMetByOneAndViolatedByAnother() throws {
    let states = try ["planted", "mended"].map { try PlantedTenant($0).expected }
    for (id, verdicts) in states[0] where verdicts.manual == 0 {
      let all = [verdicts] + (states[1][id].map { [$0] } ?? [])
      #expect(all.contains { $0.subjects["pass"]?.isEmpty == false } || isJudged(id), "\(id)")
      // A step that applies to what it brings about cannot be violated.
      guard id != "set-protocol-to-imap/select-mail-protocol-imap" else { continue }
      #expect(all.contains { $0.subjects["fail"]?.isEmpty == false }, "\(id)")
    }
  }

  /// Whether a person judges the demand.
  private func isJudged(_ id: String) -> Bool { id.hasPrefix("hosts/") }

  /// What was read, and where it stands.
  @Test(arguments: [
    (
      "account.mfa.registered/true/app-password", "account carriers@larkspur.example",
      "account.mfa.registered", "false", "graph/registration-details-2.json", 14
    ),
    (
      "account.mailbox.smtp_auth.enabled/true/smtp", "account invoices@larkspur.example",
      "account.mailbox.smtp_auth.enabled", "false", "exchange/cas-mailboxes.csv", 4
    ),
    (
      "app.permissions.application/false/oauth2",
      "app aaaaaaaa-0000-4000-8000-00000000b002 (OAuth 2.0)", "app.permissions.application", "true",
      "graph/applications.json", 4
    ),
    (
      "server.smtp.port/587/smtp", "server (app password)", "server.smtp.port", "465",
      "crushftp/prefs.XML", 5
    ),
    (
      "set-protocol-to-imap/enter-mail-server-outlook-office365-com",
      "integration Fetch carrier invoices", "integration.host", "mail.larkspur.example",
      "crushftp/jobs/carrier-invoices.XML", 8
    ),
  ])
  func evidenceNamesThePlace(
    id: String, subject: String, attribute: String, value: String, file: String, line: Int
  ) throws {
    let run = try check(Self.policy, try PlantedTenant("planted"))
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = report?["findings"] as? [[String: Any]] ?? []
    let finding = try #require(
      findings.first {
        $0["requirement"] as? String == id && $0["subject"] as? String == subject
      })
    let evidence = try #require(
      (finding["evidence"] as? [[String: Any]])?.first { $0["attribute"] as? String == attribute })
    #expect(evidence["value"] as? String == value)
    #expect((evidence["file"] as? String)?.hasSuffix("exports/\(file)") == true)
    #expect(evidence["line"] as? Int == line)
  }

  /// Without an assessment a rule runs over one collection, and the next one is not selected.
  @Test func withoutCasesASecondCollectionIsNotSelected() throws {
    let scratch = try Scratch()
    let exports = try PlantedTenant("planted").exports(in: scratch)
    let run = try Tool.run(["check", Self.policy, "--snapshot", exports, "--format", "json"])
    let found = try PlantedTenant.verdicts(in: run.output) { $0["requirement"] as? String }
    let rule = try #require(found["account.mfa.registered/true/app-password"])
    #expect(rule.reasons.count == 3)
    #expect(rule.reasons.values.allSatisfy { $0.contains("not_selected") }, "\(rule)")
    // The one task that is known to use OAuth 2.0.
    #expect(rule.notApplicable == 1)
    let licensed = try #require(found["account.licensed/true/oauth2"])
    #expect(licensed.reasons.count == 4)
  }

  /// Where a demand pulls against what others publish, the report says so, with their own number.
  @Test(arguments: [
    ("tenant.security_defaults.enabled/false/organization+app-password", ["MT.1021"]),
    ("disable-security-defaults/select-security-defaults-disabled", ["MT.1021"]),
    ("set-mfa-to-enforced/verify-mfa-status-enforced", ["CIS-M365-5.1.2.1"]),
    ("account.mailbox.smtp_auth.enabled/true/smtp", ["MS.EXO.5.1v1", "CIS-M365-6.5.4"]),
    (
      "tenant.app_passwords.user_creation_allowed/true/organization+app-password",
      ["MS.AAD.1.1v1", "CIS-M365-5.2.2.3"]
    ),
    ("account.licensed/true/oauth2", []), ("integration.auth/oauth2", []),
  ])
  func findingsNamePublishedBaselines(id: String, expected: [String]) throws {
    let run = try check(Self.policy, try PlantedTenant("planted"))
    let report = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let findings = (report?["findings"] as? [[String: Any]] ?? []).filter {
      $0["requirement"] as? String == id
    }
    #expect(!findings.isEmpty)
    for finding in findings {
      let baselines = (finding["baselines"] as? [[String: Any]] ?? []).compactMap {
        $0["id"] as? String
      }
      #expect(baselines == (finding["verdict"] as? String == "not_applicable" ? [] : expected))
    }
    let explanation = try Tool.run(["explain", Self.policy, id])
    for baseline in expected { #expect(explanation.output.contains("against \(baseline) of ")) }
    #expect(explanation.output.contains("  against ") == !expected.isEmpty)
  }
}
