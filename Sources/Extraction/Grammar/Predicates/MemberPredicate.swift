import Policy

/// "be part of X", "be listed in X": what X must contain; "be entered into X": what X is set to.
struct MemberPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    if let shape = shape(phrase, reader) { return shape }
    if phrase.isCopular,
      let state = reader.lexicon.states.match(phrase.rest, at: phrase.rest.startIndex),
      state.length > 1
    {
      return nil
    }
    if let match = reader.lexicon.memberships.match(words, at: words.startIndex) {
      return swapped(.contains, words.dropFirst(match.length), reader)
    }
    if let match = reader.lexicon.entries.match(words, at: words.startIndex),
      isField(words.dropFirst(match.length), reader)
    {
      return swapped(.sameAs, words.dropFirst(match.length), reader)
    }
    return nil
  }

  /// "be in capital letters": without an article it is how something is written, not where it is.
  private func shape(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard phrase.isCopular, phrase.rest.first?.word == "in",
      let first = phrase.rest.dropFirst().first, !first.isMarked,
      !reader.lexicon.articles.contains(first), !reader.lexicon.places.contains(first),
      !reader.lexicon.states.matches(phrase.rest, at: phrase.rest.startIndex)
    else { return nil }
    let shape = reader.nouns.firstPhrase(of: phrase.rest.dropFirst())
      .prefix { !$0.isOpening }
    let choice = reader.nouns.members(of: phrase.rest.dropFirst())
    if choice.count > 1, choice[0].text == shape.trimmed().text,
      choice.allSatisfy({ $0.count <= 3 }),
      phrase.rest.contains(where: { $0.word == "or" && !$0.isMarked })
    {
      return Predicate(relation: .oneOf, object: choice.map(\.text))
    }
    return shape.isEmpty ? nil : Predicate(relation: .matches, object: [shape.trimmed().text])
  }

  /// Whether the words name a field, and not just a place ("in the portal").
  private func isField(_ words: Tokens, _ reader: PredicateReader) -> Bool {
    let name = reader.nouns.trimmed(reader.nouns.firstPhrase(of: words))
    return name.contains { $0.isMarked || $0.isCapitalised || reader.lexicon.controls.contains($0) }
  }

  private func swapped(
    _ relation: Relation, _ words: Tokens, _ reader: PredicateReader
  ) -> Predicate? {
    let whole = reader.nouns.trimmed(reader.nouns.firstPhrase(of: words))
    return whole.isEmpty
      ? nil : Predicate(relation: relation, subject: whole, comparesSubject: true)
  }
}
