import Foundation
import Testing

/// The sample: what the pages of the store compile to, and what the audit of the tenant finds.
@Suite struct SampleTests {
  private static let audit = [
    "Policies/mail-through-microsoft-365.policy.yaml", "--snapshot", "Policies/sample/snapshot",
    "--assessment", "Policies/sample/production-mail.assessment.yaml", "--as-of", "2026-06-01",
  ]

  @Test func policiesAreWhatTheStoreCompilesTo() throws {
    let run = try Tool.run(["compile", "Wiki", "-o", "Policies", "--check"])
    #expect(run.status == 0, "\(run.output)\(run.errors)")
  }

  @Test func compilingTwiceGivesTheSameBytes() throws {
    let page = "Wiki/Mail+through+Microsoft+365.txt"
    #expect(try Tool.run(["compile", page]).output == Tool.run(["compile", page]).output)
  }

  @Test(arguments: ["text", "markdown"])
  func checklists(format: String) throws {
    let run = try Tool.run(["checklist"] + Self.audit + ["--format", format])
    #expect(run.status == 0)
    try Expected.check(run.output, "sample.checklist.\(format)")
  }

  @Test func audits() throws {
    let run = try Tool.run(["check"] + Self.audit)
    #expect(run.status == 1)
    try Expected.check(run.output, "sample.check.text")
  }

  @Test func everyVerdictOccurs() throws {
    let run = try Tool.run(["check"] + Self.audit + ["--format", "json"])
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let summary = try #require(report["summary"] as? [String: Int])
    for verdict in ["pass", "fail", "unknown", "not_applicable", "manual", "waived"] {
      #expect(summary[verdict, default: 0] > 0, "no \(verdict)")
    }
  }

  @Test(arguments: ["text", "markdown", "json"])
  func secretsStayWhereTheyAre(format: String) throws {
    for command in ["check", "checklist"] {
      let run = try Tool.run([command] + Self.audit + ["--format", format])
      #expect(!run.output.contains("PLANTED-SECRET"))
      #expect(!run.errors.contains("PLANTED-SECRET"))
    }
  }

  @Test func olderRevisionsDifferInWhatTheyDemand() throws {
    for older in 1...3 {
      let run = try Tool.run([
        "diff", "Wiki/Mail+through+Microsoft+365.txt", "--from", "\(older)", "--to", "\(older + 1)",
      ])
      #expect(run.status == 1)
    }
  }
}
