import Policy

/// "X comes with the Y plan", "X is part of the Z edition": X requires the licence.
///
/// Examples:
/// - "Shared queues come with the Gold plan."
///   → constraint must: {Shared queues requires Gold plan}
struct InclusionDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices.dropFirst() {
      guard let match = grammar.lexicon.inclusions.match(words, at: index), !words[index].isMarked,
        !grammar.isSubordinate(index, in: words)
      else { continue }
      let rest = withoutNextClause(
        words[(index + match.length)...].prefix { !$0.isMark(";") && !$0.isMark(",") }, grammar)
      guard rest.contains(where: { grammar.lexicon.licences.contains($0) }) else { return nil }
      let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
      let subject = grammar.subject(words[..<index], topic)
      return Demand(
        .must,
        Claim(
          subject: subject.text, relation: .requires,
          object: grammar.predicates.objects.objects(main, relation: .requires)),
        conditions: conditions, subject: subject)
    }
    return nil
  }

  /// "the Gold plan and does not start without it": the words up to a second predicate.
  private func withoutNextClause(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens {
    let joint = words.indices.dropLast().first { index in
      words[index].word == "and" && !words[index].isMarked
        && grammar.lexicon.finiteVerbs.contains(words[index + 1])
    }
    return joint.map { words[..<$0] } ?? words
  }
}
