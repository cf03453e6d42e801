import Policy

/// "X may have up to 11 characters", "X can be at most 64 bytes long": a bound in the words of a
/// permission.
///
/// Examples:
/// - "A label may have up to 11 characters."
///   → constraint must: {label at_most 11 characters}
/// - "The drift can be 3 seconds maximum."
///   → constraint must: {drift at_most 3 seconds}
struct PermittedBoundDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let verb = words.firstIndex(where: {
        $0.isWord("may", "can") && !$0.isMarked
      }), verb + 2 < words.endIndex, !grammar.isSubordinate(verb, in: words)
    else { return nil }
    let main = words[(verb + 1)...]
    if let only = only(main, words[..<verb], grammar, topic)
      ?? within(main, words[..<verb], grammar, topic)
    {
      return only
    }
    guard let first = main.first,
      first.word == "be" || grammar.lexicon.countedVerbs.contains(first),
      let bound = grammar.predicates.bounds.bound(in: main.dropFirst()),
      bound.relation == .atMost, grammar.lexicon.startsWithNumeral(bound.value)
    else { return nil }
    let subject = grammar.subject(words[..<verb], topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: .atMost, object: [bound.value]),
      subject: subject)
  }

  /// "can have only one key": how many of them.
  private func only(
    _ main: Tokens, _ before: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let words = main.drop { $0.word == "only" && !$0.isMarked }
    guard let verb = words.first, grammar.lexicon.countedVerbs.contains(verb),
      main.prefix(2).contains(where: { $0.word == "only" && !$0.isMarked })
    else { return nil }
    let amount = words.dropFirst().drop { $0.word == "only" && !$0.isMarked }
    guard let number = amount.first,
      grammar.lexicon.isNumeral(number),
      amount.dropFirst().first?.word != "to"
    else { return nil }
    let (counted, conditions) = grammar.trailing.conditions(of: amount, from: amount.startIndex)
    let subject = grammar.subject(before, topic)
    let value = grammar.nouns.firstPhrase(of: counted)
    return Demand(
      .must, Claim(subject: subject.text, relation: .atMost, object: [value.text]),
      conditions: conditions, subject: subject)
  }

  /// "can be in one fleet only", "can be on no more than 3 lists": of how many it may be a part.
  private func within(
    _ main: Tokens, _ before: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard main.first?.word == "be", let preposition = main.dropFirst().first,
      ["in", "on", "at"].contains(preposition.word)
    else { return nil }
    let phrase = main.dropFirst(2).prefix { !$0.isMark(",") }.trimmed()
    let bound = grammar.lexicon.bounds.match(phrase, at: phrase.startIndex)
    let isLimited =
      bound?.value == .atMost || phrase.first?.word == "only"
      || phrase.last?.word == "only"
    let counted = phrase.dropFirst(bound?.length ?? 0).drop { $0.word == "only" }
    guard isLimited, let number = counted.first,
      grammar.lexicon.isNumeral(number)
    else { return nil }
    let value = grammar.nouns.firstPhrase(of: counted).filter { $0.word != "only" || $0.isMarked }
    let subject = grammar.subject(before, topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: .atMost, object: [value[...].text]),
      subject: subject)
  }
}
