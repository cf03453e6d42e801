import Policy

/// "Trial accounts are refused", "Self-signed certificates won't do": things of a kind that are not
/// taken.
///
/// Only a kind in general counts: with an article or pronoun the sentence tells what happened.
///
/// Examples:
/// - "Trial accounts are refused."
///   → constraint must_not: {Trial accounts not_supported}
/// - "Plain text is turned down."
///   → constraint must_not: {Plain text not_supported}
/// - "Locked charts will not open."
///   → constraint must_not: {Locked charts not_supported}
/// - "Masts shorter than 9 meters are refused."
///   → constraint must: {Masts at_least 9 meters}
/// - "Sheets larger than 3 MB are not drawn."
///   → constraint must_not: {Sheets larger than 3 MB not_supported}
struct RefusalDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard !topic.isConditional else { return nil }
    for index in words.indices.dropFirst() {
      guard let length = refused(words, at: index, grammar), !words[index].isMarked,
        !grammar.isSubordinate(index, in: words)
      else { continue }
      var subject = words[..<index].trimmed()
      if let last = subject.last, ["one", "ones"].contains(last.word) {
        subject = grammar.subject(subject, topic)
      }
      guard isKind(words[..<index].trimmed(), grammar),
        topic.label == nil || subject.first?.word != "other"
      else {
        return nil
      }
      if grammar.lexicon.refusals.matches(words, at: index),
        let kept = kept(words[..<index].trimmed(), grammar)
      {
        return Demand(.must, kept.claim, subject: kept.subject)
      }
      let rest = words[(index + length)...]
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

  /// "Keys shorter than 9 bits" that are refused: the bound that is kept by the others.
  private func kept(
    _ subject: Tokens, _ grammar: DemandGrammar
  ) -> (claim: Claim, subject: Tokens)? {
    guard compares(subject, grammar), let bound = grammar.lexicon.bounds.first(in: subject) else {
      return nil
    }
    let noun = grammar.nouns.trimmed(subject[..<bound.index])
    let value = grammar.predicates.bounds.countedValue(
      in: subject[(bound.index + bound.match.length)...])
    guard !noun.isEmpty, !noun.contains(where: { grammar.lexicon.prepositions.contains($0) }),
      value.endIndex == subject.endIndex
    else { return nil }
    let relation: Relation = bound.match.value == .atLeast ? .atMost : .atLeast
    return (Claim(subject: noun.text, relation: relation, object: [value.text]), noun)
  }

  /// How many words "are refused" takes at an index; where the subject compares, "are not scanned" too.
  private func refused(_ words: Tokens, at index: Int, _ grammar: DemandGrammar) -> Int? {
    if let match = grammar.lexicon.refusals.match(words, at: index) { return match.length }
    if let length = fails(words[index...], grammar) { return length }
    guard words[index].isWord("is", "are"), index + 2 < words.endIndex,
      words[index + 1].word == "not", grammar.lexicon.isParticiple(words[index + 2].word),
      compares(words[..<index], grammar)
    else { return nil }
    return 3
  }

  /// "will not open": what a thing does not do, although one tries.
  private func fails(_ words: Tokens, _ grammar: DemandGrammar) -> Int? {
    guard let first = words.first else { return nil }
    let length = first.word == "won't" ? 1 : 2
    guard
      length == 1 || first.word == "will" && words.dropFirst().first?.word == "not",
      let verb = words.dropFirst(length).first, grammar.lexicon.runningVerbs.contains(verb)
    else { return nil }
    return length + 1
  }

  /// "files larger than 2 GB": a kind that a bound tells apart.
  private func compares(_ subject: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard let bound = grammar.lexicon.bounds.first(in: subject), bound.index > subject.startIndex
    else { return false }
    return subject[(bound.index + bound.match.length)...].first?.startsNumber ?? false
  }

  private func isKind(_ subject: Tokens, _ grammar: DemandGrammar) -> Bool {
    if compares(subject, grammar), subject.count <= 10 { return true }
    guard let first = subject.first, subject.count <= 6 else { return false }
    let head = subject.prefix {
      !grammar.lexicon.prepositions.contains($0) || $0.isMarked
    }
    guard let noun = head.last else { return false }
    // "Plain text", "a free account": a kind of something, told apart by an adjective.
    let isSort =
      head.count == 2 && first.isCapitalised || head.count == 3 && ["a", "an"].contains(first.word)
    if isSort, !noun.isMarked, head.allSatisfy({ $0.kind == .word }),
      !["no", "this", "that", "the", "any", "every", "it"].contains(first.word)
    {
      return true
    }
    guard noun.word.hasSuffix("s") || noun.isMarked else { return false }
    return !grammar.lexicon.articles.contains(first)
      && !grammar.lexicon.pronouns.matches(subject, at: subject.startIndex)
      && grammar.lexicon.bounds.first(in: subject) == nil && !grammar.lexicon.isNumeral(first)
  }
}
