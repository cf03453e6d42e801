import Comparison
import Policy
import Testing

@Suite struct RequirementDiffTests {
  private func policy(_ requirements: [Requirement], gaps: [ClosedRange<Int>] = [])
    -> PolicyDocument
  {
    PolicyDocument(
      metadata: PolicyMetadata(name: "page", title: "Page"),
      source: PolicySource(page: "Page", digest: "sha256:0", gaps: gaps),
      requirements: requirements)
  }

  private func constraint(
    _ id: String, _ text: String, level: Level = .must, when: String? = nil,
    require: String? = nil, claim: Claim? = nil, line: Int = 1
  ) -> Requirement {
    .constraint(
      Constraint(
        id: RequirementID(id), level: level, text: text, claim: claim,
        when: when.map { RuleExpression($0) }, require: require.map { RuleExpression($0) },
        source: SourceSpan(line: line)))
  }

  private func changes(_ old: [Requirement], _ new: [Requirement]) -> [RequirementChange] {
    RequirementDiff(from: Revision(policy(old)), to: Revision(policy(new))).changes()
  }

  @Test func unchangedDemandsAreNotListed() {
    let same = [constraint("a", "A must be on."), constraint("b", "B must be off.")]
    #expect(changes(same, same).isEmpty)
  }

  @Test func whatComesAndGoesIsAddedAndRemoved() {
    let result = changes([constraint("a", "Alpha is on.")], [constraint("b", "Beta runs late.")])
    #expect(result.map(\.effect) == [.removed, .added])
    #expect(result.first?.old?.text == "Alpha is on.")
  }

  @Test func linesThatNobodySawMakeAnAdditionPartial() {
    let old = policy([], gaps: [1...4])
    let new = policy([constraint("a", "A must be on.")], gaps: [1...4])
    let result = RequirementDiff(from: Revision(old), to: Revision(new)).changes()
    #expect(result.map(\.reason) == [.partial])
  }

  @Test(arguments: [
    (Level.must, Level.should, RequirementChange.Effect.relaxed),
    (Level.may, Level.must, RequirementChange.Effect.strengthened),
  ])
  func theLevelDecides(old: Level, new: Level, effect: RequirementChange.Effect) {
    let result = changes(
      [constraint("a", "A.", level: old)], [constraint("a", "A.", level: new)])
    #expect(result.map(\.effect) == [effect])
  }

  @Test func aFurtherConditionRelaxes() {
    let result = changes(
      [constraint("a", "A.", require: "x == 1")],
      [constraint("a", "A.", when: "y == 2", require: "x == 1")])
    #expect(result.map(\.effect) == [.relaxed])
    #expect(result.first?.forms == [.rescoped])
  }

  @Test func boundsAndSetsAreCompared() {
    func port(_ demand: String) -> [Requirement] {
      [constraint("p", "The port must be \(demand).")]
    }
    #expect(changes(port("at least 8"), port("at least 12")).map(\.effect) == [.strengthened])
    #expect(changes(port("at most 8"), port("at most 12")).map(\.effect) == [.relaxed])
    #expect(changes(port("red"), port("red or blue")).map(\.effect) == [.relaxed])
    #expect(changes(port("red"), port("blue")).map(\.effect) == [.changed])
  }

  @Test func rulesThatNobodyCanCompareAreUndecided() {
    let result = changes(
      [constraint("a", "A.", require: "x == 1")], [constraint("a", "A.", require: "x == 2")])
    #expect(result.map(\.effect) == [.changed])
    #expect(result.map(\.reason) == [.undecided])
  }

  @Test func reworded() {
    let result = changes(
      [constraint("a", "A has to be on.", require: "a")],
      [constraint("a", "A must be on.", require: "a")])
    #expect(result.map(\.effect) == [.equivalent])
    #expect(result.first?.forms == [.reworded])
  }

  @Test func likeWordsPairAndSaySo() {
    let result = changes(
      [constraint("a", "The port must be at least 80 on the server.")],
      [constraint("b", "The port must be at least 90 on the server.")])
    #expect(result.map(\.effect) == [.strengthened])
    #expect(result.first?.reason == .similarity)
  }

  @Test func whatBecomesOneOfSeveralAlternativesIsRelaxed() {
    let step = constraint("a", "Click the button.")
    let branch = Branch(id: RequirementID("c/oauth"), title: "OAuth", requirements: [step])
    let choice = Choice(id: RequirementID("c"), branches: [branch], source: SourceSpan(line: 1))
    let result = changes([step], [.choice(choice)])
    #expect(result.map(\.effect) == [.relaxed])
    #expect(result.first?.forms == [.becameBranch])
  }

  @Test func onlyWhatLeftTheOrderHasMoved() {
    let texts = ["One here.", "Two there.", "Three on top.", "Four below."]
    let old = texts.map { constraint($0, $0) }
    let result = changes(old, [old[3], old[0], old[1], old[2]])
    #expect(result.map(\.new?.text) == ["Four below."])
    #expect(result.first?.forms == [.moved])
  }
}
