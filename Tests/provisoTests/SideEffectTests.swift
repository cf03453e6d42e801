import Foundation
import Testing

/// What becomes wrong with a page is reported with the change that caused it.
@Suite struct SideEffectTests {
  private struct Effect {
    var line: Int?
    var message: String
    /// The sentence of the change that caused it.
    var cause: String?
  }

  /// The side effects of a change of one page.
  private func effects(_ old: String, _ new: String) throws -> [Effect] {
    let scratch = try Scratch()
    for (name, text) in [("old", old), ("new", new)] {
      try FileManager.default.createDirectory(
        atPath: "\(scratch.path)/\(name)", withIntermediateDirectories: true)
      try scratch.write(text, to: "\(name)/Uploads.txt")
    }
    let files = ["old", "new"].map { "\(scratch.path)/\($0)/Uploads.txt" }
    let run = try Tool.run(["diff"] + files + ["--format", "json"])
    #expect(run.errors.isEmpty)
    let root = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let changes = try #require(root?["changes"] as? [[String: Any]])
    let text = try Tool.run(["diff"] + files).output
    return (root?["side_effects"] as? [[String: Any]] ?? []).map { effect in
      let message = effect["message"] as? String ?? ""
      #expect(text.contains("side effect: "))
      let cause = (effect["change"] as? Int).map { changes[$0]["text"] as? String ?? "" }
      return Effect(line: effect["line"] as? Int, message: message, cause: cause)
    }
  }

  private static let start = "!!Uploads\nChecksums must be enabled.\n"

  @Test func aStepThatAProhibitionVoids() throws {
    let steps = "* Open the settings.\n* Enable __Guest upload__.\n"
    let found = try effects(
      "!!Uploads\n" + steps, "!!Uploads\n__Guest upload__ must not be enabled.\\\\\n" + steps)
    #expect(found.count == 1)
    #expect(found.first?.line == 4)
    #expect(found.first?.message.contains("[forbidden-step") == true)
    #expect(found.first?.cause == "now demanded: Guest upload must not be enabled.")
  }

  @Test func oppositeStates() throws {
    let found = try effects(Self.start, Self.start + "\n!!Limits\nChecksums must be disabled.\n")
    #expect(found.map(\.line) == [5])
    #expect(found.first?.message.contains("contradicts line 2") == true)
    #expect(found.first?.cause == "now demanded: Checksums must be disabled.")
  }

  @Test func boundsThatNothingMeets() throws {
    let found = try effects(
      "!!Uploads\nThe chunk size must be at most 10 MB.\n\nThe chunk size must be at least 5 MB.\n",
      "!!Uploads\nThe chunk size must be at most 10 MB.\n\nThe chunk size must be at least 20 MB.\n"
    )
    #expect(found.map(\.line) == [4])
    #expect(found.first?.cause?.hasPrefix("strengthened") == true)
  }

  @Test func boundsThatSomethingMeetsAreNoContradiction() throws {
    let found = try effects(
      "!!Uploads\nThe chunk size must be at most 10 MB.\n",
      "!!Uploads\nThe chunk size must be at most 10 MB.\nThe chunk size must be at least 5 MB.\n")
    #expect(found.isEmpty)
  }

  @Test func whatHoldsForOtherThingsIsNoContradiction() throws {
    let replica = "!!Replica nodes\nWrite access must be disabled.\n"
    let found = try effects(
      replica, replica + "\n!!Primary nodes\nWrite access must be enabled.\n")
    #expect(found.isEmpty)
  }

  @Test func aDuplicateInAnotherScope() throws {
    let found = try effects(
      Self.start, Self.start + "\n!!Replica nodes\nChecksums have to be switched on.\n")
    #expect(found.map(\.line) == [5])
    #expect(found.first?.message.contains("line 2") == true)
    // It demands nothing that was not demanded before.
    #expect(found.first?.cause == nil)
  }

  @Test func aDuplicateUnderACondition() throws {
    let rest = "The pool must be large.\n"
    let found = try effects(
      Self.start + rest,
      Self.start + "If a node is a replica, checksums must be enabled.\n" + rest)
    #expect(found.map(\.line) == [3])
    #expect(found.first?.message.contains("line 2") == true)
    #expect(found.first?.cause?.hasPrefix("now demanded: If a node") == true)
  }

  @Test func aBrokenAnchor() throws {
    let link = "!!Uploads\nSee [the limits|Uploads#Limits].\n\n"
    let found = try effects(
      link + "!!Limits\nThe pool must hold at least 3 workers.\n",
      link + "!!Bounds\nThe pool must hold at least 4 workers.\n")
    #expect(found.map(\.line) == [2])
    #expect(found.first?.message.contains("no section `Limits`") == true)
    #expect(found.first?.cause?.hasPrefix("strengthened: The pool") == true)
  }

  @Test func whatWasWrongBeforeIsNoSideEffect() throws {
    let wrong = Self.start + "Checksums must be disabled.\n"
    #expect(try effects(wrong, wrong + "The pool must be large.\n").isEmpty)
    #expect(try effects(wrong, wrong.replacing("must be disabled", with: "have to be off")).isEmpty)
  }
}
