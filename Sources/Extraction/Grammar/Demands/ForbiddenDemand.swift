import Policy

/// "X is not allowed", "It is not allowed to V X".
///
/// Examples:
/// - "Shared keys are not allowed."
///   → constraint must_not: {Shared keys not_supported}
struct ForbiddenDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices {
      guard let match = grammar.lexicon.forbidden.match(words, at: index), !words[index].isMarked
      else {
        continue
      }
      if grammar.isSubordinate(index, in: words) { return nil }
      let rest = words[(index + match.length)...].trimmed()
      let before = words[..<index].trimmed()
      if before.isEmpty || before.first?.word == "it" {
        let body = rest.drop { $0.word == "to" }
        return ProhibitionDemand().prohibited(body, .mustNot, grammar, topic)
      }
      let subject = grammar.subject(before, topic)
      return Demand(
        .mustNot, Claim(subject: subject.text, relation: .notSupported), subject: subject)
    }
    return nil
  }
}
