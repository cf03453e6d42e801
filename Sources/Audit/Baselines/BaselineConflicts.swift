import CEL
import Policy

/// Finds the published baselines that a requirement is at odds with: no configuration meets both, or
/// every one that meets the requirement is what the baseline calls its opposite.
///
/// What decides is tried out: every combination of the values of the attributes that both name. Only
/// Booleans and enumerations have few enough; where another attribute would have to decide, nothing is
/// claimed.
struct BaselineConflicts {
  private struct Entry {
    let baseline: ContradictedBaseline
    let demand: Program
    let opposites: [Program]
  }

  private let vocabularies: VocabularySet
  private let entries: [Entry]

  /// More combinations than this are not tried.
  private static let limit = 4096

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    let rules = RuleCompiler(vocabularies)
    // The expressions of a vocabulary set were checked when it was made.
    entries = vocabularies.baselines.compactMap { baseline in
      (try? rules.compile(baseline.demand)).map { demand in
        Entry(
          baseline: ContradictedBaseline(baseline), demand: demand,
          opposites: baseline.opposites.compactMap { try? rules.compile($0) })
      }
    }
  }

  /// The baselines that a demand is at odds with, in the order of the vocabularies.
  func baselines(against demand: Program) -> [ContradictedBaseline] {
    entries.filter { entry in
      excludes(demand, entry.demand, for: true)
        || entry.opposites.contains { excludes(demand, $0, for: false) }
    }.map(\.baseline)
  }

  /// Whether the demand can hold, the other expression can be `value`, and both never happens.
  private func excludes(_ demand: Program, _ other: Program, for value: Bool) -> Bool {
    let shared = demand.variables.filter(other.variables.contains)
    guard !shared.isEmpty, let domains = domains(of: shared) else { return false }
    var demandHolds = false
    var otherHolds = false
    for combination in combinations(of: domains) {
      let values = Dictionary(zip(shared, combination)) { first, _ in first }
      let first = mayBe(true, demand, values)
      let second = mayBe(value, other, values)
      if first && second { return false }
      demandHolds = demandHolds || first
      otherHolds = otherHolds || second
    }
    return demandHolds && otherHolds
  }

  /// Whether an expression can have a value where some of its attributes have theirs.
  private func mayBe(_ value: Bool, _ program: Program, _ values: [String: Value]) -> Bool {
    let outcome = program.evaluate { slot in
      let name = program.variables[slot]
      return values[name].map { .value($0) } ?? .unknown(UnknownSet(name))
    }
    switch outcome {
    case .value(.bool(let known)): return known == value
    case .value, .error: return false
    case .unknown: return true
    }
  }

  /// The values of each attribute; nil where one has too many to try.
  private func domains(of names: [String]) -> [[Value]]? {
    var domains: [[Value]] = []
    var count = 1
    for name in names {
      guard let attribute = vocabularies.attribute(named: name) else { return nil }
      switch attribute.type {
      case .bool: domains.append([.bool(true), .bool(false)])
      case .enumeration: domains.append(attribute.members.map { .string($0.name) })
      default: return nil
      }
      count *= max(1, domains.last?.count ?? 1)
      guard count <= Self.limit else { return nil }
    }
    return domains
  }

  private func combinations(of domains: [[Value]]) -> [[Value]] {
    domains.reduce([[]]) { combinations, values in
      combinations.flatMap { combination in values.map { combination + [$0] } }
    }
  }
}
