import Policy

/// "exist", "specify X": a verb that demands that something is there.
struct ExistencePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    guard let state = reader.lexicon.states.match(words, at: words.startIndex),
      state.value == .present
    else { return nil }
    let rest = words.dropFirst(state.length)
    return Predicate(relation: .present, rest: rest.isEmpty ? nil : rest)
  }
}
