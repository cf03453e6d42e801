import Comparison
import Testing

/// Matching across revisions: what belongs together stays together.
@Suite struct PairingTests {
  private func changes(_ old: String, _ new: String) throws -> [RequirementChange] {
    try Pages.changes(old, new)
  }

  @Test func sentencesThatAreMergedAndSplitDemandTheSame() throws {
    let apart =
      "The gateway must allow alpha.example.\\\\\nThe gateway must allow beta.example.\\\\\n"
    let together = "The gateway must allow alpha.example and beta.example.\\\\\n"
    let merged = try changes(apart, together)
    #expect(merged.map(\.effect) == [.equivalent, .equivalent])
    #expect(merged.allSatisfy { $0.forms.contains(.merged) })
    let split = try changes(together, apart)
    #expect(split.map(\.effect) == [.equivalent, .equivalent])
    #expect(split.allSatisfy { $0.forms.contains(.split) })
  }

  @Test(arguments: [
    ("MFA must be enabled.", "Two-factor authentication must be enabled."),
    ("The relay must be listed in Azure AD.", "The relay must be listed in Microsoft Entra ID."),
  ])
  func anotherNameForTheSameThingIsTheSameDemand(old: String, new: String) throws {
    let result = try changes(old + "\n", new + "\n")
    #expect(result.map(\.effect) == [.equivalent])
    #expect(result.first?.forms.contains(.reworded) == true)
  }

  @Test func aSectionThatMovedChangesNothingButItsPlace() throws {
    let first = "!!Alpha settings\nThe pool must hold at least 3 workers.\n\n"
    let second = "!!Beta settings\nThe queue must be encrypted.\n\n"
    let result = try changes(first + second, second + first)
    #expect(result.allSatisfy { $0.effect == .equivalent && $0.forms == [.moved] })
  }

  @Test func aSectionThatIsCalledSomethingElseChangesNothing() throws {
    let text = "The queue must be encrypted.\n* Click __Save__.\n"
    let result = try changes("!!Alpha nodes\n" + text, "!!Beta nodes\n" + text)
    #expect(result.isEmpty)
  }

  @Test func aPlaceThatStandsForAConditionCounts() throws {
    let general = "!!General\nThe pool must hold 3 workers.\n"
    let replica = "!!Replica nodes\nThe queue must be encrypted.\n"
    let demand = "Check sums must be enabled.\n"
    let before = general + demand + replica
    let after = general + replica + demand
    let moved = try changes(before, after)
    #expect(moved.map(\.effect) == [.relaxed])
    let back = try changes(after, before)
    #expect(back.map(\.effect) == [.strengthened])
  }

  @Test func aStepThatBecomesOneOfTwoAlternativesIsRelaxed() throws {
    let old = "!!Sign in\n* Press __Get ticket__.\n"
    let new =
      "!!Sign in\n__a.)__ __Secret__:\n* Enter the secret.\n__b.)__ __Ticket__:\n* Press __Get ticket__.\n"
    let step = try changes(old, new).first { $0.old != nil }
    #expect(step?.effect == .relaxed)
    #expect(step?.forms.contains(.becameBranch) == true)
  }

  @Test func anotherButtonAtTheSamePlaceIsAChangeAndSaysHowItWasPaired() throws {
    let result = try changes(
      "* Open __Tools__.\n* Click __Add__.\n* Copy the key.\n",
      "* Open __Tools__.\n* Click __Register__.\n* Copy the key.\n")
    #expect(result.map(\.effect) == [.changed])
    #expect(result.first?.reason == .similarity)
  }
}
