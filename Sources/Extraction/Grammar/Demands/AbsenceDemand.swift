import Policy

/// "No user name in the address, please": a prohibition without a verb.
///
/// Examples:
/// - "No user name in the address, please."
///   → constraint must_not: {address not contains user name}
/// - "No licence, no upgrade."
///   → constraint must: {licence present}
struct AbsenceDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard let first = body.first, first.word == "no", !first.isMarked, body.count > 1,
      !body.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let part = body.dropFirst().prefix {
      $0.isMarked || !grammar.lexicon.prepositions.contains($0) && !$0.isMark(",")
    }
    guard !part.isEmpty, part.count <= 5 else { return nil }
    let rest = body[part.endIndex...]
    if rest.first?.isMark(",") ?? false, rest.dropFirst().first?.word == "no" {
      return Demand(.must, Claim(subject: part.text, relation: .present), subject: part)
    }
    if let whole = whole(rest, grammar, topic) {
      return Demand(
        .mustNot,
        Claim(
          subject: whole.text, relation: .contains,
          object: grammar.predicates.objects.objects(part, relation: .contains), isNegated: true),
        subject: whole)
    }
    return Demand(.mustNot, Claim(subject: part.text, relation: .absent), subject: part)
  }

  private func whole(_ rest: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Tokens? {
    guard let preposition = rest.first, ["in", "inside", "within"].contains(preposition.word) else {
      return topic.label
    }
    let noun = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst()))
    let isReference =
      noun.isEmpty || ["there", "here"].contains(noun.first?.word)
      || grammar.lexicon.pronouns.matches(noun, at: noun.startIndex)
    return isReference ? topic.antecedent : noun
  }
}
