import Policy

/// "be part of X", "be listed in X": what X must contain; "be entered into X": what X is set to.
struct MemberPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    if let match = reader.lexicon.memberships.match(words, at: words.startIndex) {
      return swapped(.contains, words.dropFirst(match.length), reader)
    }
    if let match = reader.lexicon.entries.match(words, at: words.startIndex) {
      return swapped(.sameAs, words.dropFirst(match.length), reader)
    }
    return nil
  }

  private func swapped(
    _ relation: Relation, _ words: Tokens, _ reader: PredicateReader
  ) -> Predicate? {
    let whole = reader.nouns.trimmed(reader.nouns.firstPhrase(of: words))
    return whole.isEmpty
      ? nil : Predicate(relation: relation, subject: whole, comparesSubject: true)
  }
}
