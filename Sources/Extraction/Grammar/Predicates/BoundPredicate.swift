import Policy

/// "be at least 5", "be 300 seconds or more", "have at least one folder".
struct BoundPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    if phrase.isCopular {
      guard let bound = reader.bounds.bound(in: phrase.rest) else { return nil }
      return Predicate(relation: bound.relation, object: [bound.value], subject: bound.noun)
    }
    guard reader.lexicon.countedVerbs.contains(phrase.verb),
      let bound = reader.bounds.count(in: phrase.rest)
    else { return nil }
    return Predicate(relation: bound.relation, object: [bound.value])
  }
}
