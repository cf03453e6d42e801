import Policy

/// "X does not belong in Y": what Y must not contain.
///
/// Examples:
/// - "The pass phrase does not belong in the log book."
///   → constraint must_not: {log book not contains pass phrase}
struct BelongingDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let verb = words.firstIndex(where: { $0.word == "belong" && !$0.isMarked }),
      verb > words.startIndex, isNegated(words[..<verb]), !grammar.isSubordinate(verb, in: words),
      let preposition = words[(verb + 1)...].first,
      ["in", "into", "on", "inside"].contains(preposition.word)
    else { return nil }
    let before = words[..<verb].prefix { !["do", "does", "don't", "doesn't"].contains($0.word) }
    let part = grammar.subject(before, topic)
    let places = grammar.nouns.members(
      of: words[(verb + 2)...].prefix { !$0.isMark(".") && !$0.isMark(":") })
    guard let place = places.first, places.count == 1, !part.isEmpty else {
      return part.isEmpty
        ? nil : Demand(.mustNot, Claim(subject: part.text, relation: .absent), subject: part)
    }
    return Demand(
      .mustNot,
      Claim(subject: place.text, relation: .contains, object: [part.text], isNegated: true),
      subject: part)
  }

  private func isNegated(_ words: Tokens) -> Bool {
    words.suffix(2).contains { $0.word == "not" || $0.word == "doesn't" || $0.word == "don't" }
  }
}
