import Policy

/// "run without X", "be started without X": X is off; "be written without X": X is no part of it.
///
/// Examples:
/// - "The agent must run without __Pairing__."
///   → constraint must: {Pairing disabled}
/// - "The share has to be written without blanks."
///   → constraint must_not: {share not contains blanks}
struct WithoutPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    let verbs =
      phrase.isCopular
        && (words.dropFirst().first.map { reader.lexicon.isParticiple($0.word) } ?? false)
      ? 2 : 1
    let without = words.startIndex + verbs
    guard without + 1 < words.endIndex, words[without].word == "without", !words[without].isMarked
    else { return nil }
    let rest = phrase.words[(without + 1)...]
    let name = reader.nouns.name(in: rest)
    if let first = name.first, first.isMarked || first.isCapitalised {
      return Predicate(relation: .disabled, subject: name)
    }
    let objects = reader.objects.objects(rest, relation: .contains)
    return objects.isEmpty
      ? nil : Predicate(relation: .contains, object: objects, isNegated: true)
  }
}
