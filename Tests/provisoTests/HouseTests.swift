import Foundation
import Testing

/// Every report of a small house, byte for byte.
@Suite struct HouseTests {
  private static let vocabulary = ["--vocabulary", Place.fixture("house/house.vocabulary.yaml")]
  private static let policy = Place.fixture("house/party.policy.yaml")
  private static let later = Place.fixture("house/party-later.policy.yaml")
  private static let snapshot = ["--snapshot", Place.fixture("house/snapshot")]
  private static let audit =
    [policy] + snapshot + vocabulary
    + ["--assessment", Place.fixture("house/tonight.assessment.yaml"), "--as-of", "2026-06-01"]

  private func check(_ arguments: [String], _ expected: String, status: Int32 = 0) throws {
    let run = try Tool.run(arguments)
    #expect(run.status == status, "\(run.errors)")
    #expect(run.errors.isEmpty)
    #expect(!run.output.contains("\u{1B}"))
    #expect(!run.output.contains("hunter2"))
    try Expected.check(run.output, expected)
  }

  @Test(arguments: ["text", "markdown", "json"])
  func audits(format: String) throws {
    try check(["check"] + Self.audit + ["--format", format], "house.check.\(format)", status: 1)
  }

  @Test(arguments: ["text", "markdown", "json"])
  func checklists(format: String) throws {
    try check(["checklist"] + Self.audit + ["--format", format], "house.checklist.\(format)")
  }

  @Test func checklistsWithoutSnapshot() throws {
    try check(["checklist", Self.policy] + Self.vocabulary, "house.open.text")
  }

  @Test(arguments: ["text", "markdown", "json"])
  func comparisons(format: String) throws {
    try check(
      ["diff", Self.policy, Self.later, "--format", format] + Self.vocabulary,
      "house.diff.\(format)", status: 1)
  }

  @Test func comparisonWithItself() throws {
    let run = try Tool.run(["diff", Self.policy, Self.policy] + Self.vocabulary)
    #expect(run.status == 0)
    #expect(run.output.contains("no requirement changed"))
  }

  @Test(arguments: [("removed", 1), ("relaxed", 0), ("added,relaxed", 1)] as [(String, Int32)])
  func theEffectsThatCountCanBeChosen(effects: String, status: Int32) throws {
    let run = try Tool.run(
      ["diff", Self.policy, Self.later, "--fail-on", effects] + Self.vocabulary)
    #expect(run.status == status)
  }

  @Test(arguments: ["text", "markdown", "json"])
  func needs(format: String) throws {
    try check(
      ["needs", Self.policy, "--format", format] + Self.vocabulary, "house.needs.\(format)")
  }

  @Test(arguments: ["text", "json"])
  func snapshots(format: String) throws {
    try check(
      ["snapshot", Place.fixture("house/snapshot"), "--format", format] + Self.vocabulary,
      "house.snapshot.\(format)")
  }

  @Test func explanations() throws {
    try check(
      ["explain", Self.policy, "door.locked/true"] + Self.vocabulary, "house.explain.text")
    let run = try Tool.run(["explain", Self.policy, "door.lockt/true"] + Self.vocabulary)
    #expect(run.status == 2)
    #expect(run.errors.contains("door.locked/true"))
  }

  @Test func aFirstAssessmentIsValid() throws {
    let arguments = ["init", "assessment", Self.policy] + Self.snapshot + Self.vocabulary
    try check(arguments, "house.assessment.yaml")
    let scratch = try Scratch()
    let file = scratch.url("start.yaml").path
    #expect(try Tool.run(arguments + ["-o", file]).status == 0)
    #expect(try Tool.run(["validate", file] + Self.vocabulary).status == 0)
    let run = try Tool.run(
      ["check", Self.policy, "--assessment", file] + Self.snapshot + Self.vocabulary)
    #expect(run.status == 1)
    #expect(!run.output.contains("not_selected"))
  }

  @Test func theLevelThatCountsCanBeChosen() throws {
    let scratch = try Scratch()
    let tall = try scratch.write("door.locked: true\ndoor.height: 199\n", to: "house.yaml")
    let arguments = ["check", Self.policy, "--snapshot", tall] + Self.vocabulary
    #expect(try Tool.run(arguments).status == 1)
    #expect(try Tool.run(arguments + ["--fail-on", "must"]).status == 0)
    let strict = try Tool.run(arguments + ["--fail-on", "must", "--strict"])
    #expect(strict.status == 3)
    #expect(strict.output.isEmpty)
  }

  @Test func filesAreWrittenWholeOrNotAtAll() throws {
    let scratch = try Scratch()
    let file = scratch.url("report.json").path
    let run = try Tool.run(["check"] + Self.audit + ["--format", "json", "-o", file])
    #expect(run.status == 1)
    #expect(run.output.isEmpty)
    #expect(try scratch.read("report.json").hasSuffix("}\n"))
    let missing = try Tool.run(["check"] + Self.audit + ["-o", "\(file)/no/such/folder"])
    #expect(missing.status == 2)
    let strict = try Tool.run(
      ["check", Self.policy, "--strict", "--fail-on", "must", "-o", scratch.url("strict").path]
        + ["--snapshot", try scratch.write("door.locked: true\ndoor.height: 200\n", to: "s.yaml")]
        + Self.vocabulary)
    #expect(strict.status == 3)
    #expect(try scratch.names() == ["report.json", "s.yaml"])
  }

  @Test func daysAreChecked() throws {
    let run = try Tool.run(["check"] + Self.audit.dropLast() + ["2026-02-30"])
    #expect(run.status == 2)
    #expect(run.errors.contains("2026-02-30"))
  }
}
