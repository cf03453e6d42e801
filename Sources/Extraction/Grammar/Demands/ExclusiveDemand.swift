import Policy

/// "X can run on A or on B, never on both": one of the two.
///
/// Examples:
/// - "The agent can run on the gateway or on the node, never on both."
///   → constraint must: {agent one_of gateway | node}
struct ExclusiveDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let comma = words.lastIndex(where: { $0.isMark(",") }), comma + 2 < words.endIndex,
      ["never", "not"].contains(words[comma + 1].word),
      words[(comma + 1)...].prefix(5).contains(where: { $0.word == "both" && !$0.isMarked }),
      let or = words[..<comma].lastIndex(where: { $0.word == "or" && !$0.isMarked }),
      let verb = words[..<or].firstIndex(where: {
        grammar.lexicon.bareVerbs.contains($0) && !$0.isMarked
      })
    else { return nil }
    let subject = grammar.subject(words[..<verb], topic)
    let predicate = words[(verb + 1)..<comma]
    let preposition = predicate[..<or].lastIndex {
      grammar.lexicon.prepositions.contains($0) && !$0.isMarked
    }
    let start = preposition.map { $0 + 1 } ?? predicate.startIndex + 1
    guard start < or else { return nil }
    let objects = grammar.predicates.objects.objects(words[start..<comma], relation: .oneOf)
    guard objects.count > 1 else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: .oneOf, object: objects), subject: subject)
  }
}
