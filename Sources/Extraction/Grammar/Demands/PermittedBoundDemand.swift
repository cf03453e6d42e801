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
    guard let first = main.first,
      first.word == "be" || grammar.lexicon.countedVerbs.contains(first),
      let bound = grammar.predicates.bounds.bound(in: main.dropFirst()),
      bound.relation == .atMost, isNumber(bound.value, grammar)
    else { return nil }
    let subject = grammar.subject(words[..<verb], topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: .atMost, object: [bound.value]),
      subject: subject)
  }

  private func isNumber(_ value: String, _ grammar: DemandGrammar) -> Bool {
    value.utf8.first.map { (48...57).contains($0) } ?? false
      || value.split(separator: " ").first.map { grammar.lexicon.numbers.contains(String($0)) }
        ?? false
  }
}
