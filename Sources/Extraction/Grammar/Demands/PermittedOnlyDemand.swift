import Policy

/// "X may contain A and B only", "X can only consist of A": what X is limited to.
///
/// Examples:
/// - "A label may contain letters and digits only."
///   → constraint must: {label matches letters and digits}
struct PermittedOnlyDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let modal = words.firstIndex(where: { $0.isWord("may", "can") && !$0.isMarked }),
      !grammar.isSubordinate(modal, in: words)
    else { return nil }
    let rest = words[(modal + 1)...].drop { ["only", "also", "both"].contains($0.word) }
    let isLimited = words[modal...].contains { $0.word == "only" && !$0.isMarked }
    guard isLimited, let verb = rest.first,
      verb.word == "consist" || grammar.lexicon.countedVerbs.contains(verb)
    else { return nil }
    let (main, conditions) = grammar.trailing.conditions(
      of: rest.dropFirst(), from: rest.startIndex + 1)
    let values = grammar.nouns.bare(
      main.drop { $0.word == "of" }.prefix { !$0.isMark("(") }
        .filter { $0.word != "only" || $0.isMarked }[...])
    guard let first = values.first, !grammar.lexicon.isNumeral(first) else { return nil }
    if let place = values.firstIndex(where: { $0.word == "in" && !$0.isMarked }),
      ["you", "we"].contains(words[..<modal].trimmed().last?.word), place > values.startIndex
    {
      let whole = grammar.nouns.withoutControlNoun(values[(place + 1)...])
      return Demand(
        .must,
        Claim(subject: whole.text, relation: .matches, object: [values[..<place].text]),
        conditions: conditions, subject: whole)
    }
    let subject = grammar.subject(words[..<modal], topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: .matches, object: [values.text]),
      conditions: conditions, subject: subject)
  }
}
