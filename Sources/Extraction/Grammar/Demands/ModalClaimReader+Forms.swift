import Policy

/// Modal clauses that are read as a whole, before their predicate is.
extension ModalClaimReader {
  /// "X cannot be scanned": something that does not go, rather than a state that somebody sets.
  func impossible(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed()
    if let place = unable(words, clause) { return place }
    guard clause.isInability, clause.wording.isNegative, words.first?.word == "be",
      let participle = words.dropFirst().first, grammar.lexicon.isParticiple(participle.word),
      !grammar.lexicon.predicates.matchesBeyond(words, length: 1),
      grammar.lexicon.undoings.contains(participle)
        || [nil, .present].contains(
          grammar.lexicon.states.match(words, at: words.startIndex + 1)?.value)
    else { return nil }
    let rest = words.dropFirst(2)
    var objects: [String] = []
    if let preposition = rest.first, ["with", "over", "via"].contains(preposition.word),
      !["this", "that", "these", "those", "it"].contains(rest.dropFirst().first?.word)
    {
      objects = grammar.predicates.objects.objects(rest.dropFirst(), relation: .notSupported)
    }
    return Reading(
      claim: Claim(subject: clause.subject.text, relation: .notSupported, object: objects),
      wording: clause.wording, subject: clause.subject)
  }

  /// "There must be no X (in Y)", "There must be at least one X": whether and how many there are.
  func existing(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed()
    guard clause.before.trimmed().map(\.word) == ["there"], words.first?.word == "be" else {
      return nil
    }
    let rest = words.dropFirst()
    let isNone = rest.first?.word == "no" || clause.wording.isNegative
    let amount = rest.drop { ["exactly", "precisely"].contains($0.word) && !$0.isMarked }
    if !isNone, let bound = grammar.predicates.bounds.quantity(in: amount), let noun = bound.noun {
      let name = grammar.nouns.firstPhrase(of: noun)
      let relation =
        clause.saysOnly && bound.relation == .equals ? Relation.atMost : bound.relation
      return Reading(
        claim: Claim(subject: name.text, relation: relation, object: [bound.value]),
        wording: clause.wording, subject: name)
    }
    if !isNone, let room = room(rest) {
      return Reading(claim: room.claim, wording: clause.wording, subject: room.subject)
    }
    let body = rest.drop { ["no", "any"].contains($0.word) && !$0.isMarked }
    let named = body.prefix {
      $0.isMarked || $0.word == "of" || !grammar.lexicon.prepositions.contains($0)
    }
    let isSeries = isNone && named.contains { $0.word == "or" && !$0.isMarked }
    let noun =
      isSeries ? named.trimmed() : grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: body))
    guard !noun.isEmpty else { return nil }
    if isNone, let place = body[noun.endIndex...].first, ["in", "inside"].contains(place.word) {
      let whole = grammar.subject(
        grammar.nouns.firstPhrase(of: body[(noun.endIndex + 1)...]), topic)
      return Reading(
        claim: Claim(
          subject: whole.text, relation: .contains,
          object: isSeries ? grammar.nouns.members(of: noun).map(\.text) : [noun.text],
          isNegated: true),
        wording: clause.wording.prohibition, subject: whole)
    }
    return Reading(
      claim: Claim(subject: noun.text, relation: isNone ? .absent : .present),
      wording: isNone ? clause.wording.prohibition : clause.wording, subject: noun)
  }

  /// "Anything over 7 knots should be avoided": the bound that must not be crossed.
  func crossed(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed()
    guard let label = topic.label ?? topic.subject, words.count == 2, words.first?.word == "be",
      let state = words.last,
      clause.wording.isNegative
        ? grammar.lexicon.choices.contains(state) : state.word == "avoided",
      let crossing = grammar.predicates.bounds.crossing(in: clause.before)
    else { return nil }
    return Reading(
      claim: Claim(
        subject: label.text, relation: crossing.kept, object: [crossing.value.text]),
      wording: clause.wording.affirmation, subject: label)
  }

  /// "cannot run on X", "cannot work without Y": where or with what it does not go.
  private func unable(_ words: Tokens, _ clause: ModalClause) -> Reading? {
    guard clause.isInability, clause.wording.isNegative, words.count > 2,
      let verb = words.first, grammar.lexicon.runningVerbs.contains(verb),
      let preposition = words.dropFirst().first, grammar.lexicon.prepositions.contains(preposition),
      grammar.lexicon.predicates.match(words, at: words.startIndex)?.value != .startsWith
    else { return nil }
    let objects = grammar.predicates.objects.objects(words.dropFirst(2), relation: .notSupported)
    let needs = preposition.word == "without"
    return Reading(
      claim: Claim(
        subject: clause.subject.text, relation: needs ? .requires : .notSupported, object: objects),
      wording: needs ? clause.wording.affirmation : clause.wording, subject: clause.subject)
  }

  /// "at least 3 GB left on the drive": how much room the place must have.
  private func room(_ words: Tokens) -> (claim: Claim, subject: Tokens)? {
    guard let amount = grammar.predicates.bounds.amount(in: words) else { return nil }
    let rest = amount.rest.drop { grammar.lexicon.roomWords.contains($0) }
    guard let preposition = rest.first, ["on", "in"].contains(preposition.word) else { return nil }
    let place = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst()))
    guard !place.isEmpty else { return nil }
    return (
      Claim(subject: place.text, relation: amount.relation, object: [amount.value.text]), place
    )
  }
}
