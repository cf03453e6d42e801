import CEL
import Policy
import Testing

@testable import Audit

/// Steps, procedures and alternatives.
@Suite struct ProcedureTests {
  private let tenant = House.instance("tenant", ["open": true, "limit": 1])

  private func procedure(_ steps: [Step], when: String? = nil) -> Requirement {
    .procedure(
      Procedure(
        id: RequirementID("p"), title: "P", when: when.map { RuleExpression($0) }, steps: steps,
        source: SourceSpan(line: 2)))
  }

  @Test func aStepThatLeavesAStateIsACheck() throws {
    let steps = [
      House.step("p/1"), House.step("p/2", ensure: "tenant.open"),
      House.step("p/3", ensure: "tenant.limit == 2", otherwise: "p/4"),
      House.step("p/4", ensure: "tenant.limit == 3"),
    ]
    let result = try House.audit([procedure(steps)], [tenant])
    #expect(result.requirements.map(\.check.id.rawValue) == ["p/1", "p/2", "p/3"])
    #expect(result.findings.map(\.verdict) == [.manual, .pass, .fail])
    #expect(result.findings.last?.remedy.map(\.text) == ["Do p/3.", "Do p/4."])
  }

  @Test func conditionsOfTheProcedureAndTheStepBothCount() throws {
    let steps = [House.step("p/1", ensure: "tenant.open", when: "tenant.limit == 1")]
    #expect(try House.audit([procedure(steps)], [tenant]).findings.map(\.verdict) == [.pass])
    let narrowed = procedure(steps, when: "tenant.limit == 2")
    #expect(try House.audit([narrowed], [tenant]).findings.map(\.verdict) == [.notApplicable])
  }

  private func choice(_ branches: [(id: String, when: String?)]) -> Requirement {
    .choice(
      Choice(
        id: RequirementID("c"),
        branches: branches.map { branch in
          Branch(
            id: RequirementID(branch.id), title: branch.id,
            when: branch.when.map { RuleExpression($0) },
            requirements: [House.constraint("\(branch.id)/r", require: "tenant.open")])
        }, source: SourceSpan(line: 9)))
  }

  @Test func theConditionOfABranchCounts() throws {
    let rule = choice([("a", "tenant.limit == 1"), ("b", "tenant.limit == 2")])
    let result = try House.audit([rule], [tenant])
    #expect(result.findings.map(\.verdict) == [.pass, .notApplicable])
  }

  @Test func theBranchWithoutWordsAppliesWhenNoOtherDoes() throws {
    let other = choice([("a", "tenant.limit == 2"), ("b", nil)])
    let applying = try House.audit([other], [tenant])
    #expect(applying.findings.map(\.verdict) == [.notApplicable, .pass])
    let notApplying = try House.audit([choice([("a", "tenant.limit == 1"), ("b", nil)])], [tenant])
    #expect(notApplying.findings.map(\.verdict) == [.pass, .notApplicable])
  }

  @Test func severalBranchesWithoutWordsAreOpen() throws {
    let rule = choice([("a", nil), ("b", nil)])
    let result = try House.audit([rule], [tenant])
    #expect(result.findings.map(\.verdict) == [.unknown, .unknown])
    #expect(result.findings.first?.missing.map(\.code) == ["branch_not_known"])
  }

  @Test func aFailureNamesTheStepsOfItsRemedy() throws {
    let rule = House.constraint("r", require: "tenant.limit == 2", remedy: ["p"])
    let steps = procedure([House.step("p/1"), House.step("p/2")])
    let result = try House.audit([rule, steps], [tenant])
    #expect(result.findings.first?.remedy.map(\.text) == ["Do p/1.", "Do p/2."])
  }
}
