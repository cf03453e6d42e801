import Policy

/// "be the same as X", "be identical on both sides", "be different on each node", "use the same X".
///
/// Behind another verb than "be" the noun is what has to be the same, and the grammatical subject
/// names the parties that it is compared on.
struct SamePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let isPlaced =
      ["on", "at"].contains(phrase.rest.first?.word)
      || ["in", "of"].contains(phrase.rest.first?.word)
        && phrase.rest.prefix(3).contains { $0.word == "same" && !$0.isMarked }
    return phrase.isCopular && !isPlaced
      ? compared(phrase.rest, reader) : shared(phrase.rest, reader)
  }

  private func compared(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    if let alike = alike(words, reader) { return alike }
    let body = withoutArticle(words)
    guard let first = body.first, !first.isMarked else { return nil }
    let isSame = reader.lexicon.sameness.contains(first)
    guard isSame || reader.lexicon.differences.contains(first) else { return nil }
    var rest = body.dropFirst()
    // "the same person as X": the noun only says what both are.
    if isSame, let next = rest.first, next.kind == .word, !next.isMarked,
      !reader.lexicon.prepositions.contains(next), rest.dropFirst().first?.word == "as"
    {
      rest = rest.dropFirst()
    }
    if let next = rest.first, !reader.lexicon.prepositions.contains(next), !next.isMark(","),
      next.word != "like",
      isSame
    {
      return nil
    }
    let isAside = rest.first.map { $0.isMark(",") } ?? false
    let parties = isAside ? [] : parties(rest, reader)
    if !isSame, parties.isEmpty || first.word == "unique" {
      return Predicate(relation: .equals, object: [first.text])
    }
    return Predicate(relation: .sameAs, object: parties, isNegated: !isSame)
  }

  /// "be painted identically on both sides".
  private func alike(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    guard let participle = words.first, !participle.isMarked,
      reader.lexicon.isParticiple(participle.word), let manner = words.dropFirst().first,
      ["identically", "alike", "equally"].contains(manner.word)
    else { return nil }
    let rest = words.dropFirst(2).prefix { !$0.isMark(",") }
    if rest.dropFirst().first?.word == "both" {
      return Predicate(relation: .sameAs, object: [rest.dropFirst().trimmed().text])
    }
    return Predicate(relation: .sameAs, object: parties(rest, reader))
  }

  private func shared(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    let words = words.drop { ["up", "on", "at", "in", "of"].contains($0.word) && !$0.isMarked }
    let body = withoutArticle(words)
    guard let first = body.first, !first.isMarked, reader.lexicon.sameness.contains(first),
      body.startIndex > words.startIndex || first.word != "same"
    else { return nil }
    let noun = reader.nouns.trimmed(reader.nouns.firstPhrase(of: body.dropFirst()))
    guard let head = noun.last, !["time", "moment", "go", "way"].contains(head.word) else {
      return nil
    }
    let parties = parties(body[noun.endIndex...], reader)
    return Predicate(
      relation: .sameAs, object: parties, subject: noun, comparesSubject: parties.isEmpty)
  }

  /// What something is compared with or on, behind the prepositions.
  private func parties(_ words: Tokens, _ reader: PredicateReader) -> [String] {
    let body = words.trimmed().drop {
      (reader.lexicon.prepositions.contains($0) || $0.word == "like") && !$0.isMarked
    }
    return reader.objects.objects(body, relation: .sameAs)
  }

  private func withoutArticle(_ words: Tokens) -> Tokens {
    words.drop { ["the", "exactly", "an", "a"].contains($0.word) && !$0.isMarked }
  }
}
