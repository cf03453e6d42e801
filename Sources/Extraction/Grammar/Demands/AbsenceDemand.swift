import Policy

/// "No user name in the address, please": a prohibition without a verb.
///
/// Examples:
/// - "No user name in the address, please."
///   → constraint must_not: {address not contains user name}
/// - "The slow plotter must be enabled. Not for public berths."
///   → constraint must: {slow plotter enabled}
///   → constraint must_not: {slow plotter not_supported public berths}
/// - "Please not during storms."
///   → constraint must_not: Please not during storms. [during storms]
/// - "No licence, no upgrade."
///   → constraint must: {licence present}
struct AbsenceDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    if let unfit = unfit(body, grammar, topic) { return unfit }
    if let untimely = untimely(body, grammar) { return untimely }
    guard let first = body.first, first.word == "no", !first.isMarked, body.count > 1,
      !body.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let part = body.dropFirst().prefix {
      $0.isMarked
        || !grammar.lexicon.prepositions.contains($0) && !$0.isMark(",") && !$0.isOpening
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

  /// "Not for public berths": what the text is about does not go there.
  private func unfit(_ body: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard body.first?.word == "not", body.count <= 8, let subject = topic.antecedent else {
      return nil
    }
    let rest = body.dropFirst().drop { ["available", "possible", "intended"].contains($0.word) }
    guard let preposition = rest.first, rest.count > 1,
      ["for", "with", "in", "on", "via", "over"].contains(preposition.word),
      !body.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let objects = grammar.predicates.objects.objects(
      rest.dropFirst(), relation: .notSupported)
    return Demand(
      .mustNot, Claim(subject: subject.text, relation: .notSupported, object: objects),
      subject: subject)
  }

  /// "Not during storms": what the text is about is not done then.
  private func untimely(_ body: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = body.drop { $0.word == "please" && !$0.isMarked }
    guard body.first?.word == "not", let when = body.dropFirst().first,
      ["during", "before", "after", "while", "when"].contains(when.word), body.count > 2,
      !body.prefix(8).contains(where: { $0.isMark(":") })
    else { return nil }
    let main = body.prefix { !$0.isMark(",") }
    return Demand(
      .mustNot, nil, conditions: [Condition(main.dropFirst().text, form: .clause)])
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
