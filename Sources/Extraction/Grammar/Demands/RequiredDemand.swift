import Policy

/// "X is required", "X is needed only when …": the subject has to be there.
///
/// Examples:
/// - "A restart is required."
///   → constraint must: {restart present}
struct RequiredDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices {
      guard let match = grammar.lexicon.required.match(words, at: index), index > words.startIndex,
        !words[index].isMarked
      else { continue }
      if grammar.isSubordinate(index, in: words) { return nil }
      let before = words[..<index].trimmed()
      if before.first?.word == "no" { return nil }
      let phrase = grammar.nouns.firstPhrase(of: before)
      let subject = grammar.subject(
        phrase.isEmpty || before.contains { ["and", "or"].contains($0.word) } ? before : phrase,
        topic)
      let rest = words[(index + match.length)...]
      let (_, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
      return Demand(
        .must, Claim(subject: subject.text, relation: .present), conditions: conditions,
        subject: subject)
    }
    return nil
  }
}
