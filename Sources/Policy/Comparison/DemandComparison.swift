/// Judges what the change from one demand to its successor means.
struct DemandComparison {
  private let old: Demand
  private let new: Demand

  init(old: Demand, new: Demand) {
    self.old = old
    self.new = new
  }

  /// The effect; nil where the demand and its words are the same.
  func judge(hasMoved: Bool) -> (effect: RequirementChange.Effect, isDecided: Bool)? {
    let directions = [level, conditions, predicate]
    if directions.contains(.unknown) { return (.changed, false) }
    let tightens = directions.contains(.tighter)
    let loosens = directions.contains(.looser)
    switch (tightens, loosens) {
    case (true, true): return (.changed, true)
    case (true, false): return (.strengthened, true)
    case (false, true): return (.relaxed, true)
    case (false, false): return forms(hasMoved: hasMoved).isEmpty ? nil : (.equivalent, true)
    }
  }

  /// How the text changed.
  func forms(hasMoved: Bool) -> [RequirementChange.Form] {
    var forms: [RequirementChange.Form] = []
    if old.words != new.words {
      forms.append(.reworded)
    } else if old.text != new.text {
      forms.append(.reformatted)
    }
    if hasMoved || old.section != new.section { forms.append(.moved) }
    if old.branch == nil && new.branch != nil {
      forms.append(.becameBranch)
    } else if old.conditions != new.conditions {
      forms.append(.rescoped)
    }
    return forms
  }

  /// Which way one aspect of the demand went.
  private enum Direction {
    case same, tighter, looser, unknown
  }

  private var level: Direction {
    if old.level == new.level { return .same }
    return old.level < new.level ? .tighter : .looser
  }

  /// A further condition lets configurations off; one condition less catches more.
  private var conditions: Direction {
    let before = conditionSet(of: old)
    let after = conditionSet(of: new)
    if before == after { return .same }
    if after.isSuperset(of: before) { return .looser }
    if after.isSubset(of: before) { return .tighter }
    // A heading may be a condition or a mere title; taking it for a title could hide a tightening.
    return .unknown
  }

  private var isBound: Bool { old.require != nil && new.require != nil }

  /// Expressions where both sides have a rule, and for steps, whose headings only say where they
  /// stand; else the page's words.
  private func conditionSet(of demand: Demand) -> Set<String> {
    if isBound { return Conjuncts.of(demand.conditions) }
    var conditions =
      old.isStep
      ? Conjuncts.of(demand.conditions) : Set(demand.wordedConditions.map { $0.lowercased() })
    // A branch that is called something else is still a branch; its condition says when it applies.
    if demand.branch != nil { conditions.insert("one of several alternatives") }
    return conditions
  }

  private var predicate: Direction {
    if let before = old.require, before == new.require { return .same }
    if old.words == new.words && old.claim == new.claim { return .same }
    if old.isStep && old.require == new.require && old.deed == new.deed { return .same }
    guard let before = old.claim, let after = new.claim else { return .unknown }
    return Self.direction(from: before, to: after)
  }

  private static func direction(from old: Claim, to new: Claim) -> Direction {
    guard old.subject.lowercased() == new.subject.lowercased(), old.relation == new.relation,
      old.isNegated == new.isNegated
    else { return .unknown }
    let before = old.object.map { $0.lowercased() }
    let after = new.object.map { $0.lowercased() }
    if before == after { return .same }
    let direction = direction(of: old.relation, from: before, to: after)
    guard old.isNegated else { return direction }
    return direction == .tighter ? .looser : direction == .looser ? .tighter : direction
  }

  private static func direction(
    of relation: Relation, from old: [String], to new: [String]
  ) -> Direction {
    let before = Set(old)
    let after = Set(new)
    if before == after { return .same }
    switch relation {
    // Objects that are alternatives: one more of them lets more through.
    case .oneOf, .sameAs, .startsWith, .endsWith, .contains, .matches, .supported:
      return after.isSuperset(of: before)
        ? .looser : after.isSubset(of: before) ? .tighter : .unknown
    // Objects that are all meant: one more of them demands more.
    case .allOf, .requires, .notSupported, .absent, .reachable:
      return after.isSuperset(of: before)
        ? .tighter : after.isSubset(of: before) ? .looser : .unknown
    case .atLeast, .atMost:
      guard let low = old.first.flatMap(Double.init), let high = new.first.flatMap(Double.init),
        low != high
      else { return .unknown }
      return (high > low) == (relation == .atLeast) ? .tighter : .looser
    default:
      return .unknown
    }
  }
}
