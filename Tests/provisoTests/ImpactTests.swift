import Foundation
import Testing

/// Whose verdict a change alters.
@Suite struct ImpactTests {
  private static let vocabulary = ["--vocabulary", Place.fixture("house/house.vocabulary.yaml")]

  private struct Flip: Equatable {
    var subject: String
    var before: String?
    var after: String?
    /// The effect of the change that causes it, and the requirement.
    var cause: String
  }

  private func run(
    _ old: String, _ new: String, _ arguments: [String] = []
  ) throws -> Tool.Run {
    let scratch = try Scratch()
    try scratch.write(old, to: "old.policy.yaml")
    try scratch.write(new, to: "new.policy.yaml")
    return try Tool.run(
      ["diff", "\(scratch.path)/old.policy.yaml", "\(scratch.path)/new.policy.yaml"] + arguments
        + Self.vocabulary)
  }

  private func flips(_ old: String, _ new: String) throws -> [Flip] {
    let run = try run(
      old, new, ["--format", "json", "--snapshot", Place.fixture("house/snapshot")])
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let changes = try #require(root?["changes"] as? [[String: Any]])
    return try #require(root?["impact"] as? [[String: Any]]).map { flip in
      let change = changes[try #require(flip["change"] as? Int)]
      let side = (change["new"] ?? change["old"]) as? [String: Any]
      let old = change["old"] as? [String: Any]
      let id = side?["id"] as? String ?? old?["id"] as? String ?? ""
      return Flip(
        subject: flip["subject"] as? String ?? "", before: flip["before"] as? String,
        after: flip["after"] as? String, cause: "\(change["effect"] as? String ?? "") \(id)")
    }
  }

  @Test func everySubjectWhoseVerdictFlipsIsListedWithTheChange() throws {
    let old = HousePolicy.text([
      ("invited", "guest.kind == \"friend\"", "guest.invited == true"),
      ("height", nil, "door.height >= 170"),
      ("locked", nil, "door.locked == true"),
    ])
    let new = HousePolicy.text([
      ("invited", nil, "guest.invited == true"),
      ("height", nil, "door.height >= 190"),
      ("named", nil, "guest.name == \"ann\""),
    ])
    let flips = try flips(old, new)
    #expect(
      flips.contains {
        $0.subject.contains("eve") && $0.before == "not_applicable" && $0.after == "unknown"
          && $0.cause == "strengthened invited"
      })
    #expect(
      flips.contains {
        $0.before == "pass" && $0.after == "fail" && $0.cause == "strengthened height"
      })
    #expect(
      flips.contains {
        $0.before == "fail" && $0.after == nil && $0.cause == "removed locked"
      })
    // Nobody is told of a new demand that he meets.
    let named = flips.filter { $0.cause == "added named" }
    #expect(named.count == 4)
    #expect(named.allSatisfy { $0.before == nil && $0.after == "fail" })
    #expect(!named.contains { $0.subject.contains("ann") })
    // Whoever failed before and fails now is no news.
    #expect(!flips.contains { $0.subject.contains("bob") && $0.cause == "strengthened invited" })
  }

  @Test func thePeopleWhoReadItSeeWhoIsAffected() throws {
    let old = HousePolicy.text([("height", nil, "door.height >= 170")])
    let new = HousePolicy.text([("height", nil, "door.height >= 190")])
    for format in ["text", "markdown"] {
      let run = try run(
        old, new, ["--format", format, "--snapshot", Place.fixture("house/snapshot")])
      #expect(run.status == 1)
      #expect(run.output.contains("pass -> fail") || run.output.contains("pass -\\> fail"))
      #expect(run.output.contains("1 verdict changes"), "\(run.output)")
    }
    let calm = try run(
      old, HousePolicy.text([("height", nil, "door.height >= 160")]),
      ["--snapshot", Place.fixture("house/snapshot")])
    #expect(calm.status == 0)
    #expect(calm.output.contains("no verdict changes"))
  }

  @Test func anUnusableSnapshotEndsTheCommand() throws {
    let text = HousePolicy.text([("height", nil, "door.height >= 170")])
    let missing = try run(text, text, ["--snapshot", "/nowhere/at/all"])
    #expect(missing.status == 2)
    #expect(missing.output.isEmpty)
    let alone = try run(text, text, ["--assessment", "a.yaml"])
    #expect(alone.status == 2)
    #expect(alone.errors.contains("--assessment needs --snapshot"))
  }
}
