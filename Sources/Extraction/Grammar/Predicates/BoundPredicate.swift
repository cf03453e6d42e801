import Policy

/// "be at least 5", "be 300 seconds or more", "have at least one folder", "have space of at least 3 GB".
struct BoundPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    if phrase.isCopular {
      if let deadline = deadline(phrase.rest, reader) { return deadline }
      guard let bound = reader.bounds.bound(in: withoutParticiple(phrase.rest, reader)) else {
        return nil
      }
      return Predicate(relation: bound.relation, object: [bound.value], subject: bound.noun)
    }
    guard reader.lexicon.countedVerbs.contains(phrase.verb) else { return nil }
    if phrase.rest.first?.word == "exactly",
      let exact = exact(phrase.rest.dropFirst(), reader)
    {
      return exact
    }
    if phrase.verb == "have", let size = size(phrase.rest, reader) { return size }
    if let bound = reader.bounds.count(in: phrase.rest) {
      return Predicate(relation: bound.relation, object: [bound.value])
    }
    guard let of = phrase.rest.firstIndex(where: { $0.word == "of" && !$0.isMarked }),
      let bound = reader.bounds.bound(in: phrase.rest[(of + 1)...])
    else { return nil }
    let noun = reader.nouns.trimmed(phrase.rest[..<of])
    return noun.isEmpty
      ? nil : Predicate(relation: bound.relation, object: [bound.value], subject: noun)
  }

  /// "have exactly 12 characters", "have exactly one folder".
  private func exact(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    if let size = size(words, reader) { return size }
    guard let bound = reader.bounds.quantity(in: words), let noun = bound.noun else { return nil }
    return Predicate(
      relation: .equals, object: [bound.value], subject: reader.nouns.firstPhrase(of: noun))
  }

  /// "have 12 characters": how long or large the subject is.
  private func size(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    guard words.first?.startsNumber ?? false else { return nil }
    let value = reader.bounds.value(in: words)
    guard value.count == 2, value.endIndex == words.trimmed().endIndex else { return nil }
    return Predicate(relation: .equals, object: [value.text])
  }

  /// "be repeated at most 3 times", "be kept for at least 3 days": the bound behind the participle.
  private func withoutParticiple(_ words: Tokens, _ reader: PredicateReader) -> Tokens {
    guard let first = words.first, words.count > 2, !first.isMarked,
      reader.lexicon.isParticiple(first.word)
    else { return words }
    let rest = words.dropFirst().drop {
      ["for", "in", "after", "to"].contains($0.word) && !$0.isMarked
    }
    guard let bound = reader.lexicon.bounds.match(rest, at: rest.startIndex),
      let number = rest.dropFirst(bound.length).first,
      reader.lexicon.isNumeral(number)
    else { return words }
    return rest
  }

  /// "be answered within 15 minutes": a time limit.
  private func deadline(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    guard let first = words.first, !first.isMarked, reader.lexicon.isParticiple(first.word),
      let preposition = words.dropFirst().first, preposition.word == "within",
      let number = words.dropFirst(2).first,
      reader.lexicon.isNumeral(number)
    else { return nil }
    let value = reader.bounds.value(in: words.dropFirst(2))
    guard value.count > 1 else { return nil }
    return Predicate(relation: .atMost, object: [value.text])
  }
}
