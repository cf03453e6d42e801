import Foundation
import Testing

/// `proviso diff` and `proviso history` on the command line.
@Suite struct DiffTests {
  private static let page = "Mail through Microsoft 365"

  @Test func aPageThatIsMerelyReformattedChangesNothing() throws {
    let scratch = try Scratch()
    try scratch.write(
      "!!Jobs\n* Open __Tools__.\n* Click __Run__.\nThe pool must hold at least 3 workers.\\\\\n",
      to: "old.txt")
    try scratch.write(
      "!!! Jobs\n----\n• Open Tools.\\\\\n• Click Run.\\\\\nThe __pool__ must hold at least 3 workers.\n",
      to: "new.txt")
    for pair in [["old.txt", "new.txt"], ["old.txt", "old.txt"]] {
      let run = try Tool.run(["diff"] + pair.map { "\(scratch.path)/\($0)" })
      #expect(run.status == 0)
      #expect(run.output.contains("no requirement changed"))
    }
  }

  @Test func aWitnessIsAnAssessmentThatTheAuditTellsApart() throws {
    let scratch = try Scratch()
    let rule = "account.licensed == true"
    for (name, require) in [("old", rule), ("new", "\(rule) && account.sign_in.enabled == true")] {
      try scratch.write(
        """
        apiVersion: proviso/v1
        kind: Policy
        metadata: {name: p, title: P}
        source: {page: P, digest: "sha256:\(String(repeating: "0", count: 64))", fidelity: markup}
        vocabularies: [microsoft365, crushftp]
        requirements:
        - id: r
          kind: constraint
          level: must
          text: The account must be in order.
          require: \(require)
          source: {line: 1}

        """, to: "\(name).policy.yaml")
    }
    let files = ["old", "new"].map { "\(scratch.path)/\($0).policy.yaml" }
    let run = try Tool.run(
      ["diff"] + files + ["--witness", "\(scratch.path)/w", "--format", "json"])
    #expect(run.status == 1)
    #expect(run.output.contains("strengthened"))
    let file = "\(scratch.path)/w/1-strengthened.assessment.yaml"
    let valid = try Tool.run(["validate", file])
    #expect(valid.status == 0, "\(valid.errors)")
    let text = try scratch.read("w/1-strengthened.assessment.yaml")
    #expect(text.contains("account.licensed: true"))
    #expect(text.contains("account.sign_in.enabled: false"))
  }

  @Test func historyNamesTheRevisionThatIntroducedADemand() throws {
    let run = try Tool.run(["history", "Wiki", "--page", Self.page, "--format", "json"])
    #expect(run.status == 0)
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let entries = try #require(root?["requirements"] as? [[String: Any]])
    #expect(!entries.isEmpty)
    let numbers = entries.compactMap { ($0["introduced"] as? [String: Any])?["number"] as? Int }
    #expect(numbers.count == entries.count)
    #expect(numbers.allSatisfy { $0 >= 1 && $0 <= 4 })
    #expect(Set(numbers).count > 1)
  }

  @Test func anExplanationSaysWhoDemandedItSinceWhen() throws {
    let scratch = try Scratch()
    try scratch.write("The pool must hold at least 3 workers.\n", to: "OLD/Jobs/1.txt")
    try scratch.write("The pool must hold at least 4 workers.\n", to: "OLD/Jobs/2.txt")
    try scratch.write(
      "1.author=ann\n2.author=bob\n3.author=cid\n", to: "OLD/Jobs/page.properties")
    let page = try scratch.write("The pool must hold at least 4 workers.\n\nBye.\n", to: "Jobs.txt")
    let run = try Tool.run(["explain", page, "pool/at-least-4-workers"])
    #expect(run.status == 0, "\(run.errors)")
    #expect(run.output.contains("introduced by revision 1"), "\(run.output)")
    #expect(run.output.contains("strengthened by revision 2"))
    #expect(run.output.contains("by bob; before: The pool must hold at least 3 workers."))
    #expect(!run.output.contains("cid"))
  }

  @Test func aStoreIsComparedBetweenTwoDates() throws {
    let run = try Tool.run(["diff", "Wiki", "--from", "1990-01-01", "--to", "1990-01-02"])
    #expect(run.status == 0)
    #expect(run.output == "no requirement changed\n")
    let wrong = try Tool.run(["diff", "Wiki", "--from", "1990-01-01", "--to", "3"])
    #expect(wrong.status == 2)
    let none = try Tool.run(["diff", "Wiki", "--from", "yesterday"])
    #expect(none.status == 2)
    #expect(none.errors.contains("neither a revision nor a date"))
  }

  @Test func decisionsBesideAPolicyThatNoLongerFitAreReported() throws {
    let scratch = try Scratch()
    try scratch.write("The pool must hold at least 3 workers.\n", to: "Jobs.txt")
    try scratch.write(
      """
      apiVersion: proviso/v1
      kind: Overlay
      metadata: {policy: jobs}
      decisions:
      - {requirement: pool/at-least-3-workers, claim: "sha256:\(String(repeating: "0", count: 64))", reject: too small, by: somebody, on: 2026-01-01}

      """, to: "jobs.overlay.yaml")
    let run = try Tool.run(
      ["compile", "\(scratch.path)/Jobs.txt", "-o", scratch.path])
    #expect(run.status == 0)
    #expect(run.errors.contains("this decision"), "\(run.errors)")
  }
}

extension DiffTests {
  @Test func aProhibitionThatVoidsAnOlderStepIsReportedWithItsCause() throws {
    let scratch = try Scratch()
    let steps = "* Open the settings.\n* Enable __Guest upload__.\n"
    try scratch.write("!!Uploads\n" + steps, to: "old.txt")
    try scratch.write(
      "!!Uploads\n__Guest upload__ must not be enabled.\\\\\n" + steps, to: "new.txt")
    let run = try Tool.run(["diff", "\(scratch.path)/old.txt", "\(scratch.path)/new.txt"])
    #expect(run.status == 1)
    let lines = run.output.split(separator: "\n").map(String.init)
    let change = try #require(lines.firstIndex { $0.contains("must not be enabled") })
    let effect = try #require(lines.firstIndex { $0.contains("side effect: line 4") })
    #expect(effect > change)
    #expect(lines[effect].contains("forbidden-step"))
    let json = try Tool.run(
      ["diff", "\(scratch.path)/old.txt", "\(scratch.path)/new.txt", "--format", "json"])
    #expect(json.output.contains("\"side_effects\""))
  }
}
