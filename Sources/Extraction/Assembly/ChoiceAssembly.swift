import Policy

extension Drafting {
  /// Makes the requirements of drafts, in page order.
  mutating func requirements(_ drafts: [Draft]) -> [Requirement] {
    drafts.compactMap { draft in
      switch draft {
      case .constraint(let draft): constraint(draft).map(Requirement.constraint)
      case .procedure(let draft): .procedure(procedure(draft))
      case .choice(let draft): .choice(choice(draft))
      }
    }
  }

  /// Makes a choice; its name comes from what its branches stand for, not from its place.
  private mutating func choice(_ draft: ChoiceDraft) -> Choice {
    let id = identities.take()
    let names = branchNames(draft)
    let ids = identities.parts(names, of: id)
    var made: [Branch] = []
    for (branch, branchID) in zip(draft.branches, ids) {
      branches.append((branchID, branch.path))
      made.append(
        Branch(
          id: branchID, title: branchTitle(branch.node),
          when: when(branchConditions(branch), isPartial: false),
          requirements: requirements(branch.drafts)))
    }
    return Choice(
      id: id, title: draft.titles.last { !$0.title.isEmpty }?.title, section: draft.section,
      branches: made, source: SourceSpan(line: draft.line))
  }

  /// What each branch stands for, else its title.
  func branchNames(_ draft: ChoiceDraft) -> [String] {
    draft.branches.map { branch in
      let words = FormulaWords.of(branchConditions(branch)).joined(separator: " and ")
      if !words.isEmpty { return words }
      return terms.canonical(branchTitle(branch.node))
    }
  }

  private func branchTitle(_ node: OutlineNode) -> String {
    if !node.title.isEmpty { return node.title }
    if case .alternative(let mark) = node.kind { return mark }
    return "Alternative"
  }

  /// What the words of an alternative's title stand for.
  private func branchConditions(_ draft: BranchDraft) -> [Formula] {
    guard !draft.node.title.isEmpty,
      case .bound(let formulas) = conditions.bind(Condition(draft.node.title, form: .alternative))
    else { return [] }
    return formulas
  }
}
