import Policy
import Randomness
import Testing

@testable import Extraction

/// Any reading gives a policy: no trap, nothing normative lost, identifiers unique, the same twice.
@Suite struct RandomReadingTests {
  @Test(arguments: 0..<60)
  func anyReadingGivesAPolicy(seed: Int) {
    var random = SeededGenerator(seed: UInt64(seed))
    var page = PageBuilder()
    let entries = entries(&page, &random, depth: 0)
    let (policy, statements) = page.assemble(entries)
    let again = page.assemble(entries)
    #expect(policy == again.policy && statements == again.statements, "seed \(seed)")
    let ids = policy.requirements.flatMap(identifiers)
    #expect(Set(ids).count == ids.count, "seed \(seed)")
    for statement in statements where statement.kind?.isNormative ?? false {
      #expect(statement.requirement != nil, "seed \(seed)")
      #expect(
        [.compiled, .manual, .ambiguous, .duplicate].contains(statement.disposition),
        "seed \(seed)")
    }
  }

  private func identifiers(_ requirement: Requirement) -> [RequirementID] {
    switch requirement {
    case .constraint(let constraint): [constraint.id]
    case .procedure(let procedure): [procedure.id] + procedure.steps.map(\.id)
    case .choice(let choice):
      [choice.id]
        + choice.branches.flatMap { [$0.id] + $0.requirements.flatMap(identifiers) }
    }
  }

  private static let words = [
    "Legacy Login", "2FA", "Key files", "OAuth 2.0", "SMTP", "IMAP", "enabled", "off", "not",
    "From address", "is", "contains", "Return URL", "and", "or", "Factor Status", "Enforced", "5",
    "minutes", "(", ")", "/", "it", "to", "the", "🔴", "’", "\"", "\\", "", "proxy", "user",
    "personal accounts", ".", ",", "-", "a slash", "99999999999999999999", "<x>",
  ]

  private func phrase(_ random: inout SeededGenerator) -> String {
    (0..<random.below(5)).map { _ in Self.words[random.below(Self.words.count)] }
      .joined(separator: " ")
  }

  private func conditions(_ random: inout SeededGenerator) -> [Condition] {
    let forms: [Condition.Form] = [.heading, .label, .alternative, .clause, .use]
    return (0..<random.below(3)).map { _ in
      Condition(
        phrase(&random), form: forms[random.below(forms.count)],
        isNegated: random.below(4) == 0, isTemporal: random.below(6) == 0)
    }
  }

  private func claim(_ random: inout SeededGenerator) -> Claim {
    Claim(
      subject: phrase(&random),
      relation: Relation.allCases[random.below(Relation.allCases.count)],
      object: (0..<random.below(4)).map { _ in phrase(&random) }, isNegated: random.below(4) == 0)
  }

  private func statement(_ random: inout SeededGenerator) -> Statement {
    let kinds = StatementKind.allCases
    let kind = kinds[random.below(kinds.count)]
    var statement = Statement(
      span: 0..<0, line: 0, kind: kind, conditions: conditions(&random), text: phrase(&random),
      disposition: .informative)
    if random.below(5) > 0 { statement.claim = claim(&random) }
    if kind == .step {
      statement.step = StepReading(
        action: Action.allCases[random.below(Action.allCases.count)], target: phrase(&random),
        value: phrase(&random), isFallback: random.below(4) == 0)
    } else if kind.isNormative {
      statement.wording = Wording.allCases[random.below(Wording.allCases.count)]
    }
    return statement
  }

  private func entries(
    _ page: inout PageBuilder, _ random: inout SeededGenerator, depth: Int
  ) -> [OutlineNode.Entry] {
    (0..<random.below(8)).map { _ in
      switch random.below(depth < 4 ? 8 : 5) {
      case 0: .separator([.blank, .rule, .gap][random.below(3)])
      case 1: .image(name: "x.png", line: 1)
      case 2, 3, 4: page.add(statement(&random), isPartial: random.below(4) == 0)
      default:
        .under(
          [.heading, .label, .alternative("a"), .leadIn][random.below(4)], phrase(&random),
          entries(&page, &random, depth: depth + 1))
      }
    }
  }
}
