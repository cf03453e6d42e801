import Policy

/// Compares the rules of two demands by proof.
struct RuleComparison {
  private let prover: PredicateProver?

  init(vocabularies: VocabularySet?) {
    prover = vocabularies.map(PredicateProver.init)
  }

  /// What tells the rules apart, none where they are the same; nil where one side has no rule.
  func findings(old: Demand, new: Demand) -> [Difference]? {
    guard let before = old.require, let after = new.require else { return nil }
    let oldScope = Conjuncts.of(old.conditions)
    let newScope = Conjuncts.of(new.conditions)
    if before == after, oldScope == newScope { return [] }
    let left = Predicate(when: oldScope.sorted(), require: before)
    let right = Predicate(when: newScope.sorted(), require: after)
    guard let prover else { return byParts(left, right) }
    var findings: [Difference] = []
    switch prover.witness(meeting: left, failing: right) {
    case .found(let values): findings.append(Difference(.tighter, values))
    case .undecided: return byParts(left, right)
    case .none: break
    }
    switch prover.witness(meeting: right, failing: left) {
    case .found(let values): findings.append(Difference(.looser, values))
    case .undecided: return byParts(left, right)
    case .none: break
    }
    return findings
  }

  /// Without a proof only a condition more or less is certain.
  private func byParts(_ old: Predicate, _ new: Predicate) -> [Difference] {
    guard old.require == new.require else { return [Difference(.unknown)] }
    let (before, after) = (Set(old.when), Set(new.when))
    if after == before { return [] }
    if after.isSuperset(of: before) { return [Difference(.looser)] }
    if after.isSubset(of: before) { return [Difference(.tighter)] }
    return [Difference(.unknown)]
  }
}
