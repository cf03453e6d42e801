import Policy

/// "have X enabled": the state of X, not of the subject; "have X attached": the subject needs X.
struct PartStatePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    guard phrase.verb == "have" || phrase.verb == "keep" else { return nil }
    let body = phrase.rest.trimmed()
    if let last = body.last, body.count > 1, reader.lexicon.possessionStates.contains(last) {
      let objects = reader.objects.objects(body.dropLast(), relation: .requires)
      return objects.isEmpty ? nil : Predicate(relation: .requires, object: objects)
    }
    for index in body.indices.dropFirst() {
      guard let state = reader.lexicon.states.match(body, at: index), !body[index].isMarked,
        [.enabled, .disabled].contains(state.value), index + state.length == body.endIndex
      else { continue }
      let subject = reader.nouns.withoutControlNoun(body[..<index])
      return subject.isEmpty ? nil : Predicate(relation: state.value, subject: subject)
    }
    return nil
  }
}
