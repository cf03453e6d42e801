import Policy

/// Judges what the change from one demand to its successor means.
struct DemandComparison {
  /// What was found.
  struct Judgement {
    var effect: RequirementChange.Effect
    var forms: [RequirementChange.Form]
    var witness: [WitnessValue] = []
    var isDecided = true
  }

  let memo: WordingMemo
  let scopes: ScopeComparison
  let rules: RuleComparison
  let oldSide: ComparedSide
  let newSide: ComparedSide

  /// The effect; nil where the demand, its words and its place are the same.
  func judge(_ pair: DemandPairing.Pair, hasMoved: Bool) -> Judgement? {
    let (old, new) = (pair.old, pair.new)
    if old.text == new.text, old.claim == new.claim, old.section == new.section,
      old.level == new.level, !hasMoved,
      old.conditions == new.conditions, old.wordedConditions == new.wordedConditions,
      old.require == new.require, old.branch == nil || new.branch != nil, pair.form == nil
    {
      return nil
    }
    var findings = level(old, new) + branch(old, new)
    let ruled = rules.findings(old: old, new: new)
    var touchesConditions = false
    if let ruled {
      findings += ruled
      if ruled.isEmpty, old.words != new.words {
        findings += wordingComparison(pair).subjectDifferences()
      }
      touchesConditions = Conjuncts.of(old.conditions) != Conjuncts.of(new.conditions)
    } else {
      let wording = wordingComparison(pair)
      findings += wording.findings() + target(old, new)
      touchesConditions = wording.touchesConditions
    }
    let scope = scopes.findings(old: old, new: new)
    if ruled == nil || ruled?.isEmpty == true { findings += scope }
    var forms = forms(pair, hasMoved: hasMoved)
    if !scope.isEmpty || touchesConditions, !forms.contains(.becameBranch) {
      forms.append(.rescoped)
    }
    return conclude(findings, forms)
  }

  private func conclude(
    _ findings: [Difference], _ forms: [RequirementChange.Form]
  ) -> Judgement? {
    let tighter = findings.first { $0.direction == .tighter }
    let looser = findings.first { $0.direction == .looser }
    if findings.contains(where: { $0.direction == .unknown }) {
      return Judgement(effect: .changed, forms: forms, isDecided: false)
    }
    switch (tighter, looser) {
    case (let tighter?, nil):
      return Judgement(effect: .strengthened, forms: forms, witness: tighter.witness)
    case (nil, let looser?):
      return Judgement(effect: .relaxed, forms: forms, witness: looser.witness)
    case (let tighter?, _?):
      return Judgement(effect: .changed, forms: forms, witness: tighter.witness)
    case (nil, nil):
      return forms.isEmpty || forms == [.rescoped]
        ? nil : Judgement(effect: .equivalent, forms: forms)
    }
  }

  // MARK: Aspects

  private func level(_ old: Demand, _ new: Demand) -> [Difference] {
    if old.level == new.level { return [] }
    return [Difference(old.level < new.level ? .tighter : .looser, "what is demanded", "false")]
  }

  /// A step that becomes one of several alternatives need no longer be done.
  private func branch(_ old: Demand, _ new: Demand) -> [Difference] {
    switch (old.branch, new.branch) {
    case (nil, let branch?):
      [Difference(.looser, "another alternative than \(branch.rawValue)", "true")]
    case (let branch?, nil):
      [Difference(.tighter, "another alternative than \(branch.rawValue)", "true")]
    default: []
    }
  }

  /// A link to another place is another step, though the words are the same.
  private func target(_ old: Demand, _ new: Demand) -> [Difference] {
    guard let before = old.step?.url, let after = new.step?.url,
      Self.host(of: before) != Self.host(of: after)
    else { return [] }
    return [
      Difference(.tighter, "link", before.asLiteral), Difference(.looser, "link", after.asLiteral),
    ]
  }

  private static func host(of url: String) -> Substring {
    let rest = url.range(of: "://").map { url[$0.upperBound...] } ?? url[...]
    return rest.prefix { $0 != "/" && $0 != "?" }
  }

  private func wordingComparison(_ pair: DemandPairing.Pair) -> WordingComparison {
    let (old, new) = (pair.old, pair.new)
    let isTold = old.claim?.object != new.claim?.object
    return WordingComparison(
      old: memo.wording(of: old, withObject: isTold),
      new: memo.wording(of: new, withObject: isTold), isStep: old.isStep && new.isStep,
      affix: Self.affix(old, new),
      subject: (new.claim ?? old.claim)?.subject ?? new.step?.target ?? "",
      oldKnown: known(old, oldSide), newKnown: known(new, newSide), shared: pair.shared)
  }

  /// How the value that both demands name is tied to their subject.
  private static func affix(_ old: Demand, _ new: Demand) -> Relation? {
    guard let relation = old.claim?.relation, relation == new.claim?.relation,
      relation == .startsWith || relation == .endsWith
    else { return nil }
    return relation
  }

  /// The names of words that the place of a demand says anyway.
  private func known(_ demand: Demand, _ side: ComparedSide) -> WordingComparison.Known {
    var keys: Set<String> = []
    for text in side.titleWords(of: demand) + demand.clauses { keys.formUnion(memo.keys(of: text)) }
    if let subject = demand.claim?.subject { keys.formUnion(memo.keys(of: subject)) }
    return WordingComparison.Known(place: keys, conditions: scopes.keys(of: demand))
  }

  // MARK: Forms

  private func forms(_ pair: DemandPairing.Pair, hasMoved: Bool) -> [RequirementChange.Form] {
    var forms: [RequirementChange.Form] = []
    let (old, new) = (pair.old, pair.new)
    if old.words != new.words, pair.form == nil {
      forms.append(.reworded)
    } else if Self.letters(old) != Self.letters(new), pair.form == nil {
      forms.append(.reformatted)
    }
    if hasMoved { forms.append(.moved) }
    if let form = pair.form { forms.append(form) }
    if old.branch == nil && new.branch != nil { forms.append(.becameBranch) }
    return forms
  }

  private static func letters(_ demand: Demand) -> String {
    demand.text.filter { $0.isLetter || $0.isNumber }
  }
}

extension String {
  /// The range of the first occurrence of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? { firstRange(of: text) }
}
