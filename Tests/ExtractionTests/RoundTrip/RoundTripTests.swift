import Policy
import Randomness
import Testing

@testable import Extraction

/// The reading of a rule in plain English extracts to the same rule again.
@Suite struct RoundTripTests {
  /// The levels that the words of a page can give; `may` comes from a person's decision only.
  private static let levels: [Level] = [.must, .should]
  /// The least shares that come back.
  ///
  /// To be raised with every reading that gets better.
  private static let floors = (forms: 0.98, conditions: 0.98, random: 0.93, pages: 1.0)

  @Test func everyFormOfADemandComesBack() throws {
    let rereading = try Rereading()
    var shares = Shares()
    for attribute in rereading.attributes where !attribute.terms.isEmpty {
      for (form, require) in RuleForms.demands(on: attribute, among: rereading.attributes) {
        for level in Self.levels {
          shares.add(form, rereading, require: require, when: [], level: level)
        }
      }
    }
    shares.report("demands")
    #expect(shares.total.value >= Self.floors.forms)
  }

  @Test func everyFormOfAConditionComesBack() throws {
    let rereading = try Rereading()
    var shares = Shares()
    let require = Formula.truth("tenant.security_defaults.enabled", false)
    for (form, condition) in RuleForms.conditions(rereading.attributes) {
      shares.add(form, rereading, require: require, when: [condition], level: .must)
    }
    shares.report("conditions")
    #expect(shares.total.value >= Self.floors.conditions)
  }

  @Test func randomRulesComeBack() throws {
    let seed: UInt64 = 0xC0FFEE
    print("round trip seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let rereading = try Rereading()
    let demands = rereading.attributes.filter { !$0.terms.isEmpty }
      .flatMap { RuleForms.demands(on: $0, among: rereading.attributes) }
    let conditions = RuleForms.conditions(rereading.attributes)
    var shares = Shares()
    for _ in 0..<600 {
      let require = demands[random.below(demands.count)].1
      var when: [Formula] = []
      for _ in 0..<random.below(4) {
        let next = conditions[random.below(conditions.count)].1
        let known = when.flatMap(\.attributes) + require.attributes
        if next.attributes.allSatisfy({ !known.contains($0) }) { when.append(next) }
      }
      shares.add(
        "\(when.count) conditions", rereading, require: require, when: when,
        level: Self.levels[random.below(2)])
    }
    shares.report("random rules")
    #expect(shares.total.value >= Self.floors.random)
  }

  @Test func compiledRulesComeBack() throws {
    let rereading = try Rereading()
    let compiler = try TrialPages.compiler()
    var shares = Shares()
    for page in TrialPages.all {
      guard let policy = page.compiled(with: compiler)?.policy else { continue }
      for constraint in policy.everyConstraint {
        guard let require = constraint.require, let reading = constraint.reading else { continue }
        let when = constraint.when.map { " when \(Rereading.canonical($0.text))" } ?? ""
        // The unprinted scope of a diff page has no words that could bring it back.
        let expected = "\(constraint.level.rawValue) \(Rereading.canonical(require.text))\(when)"
        guard !constraint.scopeIsPartial else { continue }
        shares.add("compiled", reading, expected, rereading.rule(of: reading))
      }
    }
    shares.report("compiled rules")
    #expect(shares.total.value >= Self.floors.pages)
  }
}

/// Shares by form, and what did not come back.
private struct Shares {
  private(set) var total = Share()
  private var forms: [String: Share] = [:]
  private var failures: [String] = []

  mutating func add(
    _ form: String, _ rereading: Rereading, require: Formula, when: [Formula], level: Level
  ) {
    let sentence = rereading.english.sentence(require: require, when: when, level: level)
    add(
      form, sentence, Rereading.line(require: require, when: when, level: level),
      rereading.rule(of: sentence))
  }

  mutating func add(_ form: String, _ sentence: String, _ expected: String, _ found: String) {
    total.add(isRight: expected == found)
    forms[form, default: Share()].add(isRight: expected == found)
    if expected != found {
      failures.append("  \(form): \(sentence)\n    \(expected)\n    \(found)")
    }
  }

  func report(_ title: String) {
    for failure in failures { print(failure) }
    for (form, share) in forms.sorted(by: { $0.key < $1.key }) { print("\(share.text)  \(form)") }
    print("\(total.text)  \(title)")
  }
}

extension PolicyDocument {
  /// The constraints, those of branches too.
  fileprivate var everyConstraint: [Constraint] { requirements.flatMap(Self.constraints) }

  private static func constraints(_ requirement: Requirement) -> [Constraint] {
    switch requirement {
    case .constraint(let constraint): [constraint]
    case .procedure: []
    case .choice(let choice): choice.branches.flatMap { $0.requirements.flatMap(constraints) }
    }
  }
}
