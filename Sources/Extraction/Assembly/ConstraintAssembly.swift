import Policy

extension Drafting {
  /// Makes a constraint; nil for a repeat of one in the same scope.
  mutating func constraint(_ draft: ConstraintDraft) -> Constraint? {
    let index = draft.statement
    let statement = statements[index]
    let rule = rules[index] ?? Rule(manual: Manual(reason: .unbound))
    let isPartial = partial.contains(index)
    let key = key(of: index, rule, isPartial: isPartial)
    if let first = demands[key] {
      statements[index].disposition = .duplicate
      statements[index].requirement = first
      return nil
    }
    let words = statement.conditions.map(\.text)
    let id = identities.demand(
      rule, claim: statement.claim, text: statement.text, conditions: words, isPartial: isPartial)
    demands[key] = id
    settle(index, rule, id: id)
    constraints.append(
      PlacedConstraint(id: id, demand: rule.demand, path: draft.path, line: statement.line))
    return Constraint(
      id: id, level: level(index), text: statement.text,
      reading: reading(rule, level: level(index), isPartial: isPartial), section: draft.section,
      claim: policyClaim(statement), conditions: words,
      when: when(rule.conditions, isPartial: isPartial),
      require: rule.require.map { RuleExpression($0.expression) }, manual: rule.manual,
      scopeIsPartial: isPartial, rationale: statement.rationale, source: source(index))
  }

  /// The claim with its polarity in one place.
  private func policyClaim(_ statement: Statement) -> Claim? {
    guard var claim = statement.claim else { return nil }
    let isProhibition = statement.wording?.isNegative ?? false
    claim.isNegated = claim.isNegated || (isProhibition && !claim.relation.isNegative)
    return claim
  }

  private func reading(_ rule: Rule, level: Level, isPartial: Bool) -> String? {
    rule.require.map {
      english.sentence(require: $0, when: rule.conditions, level: level, isPartial: isPartial)
    }
  }

  private func key(of index: Int, _ rule: Rule, isPartial: Bool) -> DemandKey {
    let statement = statements[index]
    let claim = statement.claim.map { claim in
      [claim.subject, claim.relation.rawValue, String(claim.isNegated)] + claim.object
    }
    let words = (claim ?? [statement.text]).map(WordSequence.key).joined(separator: "|")
    return DemandKey(
      level: level(index), require: rule.require?.canonical,
      when: Formula.conjunction(rule.conditions).canonical.conjuncts,
      unclear: rule.unclear.map(WordSequence.key),
      words: rule.require == nil ? words : "", isPartial: isPartial)
  }

  /// Notes in the ledger what became of a demand.
  mutating func settle(_ index: Int, _ rule: Rule, id: RequirementID) {
    statements[index].requirement = id
    switch rule.manual?.reason {
    case nil:
      statements[index].disposition = rule.require == nil ? .manual : .compiled
      statements[index].reason = nil
    case .ambiguous:
      statements[index].disposition = .ambiguous
      statements[index].reason = "readings"
    case .some(let reason):
      statements[index].disposition = .manual
      statements[index].reason = reason.rawValue
    }
  }
}
