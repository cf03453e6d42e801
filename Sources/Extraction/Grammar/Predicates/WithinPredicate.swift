import Policy

/// "answer within 8 seconds": a bound on how long an activity takes.
struct WithinPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard
      let within = phrase.words.firstIndex(where: { $0.word == "within" && !$0.isMarked }),
      within + 1 < phrase.words.endIndex,
      reader.lexicon.isNumeral(phrase.words[within + 1])
    else { return nil }
    let value = reader.bounds.value(in: phrase.words[(within + 1)...])
    return Predicate(relation: .atMost, object: [value.text])
  }
}
