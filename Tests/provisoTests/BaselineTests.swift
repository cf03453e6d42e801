import Foundation
import Testing

/// Comparing an audit with an earlier one: `check --baseline`.
@Suite struct BaselineTests {
  private static let registrations = "graph/user-registration-details.json"

  private static func check(_ snapshot: String, _ more: String...) throws -> Tool.Run {
    try Tool.run(
      [
        "check", "Policies/mail-through-microsoft-365.policy.yaml", "--snapshot", snapshot,
        "--assessment", "Policies/sample/production-mail.assessment.yaml", "--as-of", "2026-06-01",
      ] + more)
  }

  private static func comparison(_ run: Tool.Run) throws -> [String: Int] {
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
    let comparison = try #require(report["comparison"] as? [String: Any])
    return comparison.mapValues { ($0 as? [Any])?.count ?? $0 as? Int ?? -1 }
  }

  /// A copy of the sample in which everybody has registered for MFA, below other lines: a constraint and a
  /// step of two accounts fail no more, one of which was waived.
  private static func mended(in scratch: Scratch) throws -> String {
    let copy = scratch.url("snapshot")
    try FileManager.default.copyItem(
      atPath: Place.repository + "/Policies/sample/snapshot", toPath: copy.path)
    let file = copy.appendingPathComponent(registrations)
    let text = try String(contentsOf: file, encoding: .utf8)
    let mended = text.replacingOccurrences(
      of: "\"isMfaRegistered\": false", with: "\"isMfaRegistered\": true")
    #expect(mended != text)
    try ("\n\n" + mended).write(to: file, atomically: true, encoding: .utf8)
    return copy.path
  }

  @Test func newFixedAndContinuingFailures() throws {
    let scratch = try Scratch()
    let sample = "Policies/sample/snapshot"
    let before = try Self.check(sample, "--format", "json")
    try scratch.write(before.output, to: "before.json")
    let mended = try Self.mended(in: scratch)
    let after = try Self.check(mended, "--format", "json")
    try scratch.write(after.output, to: "after.json")
    let baseline = scratch.url("before.json").path

    let same = try Self.comparison(Self.check(sample, "--format", "json", "--baseline", baseline))
    #expect(same["new"] == 0 && same["fixed"] == 0 && same["undecided"] == 0)
    let count = try #require(same["continuing"])
    #expect(count > 1)

    let fixed = try Self.comparison(Self.check(mended, "--format", "json", "--baseline", baseline))
    #expect(fixed["new"] == 0 && fixed["fixed"] == 3 && fixed["continuing"] == count - 3)

    let later = scratch.url("after.json").path
    let broken = try Self.comparison(Self.check(sample, "--format", "json", "--baseline", later))
    #expect(broken["new"] == 3 && broken["fixed"] == 0 && broken["continuing"] == count - 3)
  }

  @Test(arguments: ["text", "markdown"])
  func peopleReadWhatBecameOfFailures(format: String) throws {
    let scratch = try Scratch()
    try scratch.write(
      try Self.check("Policies/sample/snapshot", "--format", "json").output, to: "before.json")
    let run = try Self.check(
      try Self.mended(in: scratch), "--format", format, "--baseline",
      scratch.url("before.json").path)
    #expect(run.output.contains("new failures: 0"))
    #expect(run.output.contains("fixed failures: 3"))
  }

  @Test(arguments: [
    ("", "1:1"), ("{\"findings\": []}", "expected a report"), ("[1]", "expected a report"),
    ("{\"requirements\": [], \"findings\": [{}]}", "finding 1"), ("{\"findings\": [", "error"),
  ])
  func noReport(text: String, message: String) throws {
    let scratch = try Scratch()
    try scratch.write(text, to: "before.json")
    let run = try Self.check(
      "Policies/sample/snapshot", "--baseline", scratch.url("before.json").path)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("before.json") && run.errors.contains(message), "\(run.errors)")
  }
}
