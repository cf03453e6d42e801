import Policy

/// "be used", "be used in X", "be used by another X": use as a whole, as a part, or by somebody else.
struct UsePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard phrase.isCopular, phrase.rest.first?.word == "used" else { return nil }
    let rest = phrase.rest.dropFirst().drop { reader.lexicon.adverbs.contains($0) }
    if let together = rest.first, together.word == "together" || together.word == "with" {
      let partners = rest.drop { ["together", "with"].contains($0.word) && !$0.isMarked }
      let objects = reader.objects.objects(partners, relation: .supported)
      return objects.isEmpty ? nil : Predicate(relation: .supported, object: objects)
    }
    guard let preposition = rest.first?.word, reader.lexicon.prepositions.contains(preposition)
    else { return Predicate(relation: .present) }
    let body = rest.dropFirst()
    if ["in", "inside", "within"].contains(preposition) {
      let whole = reader.nouns.trimmed(reader.nouns.firstPhrase(of: body))
      return whole.isEmpty
        ? nil : Predicate(relation: .contains, subject: whole, comparesSubject: true)
    }
    if ["by", "for", "on"].contains(preposition),
      reader.lexicon.others.matches(body, at: body.startIndex)
    {
      return Predicate(
        relation: .sameAs, object: reader.objects.objects(body, relation: .sameAs))
    }
    return nil
  }
}
