import Policy

/// "Depths greater than 9 lead to blocking": what goes wrong on one side of a number advises to stay
/// on the other, and demands it where it fails.
///
/// Examples:
/// - "Depths greater than 9 lead to blocking."
///   → recommendation should: {Depths at_most 9}
/// - "__Drift__: values under 3 lead to gaps."
///   → recommendation should: {Drift at_least 3} [Drift]
struct OutcomeDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard !topic.isConditional,
      let verb = words.prefix(10).firstIndex(where: {
        grammar.lexicon.outcomes.contains($0) && !$0.isMarked
      }), verb > words.startIndex, !grammar.isSubordinate(verb, in: words)
    else { return nil }
    let before = words[..<verb].trimmed()
    guard
      let crossing = grammar.predicates.bounds.crossing(in: before, withComparatives: true),
      crossing.value.endIndex == before.endIndex || before.last?.word == "are"
    else { return nil }
    let noun = grammar.nouns.trimmed(before[..<crossing.place])
    let isValue =
      noun.isEmpty || noun.count == 1 && grammar.lexicon.valueWords.contains(noun[noun.startIndex])
    guard let subject = isValue ? topic.antecedent : noun else { return nil }
    let fails = words[verb].word.hasPrefix("fail") || words[verb].word.hasPrefix("get")
    return Demand(
      fails ? .must : .should,
      Claim(subject: subject.text, relation: crossing.kept, object: [crossing.value.text]),
      subject: subject)
  }
}
