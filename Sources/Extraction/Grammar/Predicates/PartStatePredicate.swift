import Policy

/// "have X enabled", "have X set to Y": the state of X, not of the subject; "have X attached": the subject needs X;
/// "have no X": the subject must not contain it.
struct PartStatePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    if let lacking = lacking(phrase, reader) { return lacking }
    guard phrase.verb == "have" || phrase.verb == "keep" else { return nil }
    let body = phrase.rest.trimmed()
    if let last = body.last, body.count > 1, reader.lexicon.possessionStates.contains(last) {
      let objects = reader.objects.objects(body.dropLast(), relation: .requires)
      return objects.isEmpty ? nil : Predicate(relation: .requires, object: objects)
    }
    if let valued = valued(body, reader) { return valued }
    for index in body.indices.dropFirst() {
      guard let state = reader.lexicon.states.match(body, at: index), !body[index].isMarked,
        [.enabled, .disabled].contains(state.value), index + state.length == body.endIndex
      else { continue }
      let subject = reader.nouns.withoutControlNoun(body[..<index])
      return subject.isEmpty ? nil : Predicate(relation: state.value, subject: subject)
    }
    return nil
  }

  /// "have X set to Y": the value of X.
  private func valued(_ words: Tokens, _ reader: PredicateReader) -> Predicate? {
    guard
      let set = words.indices.dropFirst().first(where: {
        ["set", "configured"].contains(words[$0].word) && !words[$0].isMarked
      }), set + 2 < words.endIndex, ["to", "as"].contains(words[set + 1].word)
    else { return nil }
    let subject = reader.nouns.withoutControlNoun(words[..<set])
    let value = reader.nouns.trimmed(words[(set + 2)...])
    guard !subject.isEmpty, !value.isEmpty else { return nil }
    if let state = reader.lexicon.valueStates.value(of: value) {
      return Predicate(relation: state, subject: subject)
    }
    return Predicate(
      relation: .equals, object: reader.objects.objects(value, relation: .equals), subject: subject)
  }

  /// "have no X": what the subject must not contain.
  private func lacking(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard ["have", "contain", "include", "hold"].contains(phrase.verb),
      phrase.rest.first?.word == "no", phrase.rest.count > 1
    else { return nil }
    return Predicate(
      relation: .contains,
      object: reader.objects.objects(phrase.rest.dropFirst(), relation: .contains),
      isNegated: true)
  }
}
