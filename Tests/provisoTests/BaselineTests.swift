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

  /// The planted tenant's audit of one day; `page` takes the place of the policy.
  private static func audit(
    _ exports: String, page: String = "Policies/mail-through-microsoft-365.policy.yaml",
    asOf: String = "2026-05-20", _ more: String...
  ) throws -> Tool.Run {
    try Tool.run(
      [
        "check", page, "--snapshot", exports, "--assessment", PlantedTenant.assessment, "--as-of",
        asOf, "--format", "json",
      ] + more)
  }

  /// Where a record stands, what its file is called and how it is written makes no difference.
  @Test func recordsMoveAndExportsAreRenamed() throws {
    let scratch = try Scratch()
    let exports = try PlantedTenant("planted").exports(in: scratch)
    try scratch.write(try Self.audit(exports).output, to: "before.json")
    // The batches of the other day: their requests in another order, on other lines, under other names.
    for (number, order) in [(1, "2"), (2, "1")] {
      let file = "exports/graph/per-user-mfa-\(number).batch.json"
      let lines = try scratch.read(file).split(separator: "\n").dropFirst().dropLast()
      let requests = lines.map { $0.hasSuffix(",") ? $0.dropLast() : $0 }.reversed()
      try FileManager.default.removeItem(at: scratch.url(file))
      try scratch.write(
        "\n\n{\"responses\": [\n" + requests.joined(separator: ",\n\n") + "]}",
        to: "exports/mfa/second-run-\(order).json")
    }
    try FileManager.default.moveItem(
      at: scratch.url("exports/exchange"), to: scratch.url("exports/exo-on-the-19th"))
    let server = try scratch.read("exports/crushftp/prefs.XML")
    try scratch.write(server.replacing("\n", with: "\r\n\r\n"), to: "exports/backup/prefs.XML")
    try FileManager.default.removeItem(at: scratch.url("exports/crushftp/prefs.XML"))
    let baseline = scratch.url("before.json").path
    let run = try Self.audit(exports, asOf: "2026-05-20", "--baseline", baseline)
    let comparison = try Self.comparison(run)
    #expect(comparison["new"] == 0 && comparison["fixed"] == 0 && comparison["undecided"] == 0)
    #expect(comparison["waived"] == 0 && comparison["unknown"] == 0)
    #expect(comparison["continuing"] == 86)
  }

  /// A new revision that says the same in other words, elsewhere on the page, and demands one thing more.
  @Test func pagesAreRevised() throws {
    let scratch = try Scratch()
    let exports = try PlantedTenant("planted").exports(in: scratch)
    let page = try String(
      contentsOfFile: Place.repository + "/Wiki/Mail+through+Microsoft+365.txt", encoding: .utf8)
    let old = try scratch.write(page, to: "1/Mail through Microsoft 365.txt")
    try scratch.write(try Self.audit(exports, page: old).output, to: "before.json")
    let revised =
      "This page was revised.\n\n"
      + page.replacing(
        "The __SMTP port__ must be __587__.",
        with: "The __SMTP port__ has to be __587__. The __SMTP port__ must be __25__.")
    #expect(revised.count > page.count + 50)
    let new = try scratch.write(revised, to: "2/Mail through Microsoft 365.txt")
    let run = try Self.audit(
      exports, page: new, "--baseline", scratch.url("before.json").path)
    let comparison = try Self.comparison(run)
    #expect(comparison["fixed"] == 0 && comparison["unknown"] == 0)
    // The server's port is neither.
    #expect(comparison["new"] == 2, "\(comparison)")
    #expect(comparison["continuing"] == 86)
  }

  /// A requirement that has another identity now is still the same one.
  @Test func requirementsAreRenamed() throws {
    let scratch = try Scratch()
    let exports = try PlantedTenant("planted").exports(in: scratch)
    try scratch.write(try Self.audit(exports).output, to: "before.json")
    let policy = try String(
      contentsOfFile: Place.repository + "/Policies/mail-through-microsoft-365.policy.yaml",
      encoding: .utf8)
    let renamed = policy.replacing(
      "id: server.smtp.port/587/smtp\n", with: "id: server.smtp.port/submission\n")
    let file = try scratch.write(
      renamed + "aliases: {server.smtp.port/587/smtp: server.smtp.port/submission}\n",
      to: "new.policy.yaml")
    let run = try Self.audit(
      exports, page: file, "--baseline", scratch.url("before.json").path)
    #expect(run.status == 1, "\(run.errors)")
    let comparison = try Self.comparison(run)
    #expect(comparison["new"] == 0 && comparison["fixed"] == 0 && comparison["continuing"] == 86)
  }

  /// What is mended, accepted, or not to be seen any more is told apart: only the first is fixed.
  @Test func notEveryFailureThatIsGoneIsFixed() throws {
    let scratch = try Scratch()
    let planted = try PlantedTenant("planted").exports(in: scratch)
    // Before anything was waived.
    try scratch.write(try Self.audit(planted, asOf: "2027-01-01").output, to: "before.json")
    let baseline = scratch.url("before.json").path
    let waived = try Self.comparison(Self.audit(planted, "--baseline", baseline))
    #expect(waived["waived"] == 1)
    try scratch.write(try Self.audit(planted).output, to: "before.json")
    let broken = try PlantedTenant("broken").exports(in: scratch, named: "broken")
    let lost = try Self.comparison(Self.audit(broken, "--baseline", baseline))
    #expect(lost["fixed"] == 0)
    #expect(lost["unknown", default: 0] > 20)
    let mended = try PlantedTenant("mended").exports(in: scratch, named: "mended")
    let better = try Self.comparison(Self.audit(mended, "--baseline", baseline))
    #expect(better["unknown"] == 0)
    #expect(better["fixed", default: 0] > 20)
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
