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
    let conditions = draft.branches.map { branchConditions($0) }
    let names = zip(draft.branches, conditions).map { branch, formulas in
      let slug = IdentityBook.slug(of: formulas)
      return slug.isEmpty ? NameSlug.of(branch.node.title) : slug
    }
    let title = draft.titles.last { !$0.title.isEmpty }?.title
    let base = names.filter { !$0.isEmpty }.joined(separator: "-or-")
    let id = identities.name(base.isEmpty ? "choice" : base, apart: [NameSlug.of(title ?? "")])
    var made: [Branch] = []
    for (place, draft) in draft.branches.enumerated() {
      let name = names[place].isEmpty ? "branch" : names[place]
      let branch = identities.name("\(id)/\(name)")
      branches.append((branch, draft.path))
      made.append(
        Branch(
          id: branch, title: branchTitle(draft.node),
          when: conditions[place].isEmpty ? nil : when(conditions[place], isPartial: false),
          requirements: requirements(draft.drafts)))
    }
    return Choice(
      id: id, title: title, section: draft.section, branches: made,
      source: SourceSpan(line: draft.line))
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
