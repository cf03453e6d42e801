import Policy

extension Drafting {
  /// Makes a constraint; nil for a repeat of one in the same scope.
  mutating func constraint(_ draft: ConstraintDraft) -> Constraint? {
    let index = draft.statement
    let statement = statements[index]
    guard repeats[index] == nil else { return nil }
    let rule = rules[index] ?? Rule(manual: Manual(reason: .unbound))
    let isPartial = partial.contains(index)
    let words = statement.conditions.map(\.text)
    let id = identities.take()
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
  func policyClaim(_ statement: Statement) -> Claim? {
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

  /// Finds the demands that say again what one before them in the ledger says in the same scope.
  mutating func findRepeats() {
    var first: [DemandKey: Int] = [:]
    for (index, statement) in statements.enumerated()
    where statement.kind == .constraint || statement.kind == .recommendation {
      let key = key(of: index, rules[index] ?? Rule(), isPartial: partial.contains(index))
      if let known = first[key] { repeats[index] = known } else { first[key] = index }
    }
  }

  /// Notes in the ledger what repeats what; the requirements have to be made.
  mutating func settleRepeats() {
    for (index, first) in repeats {
      statements[index].disposition = .duplicate
      statements[index].reason = nil
      statements[index].requirement = statements[first].requirement
    }
  }

  private func key(of index: Int, _ rule: Rule, isPartial: Bool) -> DemandKey {
    let statement = statements[index]
    return DemandKey(
      level: level(index), require: rule.require?.canonical,
      when: Formula.conjunction(rule.conditions).canonical.conjuncts,
      unclear: rule.unclear.map(WordSequence.key),
      words: rule.require == nil ? words(of: statement) : "", isPartial: isPartial)
  }

  private func words(of statement: Statement) -> String {
    guard let claim = statement.claim else { return WordSequence.key(statement.text) }
    var words = WordSequence.key(claim.subject)
    words += "|\(claim.relation.rawValue)|\(claim.isNegated)"
    for object in claim.object {
      words += "|"
      words += WordSequence.key(object)
    }
    return words
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
      statements[index].reason = rule.isImpossible ? Rule.conflictReason : "readings"
    case .some(let reason):
      statements[index].disposition = .manual
      statements[index].reason = reason.rawValue
    }
  }
}
