import Policy

/// "Do not V X", "Never V X", "Avoid X".
///
/// Examples:
/// - "Do not enable __Debug mode__."
///   → constraint must_not: {Debug mode disabled}
/// - "Never enter the pass phrase."
///   → constraint must_not: {pass phrase absent}
/// - "Avoid shared accounts."
///   → recommendation should_not: {shared accounts absent}
struct ProhibitionDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let match = grammar.lexicon.prohibitions.match(words, at: words.startIndex) {
      return prohibited(words.dropFirst(match.length), .mustNot, grammar, topic)
    }
    if let match = grammar.lexicon.avoidances.match(words, at: words.startIndex) {
      let name = grammar.nouns.name(in: words.dropFirst(match.length))
      return Demand(
        .shouldNot, name.isEmpty ? nil : Claim(subject: name.text, relation: .absent), subject: name
      )
    }
    return nil
  }

  /// The demand that an instruction is not carried out.
  func prohibited(_ words: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic)
    -> Demand?
  {
    let body = words.trimmed()
    let (main, conditions) = grammar.trailing.conditions(of: body, from: body.startIndex)
    let clause = Clause(words: main, core: main)
    guard !grammar.lexicon.readingVerbs.matches(main, at: main.startIndex),
      let step = StepReader(lexicon: grammar.lexicon).read(clause, topic: topic, links: [])
    else { return main.isEmpty ? nil : Demand(wording, nil, conditions: conditions) }
    return Demand(
      wording, step.claim.flatMap(negated), conditions: conditions, subject: step.focus)
  }

  /// The state that must hold when an instruction is not carried out.
  private func negated(_ claim: Claim) -> Claim? {
    switch claim.relation {
    case .enabled: Claim(subject: claim.subject, relation: .disabled)
    case .disabled: Claim(subject: claim.subject, relation: .enabled)
    case .present: Claim(subject: claim.subject, relation: .absent)
    case .equals, .sameAs, .oneOf, .contains:
      Claim(subject: claim.subject, relation: claim.relation, object: claim.object, isNegated: true)
    default: nil
    }
  }
}
