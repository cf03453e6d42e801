import Policy

/// "Old readers do not accept X", "The relay does not allow Y": what somebody does not take.
///
/// Whoever refuses in general denies something too; what one of them refuses under a condition only
/// tells what happened.
///
/// Examples:
/// - "Pagers in the north do not accept long texts."
///   → constraint must_not: {long texts not_supported Pagers in the north}
/// - "Old readers refuse striped cards."
///   → constraint must_not: {striped cards not_supported Old readers}
struct DenialDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard !topic.isConditional else { return nil }
    for index in words.indices.dropFirst() {
      guard let verb = grammar.lexicon.denials.match(words, at: index), !words[index].isMarked,
        !grammar.isSubordinate(index, in: words)
      else { continue }
      let before = words[..<index].trimmed()
      guard verb.length > 1 || isKind(before, grammar), !grammar.isOutsider(before),
        !before.contains(where: { $0.isMark(",") })
      else {
        return nil
      }
      let (main, conditions) = grammar.trailing.conditions(
        of: words[(index + verb.length)...], from: index + verb.length)
      let denied = grammar.nouns.bare(
        main.prefix { !$0.isMark(",") && !$0.isMark(":") }.trimmed())
      guard let first = denied.first, first.word != "to", !isPronoun(denied, grammar) else {
        return nil
      }
      let objects = grammar.predicates.objects.objects(denied, relation: .notSupported)
      let subject = grammar.subject(before, topic)
      guard let name = objects.first, objects.count == 1 else { return nil }
      return Demand(
        .mustNot, Claim(subject: name, relation: .notSupported, object: [subject.text]),
        conditions: conditions, subject: subject)
    }
    return nil
  }

  /// "Old readers": a kind of thing in general, in the plural and without an article.
  private func isKind(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard let first = words.first, words.count <= 6, !grammar.lexicon.articles.contains(first)
    else { return false }
    let head = words.prefix { !grammar.lexicon.prepositions.contains($0) || $0.isMarked }
    return head.last?.word.hasSuffix("s") ?? false && !isPronoun(words, grammar)
  }

  private func isPronoun(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    grammar.lexicon.pronouns.matches(words, at: words.startIndex)
  }
}
