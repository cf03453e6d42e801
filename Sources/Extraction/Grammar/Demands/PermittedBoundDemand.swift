import Policy

/// "X may have up to 11 characters", "X can be at most 64 bytes long": a bound in the words of a
/// permission.
///
/// Examples:
/// - "A label may have up to 11 characters."
///   → constraint must: {label at_most 11 characters}
struct PermittedBoundDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let verb = words.firstIndex(where: {
        ["may", "can"].contains($0.word) && !$0.isMarked
      }), verb + 2 < words.endIndex, !grammar.isSubordinate(verb, in: words)
    else { return nil }
    let main = words[(verb + 1)...]
    guard let first = main.first,
      first.word == "be" || grammar.lexicon.countedVerbs.contains(first),
      let phrase = grammar.lexicon.bounds.match(main, at: main.startIndex + 1),
      phrase.value == .atMost
    else { return nil }
    let value = grammar.predicates.bounds.value(in: main.dropFirst(1 + phrase.length))
    guard value.first?.startsNumber ?? false else { return nil }
    let subject = grammar.subject(words[..<verb], topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: .atMost, object: [value.text]),
      subject: subject)
  }
}
