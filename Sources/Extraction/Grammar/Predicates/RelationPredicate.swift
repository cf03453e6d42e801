import Policy

/// "start with X", "be set to X", "match X", "exceed X": a verb of the lexicon that carries a relation.
///
/// Examples:
/// - "The host name must end with {{.lan}}."
///   → constraint must: {host name ends_with .lan}
/// - "The folder has to start with {{/srv/}} or {{/data/}}."
///   → constraint must: {folder starts_with /srv/ | /data/}
struct RelationPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    guard let match = reader.lexicon.predicates.match(words, at: words.startIndex) else {
      return nil
    }
    let rest = words.dropFirst(match.length)
    if let listed = listed(rest, relation: match.value, phrase, reader) { return listed }
    switch match.value {
    case .atLeast, .atMost:
      let last = words[words.startIndex + match.length - 1]
      if ["under", "below", "within", "above", "over"].contains(last.word), let next = rest.first,
        !reader.lexicon.isNumeral(next),
        !reader.lexicon.articles.contains(next)
      {
        return phrase.isCopular
          ? Predicate(relation: .equals, object: [words.dropFirst().text]) : nil
      }
      let value = reader.bounds.countedValue(in: rest)
      return value.isEmpty ? nil : Predicate(relation: match.value, object: [value.text])
    case .equals:
      return equals(rest, phrase: phrase, length: match.length, reader)
    default:
      if match.value == .matches, let literals = literals(rest, reader) {
        return Predicate(relation: .oneOf, object: literals)
      }
      return Predicate(
        relation: match.value, object: reader.objects.objects(rest, relation: match.value),
        isAlternative: isAlternative(rest, relation: match.value))
    }
  }

  /// "be written as __A__ or __B__": one of the values, each of which is marked.
  private func literals(_ words: Tokens, _ reader: PredicateReader) -> [String]? {
    let members = reader.nouns.members(of: words.trimmed())
    guard members.count > 1, isJoinedByOr(words), members.allSatisfy({ $0.allSatisfy(\.isMarked) })
    else { return nil }
    return members.map(\.text)
  }

  /// "be spelled exactly as here:", "follow this format:": the values stand below.
  private func listed(
    _ rest: Tokens, relation: Relation, _ phrase: VerbPhrase, _ reader: PredicateReader
  ) -> Predicate? {
    var body = rest.prefix { !$0.isOpening }.trimmed()
    let isWritten = body.first.map { reader.lexicon.writtenForms.contains($0) } ?? false
    if phrase.isCopular, isWritten { body.removeFirst() }
    body = body.drop { $0.word == "exactly" }
    guard reader.lexicon.pointers.covers(body) else { return nil }
    return Predicate(relation: relation == .equals ? .oneOf : relation)
  }

  private func equals(
    _ rest: Tokens, phrase: VerbPhrase, length: Int, _ reader: PredicateReader
  ) -> Predicate? {
    var value = rest
    // "be no X or Y" denies both, which no list of values says.
    if phrase.isCopular, let first = value.first, first.word == "no", !first.isMarked { return nil }
    if phrase.words.prefix(3).map(\.word) == ["be", "changed", "from"],
      let to = rest.firstIndex(where: { $0.word == "to" && !$0.isMarked })
    {
      value = rest[(to + 1)...]
    }
    if let bound = reader.bounds.bound(in: value) {
      return Predicate(relation: bound.relation, object: [bound.value], subject: bound.noun)
    }
    if let state = reader.lexicon.states.match(value, at: value.startIndex),
      state.length == value.trimmed().count, !phrase.isCopular || length > 1
    {
      return Predicate(relation: state.value)
    }
    if length > 1, let state = reader.lexicon.valueStates.value(of: reader.nouns.trimmed(value)) {
      return Predicate(relation: state)
    }
    if phrase.isCopular, length == 1 { value = participle(value, reader) ?? quality(value, reader) }
    if phrase.isCopular, length == 1, let place = place(value, reader) {
      return Predicate(relation: .equals, object: [place])
    }
    if phrase.isCopular, length == 1, let role = role(value, reader) {
      return Predicate(relation: .requires, object: [role])
    }
    let objects = reader.objects.objects(value, relation: .equals)
    guard !objects.isEmpty else { return nil }
    let isChoice = objects.count > 1 && isJoinedByOr(value)
    return Predicate(relation: isChoice ? .oneOf : .equals, object: objects)
  }

  /// "be an owner of the group": a role, which the subject needs in something.
  private func role(_ words: Tokens, _ reader: PredicateReader) -> String? {
    guard let article = words.first, ["a", "an", "the"].contains(article.word) else { return nil }
    let body = reader.nouns.bare(words)
    guard let noun = body.first(where: { $0.kind == .word }), body.count > 2,
      reader.lexicon.roles.contains(noun),
      body.dropFirst().prefix(2).contains(where: {
        ["of", "on", "in", "for"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    return body.prefix { !$0.isMark(",") }.text
  }

  /// "be on the upper deck": where something has to be.
  private func place(_ words: Tokens, _ reader: PredicateReader) -> String? {
    let body = words.trimmed()
    guard let preposition = body.first, ["on", "at", "behind"].contains(preposition.word),
      !preposition.isMarked, let article = body.dropFirst().first,
      ["a", "an", "the"].contains(article.word)
    else { return nil }
    let place = reader.nouns.firstPhrase(of: body.dropFirst())
    return place.isEmpty ? nil : "\(preposition.text) \(place.text)"
  }

  /// "be painted with X": the participle alone says how it has to be.
  private func participle(_ words: Tokens, _ reader: PredicateReader) -> Tokens? {
    let body = words.trimmed()
    guard let first = body.first, body.count > 2, !first.isMarked,
      reader.lexicon.isParticiple(first.word), let next = body.dropFirst().first, !next.isMarked,
      reader.lexicon.prepositions.contains(next), next.word != "as", next.word != "to"
    else { return nil }
    return body.prefix(1)
  }

  /// "be reported as infected": what it is reported as.
  private func quality(_ words: Tokens, _ reader: PredicateReader) -> Tokens {
    guard let role = words.dropFirst().prefix(2).firstIndex(where: { $0.word == "as" }),
      let participle = words.first, reader.lexicon.isParticiple(participle.word),
      role + 1 < words.endIndex, words[role + 1].word != "well"
    else { return words }
    return words[(role + 1)...]
  }

  /// Whether "or" joins the values of a relation that says by itself neither "any" nor "all".
  private func isAlternative(_ words: Tokens, relation: Relation) -> Bool {
    relation != .oneOf && relation != .allOf && isJoinedByOr(words)
  }

  private func isJoinedByOr(_ words: Tokens) -> Bool {
    let joints = words.filter { ["and", "or"].contains($0.word) && !$0.isMarked }
    return !joints.isEmpty && joints.allSatisfy { $0.word == "or" }
  }
}
