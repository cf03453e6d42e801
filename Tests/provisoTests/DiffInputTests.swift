import Foundation
import Testing

/// Everything that `proviso diff` compares, and what it says of what it cannot compare.
@Suite struct DiffInputTests {
  private static let old = "!!Jobs\nThe pool must hold at least 3 workers.\n* Click __Run__.\n"
  private static let new = "!!Jobs\nThe pool must hold at least 5 workers.\n* Click __Run__.\n"

  private static let vocabulary = ["--vocabulary", Place.fixture("house/house.vocabulary.yaml")]

  /// The effects and the lines of both sides, from JSON.
  private func changes(_ run: Tool.Run) throws -> [String] {
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let changes = try #require(root?["changes"] as? [[String: Any]])
    return changes.map { change in
      func line(_ side: String) -> String {
        ((change[side] as? [String: Any])?["line"] as? Int).map(String.init) ?? "-"
      }
      let page = (change["page"] as? String).map { " \($0)" } ?? ""
      return "\(change["effect"] as? String ?? "?") \(line("old")) \(line("new"))\(page)"
    }
  }

  private func json(_ arguments: [String], status: Int32 = 1) throws -> [String] {
    let run = try Tool.run(["diff", "--format", "json"] + arguments)
    #expect(run.status == status, "\(run.errors)")
    return try changes(run)
  }

  @Test func twoPagesAndTheirPolicies() throws {
    let scratch = try Scratch()
    let pages = [
      try scratch.write(Self.old, to: "old/Jobs.txt"),
      try scratch.write(Self.new, to: "new/Jobs.txt"),
    ]
    #expect(try json(pages) == ["strengthened 2 2"])
    for (page, folder) in zip(pages, ["a", "b"]) {
      #expect(try Tool.run(["compile", page, "-o", scratch.url(folder).path]).status == 0)
    }
    let policies = ["a", "b"].map { scratch.url("\($0)/jobs.policy.yaml").path }
    #expect(try json(policies) == ["strengthened 2 2"])
    #expect(try json([policies[0], pages[1]]) == ["strengthened 2 2"])
    #expect(try json([pages[1], policies[0]], status: 0) == ["relaxed 2 2"])
    #expect(try json([pages[0], policies[0]], status: 0).isEmpty)
  }

  @Test func aStandardInputIsASide() throws {
    let scratch = try Scratch()
    let page = try scratch.write(Self.old, to: "Jobs.txt")
    let run = try Tool.run(["diff", page, "-", "--format", "json"], input: Self.new)
    #expect(run.status == 1, "\(run.errors)")
    #expect(try changes(run) == ["strengthened 2 2"])
  }

  private static func diffPage(_ rows: [(String, String)]) -> String {
    let cells = rows.map { "<tr><td class=\"\($0)\">\($1)</td></tr>" }.joined()
    return "<!DOCTYPE html><html><body><table class=\"diff\">\(cells)</table></body></html>"
  }

  @Test func aSavedDiffPageAlone() throws {
    let scratch = try Scratch()
    let page = try scratch.write(
      Self.diffPage([
        ("diff", "At line 4 changed one line"),
        ("diffrem", "The pool must hold at least 3 workers."),
        ("diffadd", "The pool must hold at least 5 workers."),
        ("diff", "At line 9 added one line"),
        ("diffadd", "Checksums must be enabled."),
      ]), to: "diff.html")
    let run = try Tool.run(["diff", page, "--format", "json"])
    #expect(run.status == 1, "\(run.errors)")
    #expect(try changes(run).sorted() == ["added - 9", "strengthened 4 4"])
    // The lines that nobody has seen could demand it already.
    #expect(run.output.contains("\"partial\""))
  }

  @Test func aPageOfAStore() throws {
    let scratch = try Scratch()
    try scratch.write(Self.old, to: "OLD/Jobs/1.txt")
    try scratch.write(Self.old.replacing("3", with: "4"), to: "OLD/Jobs/2.txt")
    try scratch.write("1.author=ann\n2.author=bob\n3.author=cid\n", to: "OLD/Jobs/page.properties")
    let page = try scratch.write(Self.new, to: "Jobs.txt")
    try scratch.write("Nothing here.\n", to: "Other.txt")
    #expect(try json([page, "--from", "1", "--to", "2"]) == ["strengthened 2 2"])
    #expect(try json([page, "--from", "2", "--to", "1"], status: 0) == ["relaxed 2 2"])
    #expect(try json([page, "--from", "2"]) == ["strengthened 2 2"])
    #expect(try json([scratch.path, "--page", "Jobs", "--from", "1"]) == ["strengthened 2 2"])
    // Between two dates every page that came is new.
    let today = try json([scratch.path, "--from", "1990-01-01"])
    #expect(today.contains("added - 2 Jobs"), "\(today)")
    #expect(
      try json([scratch.path, "--from", "1990-01-01", "--to", "1991-01-01"], status: 0) == [])
  }

  @Test(arguments: [
    ([], "Missing expected argument"), (["a.txt", "a.txt", "a.txt"], "two pages"),
    (["a.txt", "nowhere.txt"], "nowhere.txt"), (["a.txt"], "no saved diff page"),
    (["a.txt", "--to", "3"], "--to needs --from"),
    (["a.txt", "a.txt", "--from", "1"], "--from and --to need one page"),
    (["a.txt", "--from", "7"], "no version 7"), (["a.txt", "--from", "last week"], "neither"),
    (["a.txt", "empty.txt"], "the file is empty"), (["a.txt", "bytes.txt"], "not a wiki page"),
    (["a.txt", "broken.policy.yaml"], "broken.policy.yaml"),
    (["a.txt", "a.txt", "--fail-on", "worse"], "`worse` is no effect"),
    (["a.txt", "a.txt", "--format", "xml"], "xml"),
    (["a.txt", "two"], "expected one page"),
    (["a.txt", "b.txt", "--witness", "a.txt"], "a.txt"),
    (["a.txt", "a.txt", "--assessment", "x.yaml"], "--assessment needs --snapshot"),
  ])
  func whatCannotBeComparedIsSaid(arguments: [String], message: String) throws {
    let scratch = try Scratch()
    try scratch.write(Self.old, to: "a.txt")
    try scratch.write(Self.new, to: "b.txt")
    try scratch.write("", to: "empty.txt")
    try scratch.write([0, 1, 2], to: "bytes.txt")
    try scratch.write("apiVersion: [", to: "broken.policy.yaml")
    try scratch.write(Self.old, to: "two/One.txt")
    try scratch.write(Self.new, to: "two/Other.txt")
    let names = try scratch.names()
    let run = try Tool.run(["diff"] + arguments, in: scratch.path)
    #expect(run.status == 2, "\(run.output)")
    #expect(run.output.isEmpty)
    #expect(run.errors.contains(message), "\(run.errors)")
    #expect(try scratch.names() == names)
  }

  @Test(
    arguments: [
      ("strengthened", "old", "new", 1), ("strengthened", "new", "old", 0),
      ("relaxed", "new", "old", 1), ("added,removed", "old", "new", 0),
    ] as [(String, String, String, Int32)])
  func theExitStatusFollowsTheEffects(
    effects: String, old: String, new: String, status: Int32
  ) throws {
    let scratch = try Scratch()
    try scratch.write(Self.old, to: "old.txt")
    try scratch.write(Self.new, to: "new.txt")
    let run = try Tool.run(
      ["diff", "\(old).txt", "\(new).txt", "--fail-on", effects], in: scratch.path)
    #expect(run.status == status)
  }

  @Test(arguments: ["text", "markdown"])
  func peopleSeeWhatTightensFirstWithBothWordings(format: String) throws {
    let scratch = try Scratch()
    let old = Self.old + "Logs must be kept for 30 days.\nGuests are not supported.\n"
    let new = Self.new + "Logs must be kept for 10 days.\n"
    try scratch.write(old, to: "old.txt")
    try scratch.write(new, to: "new.txt")
    let run = try Tool.run(["diff", "old.txt", "new.txt", "--format", format], in: scratch.path)
    #expect(run.status == 1)
    let words = [
      "strengthened", "at least 3", "at least 5", "relaxed", "30 days", "10 days", "removed",
    ]
    var rest = Substring(run.output)
    for word in words {
      let found = try #require(rest.firstRange(of: word), "\(word) in \(run.output)")
      rest = rest[found.upperBound...]
    }
  }
}

/// Witnesses are assessments that tell the two policies apart.
extension DiffInputTests {
  private func policy(_ require: String, when: String? = nil) -> String {
    HousePolicy.text([("r", when, require)])
  }

  @Test(arguments: [
    ("door.height >= 180", "door.height >= 190", "strengthened"),
    ("door.height >= 190", "door.height >= 180", "relaxed"),
    ("door.height <= 200", "door.height >= 190", "changed"),
    ("door.locked == true", "door.locked == true && door.height > 10", "strengthened"),
  ])
  func aWitnessGoesThroughTheAudit(old: String, new: String, effect: String) throws {
    let scratch = try Scratch()
    try scratch.write(policy(old), to: "old.policy.yaml")
    try scratch.write(policy(new), to: "new.policy.yaml")
    try scratch.write("{}\n", to: "nothing.yaml")
    let run = try Tool.run(
      [
        "diff", scratch.url("old.policy.yaml").path, scratch.url("new.policy.yaml").path,
        "--witness", scratch.url("w").path,
      ] + Self.vocabulary)
    #expect(run.output.contains(effect))
    let file = scratch.url("w/1-\(effect).assessment.yaml").path
    let verdicts = try ["old", "new"].map { name in
      let check = try Tool.run(
        [
          "check", scratch.url("\(name).policy.yaml").path, "--assessment", file, "--snapshot",
          scratch.url("nothing.yaml").path, "--format", "json",
        ] + Self.vocabulary)
      let root = try JSONSerialization.jsonObject(with: Data(check.output.utf8)) as? [String: Any]
      let findings = try #require(root?["findings"] as? [[String: Any]], "\(check.errors)")
      return findings.compactMap { $0["verdict"] as? String }
    }
    let expected = effect == "relaxed" ? [["fail"], ["pass"]] : [["pass"], ["fail"]]
    let text = try scratch.read("w/1-\(effect).assessment.yaml")
    #expect(verdicts == expected, "\(text)")
  }
}
