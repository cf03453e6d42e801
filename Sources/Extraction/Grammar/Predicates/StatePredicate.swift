import Policy

/// "be enabled", "stay empty", "be reachable from X": a state that the lexicon knows.
struct StatePredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let body = phrase.rest
    guard phrase.isCopular,
      let state = reader.lexicon.states.match(body, at: body.startIndex),
      endsState(body, length: state.length, reader),
      !reader.lexicon.predicates.matchesBeyond(phrase.words, length: 1 + state.length)
    else { return nil }
    let rest = body.dropFirst(state.length)
    return Predicate(relation: state.value, rest: rest.isEmpty ? nil : rest)
  }

  /// Whether a state word is the whole predicate, not the start of a longer one ("set to 4").
  private func endsState(_ body: Tokens, length: Int, _ reader: PredicateReader) -> Bool {
    let next = body.startIndex + length
    guard next < body.endIndex else { return true }
    let token = body[next]
    if token.word == "or", reader.lexicon.states.matches(body, at: next + 1) { return false }
    let value = body[body.startIndex].word
    // "be checked every month" asks for a look, "be checked" for a tick.
    if value == "checked", token.isWordLike, token.word != "and" { return false }
    if token.word == "to" || token.word == "as" { return value != "set" && value != "configured" }
    if value == "set", token.word == "lower" || token.word == "higher" { return false }
    if ["on", "off", "no"].contains(value), length == 1, isNoun(token, reader) { return false }
    if reader.lexicon.prepositions.contains(token) { return true }
    return token.kind != .word || !token.isMarked
  }

  /// "on local disk": a place, not a state.
  private func isNoun(_ token: Token, _ reader: PredicateReader) -> Bool {
    token.kind == .word && !reader.lexicon.boundaries.contains(token)
      && !reader.lexicon.adverbs.contains(token)
      && !reader.lexicon.conditions.matches([token], at: 0)
      && reader.lexicon.tails.match([token], at: 0) == nil
  }
}
