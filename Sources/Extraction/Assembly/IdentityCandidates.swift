import Policy

extension Drafting {
  /// The candidates of all requirements in drafts, in the order in which they are made.
  func candidates(_ drafts: [Draft]) -> [RequirementIdentity.Candidate] {
    drafts.flatMap { draft -> [RequirementIdentity.Candidate] in
      switch draft {
      case .constraint(let draft):
        repeats[draft.statement] == nil ? [candidate(draft)] : []
      case .procedure(let draft): [candidate(draft)]
      case .choice(let draft):
        [candidate(draft)] + draft.branches.flatMap { candidates($0.drafts) }
      }
    }
  }

  private func candidate(_ draft: ConstraintDraft) -> RequirementIdentity.Candidate {
    let statement = statements[draft.statement]
    let rule = rules[draft.statement] ?? Rule()
    let when = self.when(rule.conditions, isPartial: false)
    let words = statement.conditions.filter { !$0.isTitle }.map(\.text)
    if let require = rule.require,
      let id = try? RequirementIdentity.make(
        require: RuleExpression(require.expression), when: when)
    {
      return .init(id, when: when, conditions: words)
    }
    let conditions = FormulaWords.of(rule.conditions) + rule.unclear.map(terms.canonical)
    guard var claim = policyClaim(statement), !claim.subject.isEmpty || !claim.object.isEmpty
    else {
      return .init(RequirementIdentity.make(title: statement.text), conditions: conditions)
    }
    claim.subject = terms.canonical(claim.subject)
    claim.object = claim.object.map(terms.canonical)
    return .init(
      RequirementIdentity.make(claim: claim, conditions: conditions), when: when,
      conditions: statement.conditions.map(\.text))
  }

  private func candidate(_ draft: ProcedureDraft) -> RequirementIdentity.Candidate {
    let indices = draft.steps.map(\.statement)
    return .init(
      RequirementIdentity.make(title: procedureName(indices)),
      when: when(commonConditions(indices), isPartial: false),
      conditions: commonWords(indices))
  }

  private func candidate(_ draft: ChoiceDraft) -> RequirementIdentity.Candidate {
    let name = branchNames(draft).joined(separator: " or ")
    return .init(
      RequirementIdentity.make(title: name),
      conditions: [terms.canonical(draft.titles.last { !$0.title.isEmpty }?.title ?? "")])
  }
}
