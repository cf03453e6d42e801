import Foundation
import Testing

/// What people decided about a demand stays when only its words change, and turns suspect when the
/// demand does.
@Suite struct ReviewTests {
  /// A page with a policy and a decision beside it.
  private struct Desk {
    let scratch: Scratch
    var page: String { "\(scratch.path)/Jobs.txt" }
    var policy: String { "\(scratch.path)/jobs.policy.yaml" }

    init(_ text: String, deciding id: String) throws {
      scratch = try Scratch()
      _ = try write(text)
      try decide(on: id, claim: String(repeating: "0", count: 64))
      let run = try Tool.run(["compile", page, "-o", scratch.path])
      let hash = try #require(run.errors.firstMatch(of: /claim: sha256:([0-9a-f]{64})/)?.1)
      try decide(on: id, claim: String(hash))
      let check = try Tool.run(["compile", page, "-o", scratch.path])
      #expect(check.errors.isEmpty, "\(check.errors)")
    }

    private func decide(on id: String, claim: String) throws {
      try scratch.write(
        """
        apiVersion: proviso/v1
        kind: Overlay
        metadata: {policy: jobs}
        decisions:
        - {requirement: \(id), claim: "sha256:\(claim)", set: {level: should}, by: somebody, on: 2026-01-01}

        """, to: "jobs.overlay.yaml")
    }

    /// Compiles a new revision; what is said about the decision.
    func write(_ text: String) throws -> String {
      try scratch.write(text, to: "Jobs.txt")
      let run = try Tool.run(["compile", page, "-o", scratch.path])
      #expect(run.status == 0)
      return run.errors
    }

    /// Whether the decision counts for the demand that is called `id` now.
    func counts(for id: String) throws -> Bool {
      let run = try Tool.run(["explain", policy, id])
      #expect(run.status == 0, "\(run.errors)")
      return run.output.contains("level: should")
    }
  }

  @Test(arguments: [
    (
      "The pool must hold at least 3 workers.", "pool/at-least-3-workers",
      "The pool needs three workers or more.", "pool/at-least-3-workers"
    ),
    (
      "The wiki must be reachable over 2FA.", "wiki/reachable-over-2fa",
      "The wiki has to be reachable over MFA.", "wiki/reachable-over-2fa"
    ),
  ])
  func aDecisionStaysWhenOnlyTheWordsChange(
    old: String, id: String, new: String, asked: String
  ) throws {
    let first = try Tool.run(["compile", "-"], input: old + "\n")
    let id = try #require(first.output.firstMatch(of: /- id: (\S+)/)?.1).description
    let desk = try Desk(old + "\n", deciding: id)
    #expect(try desk.counts(for: id))
    #expect(try desk.write(new + "\n").isEmpty)
    #expect(try desk.counts(for: id))
    // And after a third wording, and back again.
    #expect(try desk.write("Note: " + new + "\n").isEmpty)
    #expect(try desk.counts(for: id))
    #expect(try desk.write(old + "\n").isEmpty)
    #expect(try desk.counts(for: id))
    let valid = try Tool.run(["validate", desk.policy])
    #expect(valid.status == 0, "\(valid.errors)")
  }

  @Test func compilingTheSamePageAgainChangesNothing() throws {
    let desk = try Desk(
      "The pool must hold at least 3 workers.\n", deciding: "pool/at-least-3-workers")
    _ = try desk.write("The pool needs at least three workers.\n")
    let text = try desk.scratch.read("jobs.policy.yaml")
    #expect(text.contains("aliases: {pool/at-least-3-workers: pool/at-least-three-workers}"))
    let check = try Tool.run(["compile", desk.page, "-o", desk.scratch.path, "--check"])
    #expect(check.status == 0, "\(check.output)")
    _ = try desk.write("The pool needs at least three workers.\n")
    #expect(try desk.scratch.read("jobs.policy.yaml") == text)
  }

  @Test func aDecisionTurnsSuspectWhenTheDemandChanges() throws {
    let desk = try Desk(
      "The pool must hold at least 3 workers.\n", deciding: "pool/at-least-3-workers")
    let said = try desk.write("The pool must hold at least 5 workers.\n")
    #expect(said.contains("no requirement `pool/at-least-3-workers`"), "\(said)")
    #expect(said.contains("it has become `pool/at-least-5-workers`, which is strengthened"))
    #expect(try !desk.counts(for: "pool/at-least-5-workers"))
    try desk.scratch.write("{}", to: "empty.json")
    let check = try Tool.run(["checklist", desk.policy])
    #expect(check.status == 0)
    #expect(check.errors.contains("this decision is not applied"), "\(check.errors)")
  }

  @Test func aDecisionTurnsSuspectWhenTheLevelChanges() throws {
    let desk = try Desk(
      "The pool must hold at least 3 workers.\n", deciding: "pool/at-least-3-workers")
    let said = try desk.write("The pool should hold at least 3 workers.\n")
    #expect(said.contains("has changed since this decision"), "\(said)")
  }

  @Test func whatCannotBeReadIsNoEarlierPolicy() throws {
    let scratch = try Scratch()
    try scratch.write("The pool must hold at least 3 workers.\n", to: "Jobs.txt")
    try scratch.write("requirements: [", to: "jobs.policy.yaml")
    let run = try Tool.run(["compile", "\(scratch.path)/Jobs.txt", "-o", scratch.path])
    #expect(run.status == 0)
    #expect(try scratch.read("jobs.policy.yaml").contains("pool/at-least-3-workers"))
  }
}

/// Waivers that name the claim that was waived.
extension ReviewTests {
  private static let vocabulary = ["--vocabulary", Place.fixture("house/house.vocabulary.yaml")]

  private func policy(_ require: String, earlier: String = "") -> String {
    HousePolicy.text([("r", nil, require)], tail: earlier)
  }

  private func check(
    _ policy: String, claim: String, in scratch: Scratch
  ) throws -> Tool.Run {
    try scratch.write(policy, to: "p.policy.yaml")
    try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Assessment
      metadata: {name: a}
      waivers:
      - {requirement: r, claim: "\(claim)", reason: tonight only, approved_by: host, expires: 2030-01-01}

      """, to: "a.yaml")
    return try Tool.run(
      [
        "check", "\(scratch.path)/p.policy.yaml", "--assessment", "\(scratch.path)/a.yaml",
        "--as-of", "2026-01-01", "--snapshot", Place.fixture("house/snapshot"),
      ] + Self.vocabulary)
  }

  @Test func aWaiverIsSuspectOnceTheClaimHasChanged() throws {
    let scratch = try Scratch()
    let zero = "sha256:" + String(repeating: "0", count: 64)
    let suspect = try check(policy("door.locked == true"), claim: zero, in: scratch)
    #expect(suspect.status == 1)
    #expect(suspect.output.contains("suspect, since the demand has changed"), "\(suspect.output)")
    let known = policy("door.locked == true", earlier: "earlier_claims: {r: [\"\(zero)\"]}")
    let counted = try check(known, claim: zero, in: scratch)
    #expect(counted.status == 0, "\(counted.output)\(counted.errors)")
    #expect(!counted.output.contains("suspect"))
    let wrong = try check(policy("door.locked == true"), claim: "sha256:12", in: scratch)
    #expect(wrong.status == 2)
    #expect(wrong.errors.contains("is no hash of a claim"))
  }
}
