import Policy

/// "Trial accounts are refused", "Self-signed certificates won't do": things of a kind that are not
/// taken.
///
/// Only a kind in general counts: with an article or pronoun the sentence tells what happened.
///
/// Examples:
/// - "Trial accounts are refused."
///   → constraint must_not: {Trial accounts not_supported}
struct RefusalDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard !topic.isConditional else { return nil }
    for index in words.indices.dropFirst() {
      guard let match = grammar.lexicon.refusals.match(words, at: index), !words[index].isMarked,
        !grammar.isSubordinate(index, in: words)
      else { continue }
      let subject = words[..<index].trimmed()
      guard isKind(subject, grammar), topic.label == nil || subject.first?.word != "other" else {
        return nil
      }
      let rest = words[(index + match.length)...]
      let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
      let by = main.first.map { $0.word == "by" } ?? false
      let objects =
        by ? grammar.predicates.objects.objects(main.dropFirst(), relation: .notSupported) : []
      return Demand(
        .mustNot, Claim(subject: subject.text, relation: .notSupported, object: objects),
        conditions: conditions, subject: subject)
    }
    return nil
  }

  private func isKind(_ subject: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard let first = subject.first, subject.count <= 6 else { return false }
    let head = subject.prefix {
      !grammar.lexicon.prepositions.contains($0) || $0.isMarked
    }
    guard let noun = head.last, noun.word.hasSuffix("s") || noun.isMarked else { return false }
    return !grammar.lexicon.articles.contains(first)
      && !grammar.lexicon.pronouns.matches(subject, at: subject.startIndex)
      && grammar.lexicon.bounds.first(in: subject) == nil && !first.startsNumber
      && !grammar.lexicon.numbers.contains(first)
  }
}
