import Policy

/// "The maximum length is 64 characters", "The minimum size of a key is 2048 bits".
///
/// Examples:
/// - "The maximum length of a label is 64 characters."
///   → constraint must: {label at_most 64 characters}
struct LimitDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let verb = words.firstIndex(where: {
        ["is", "are"].contains($0.word) && !$0.isMarked
      }), !grammar.isSubordinate(verb, in: words),
      grammar.lexicon.defaults.first(in: words) == nil
    else { return nil }
    let before = grammar.nouns.trimmed(words[..<verb])
    guard let first = before.first,
      let relation = grammar.lexicon.limits.match(before, at: before.startIndex)?.value,
      !first.isMarked
    else { return nil }
    let value = grammar.predicates.bounds.value(in: words[(verb + 1)...])
    guard value.first?.startsNumber ?? false else { return nil }
    let subject = topic.label ?? bearer(before.dropFirst(), grammar)
    return Demand(
      .must, Claim(subject: subject.text, relation: relation, object: [value.text]),
      subject: subject)
  }

  /// "length of X": X; else the noun itself.
  private func bearer(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens {
    guard let of = words.firstIndex(where: { ["of", "for"].contains($0.word) && !$0.isMarked }),
      of + 1 < words.endIndex
    else { return words }
    return grammar.nouns.trimmed(words[(of + 1)...])
  }
}
