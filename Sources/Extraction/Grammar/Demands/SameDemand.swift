import Policy

/// "The same goes for X", "The same applies to X": the demand in front, on something else.
///
/// Examples:
/// - "Never tick __Storm bell__. The same goes for __Fog horn__."
///   → constraint must_not: {Storm bell disabled}
///   → constraint must_not: {Fog horn disabled}
struct SameDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let past = topic.demand, let claim = past.claim else { return nil }
    let body = words.trimmed().drop { ["the", "and"].contains($0.word) && !$0.isMarked }
    guard body.first?.word == "same", let verb = body.dropFirst().first,
      ["goes", "applies", "holds"].contains(verb.word), let to = body.dropFirst(2).first,
      ["for", "to"].contains(to.word)
    else { return nil }
    let thing = grammar.nouns.withoutControlNoun(grammar.nouns.trimmed(body.dropFirst(3)))
    guard !thing.isEmpty, !grammar.lexicon.pronouns.covers(thing) else { return nil }
    return Demand(
      past.wording,
      Claim(
        subject: thing.text, relation: claim.relation, object: claim.object,
        isNegated: claim.isNegated),
      subject: thing)
  }
}
