import Policy

/// "only be accepted in X", "be used only with X": what the subject is limited to.
struct LimitedPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard phrase.isCopular, let participle = phrase.rest.first, !participle.isMarked,
      reader.lexicon.isParticiple(participle.word)
    else { return nil }
    var rest = phrase.rest.dropFirst()
    var isLimited = phrase.isLimited
    if rest.first?.word == "only" {
      isLimited = true
      rest.removeFirst()
    }
    guard isLimited, let preposition = rest.first,
      reader.lexicon.prepositions.contains(preposition)
    else { return nil }
    let objects = reader.objects.objects(rest.dropFirst(), relation: .oneOf)
    return objects.isEmpty ? nil : Predicate(relation: .supported, object: objects)
  }
}
