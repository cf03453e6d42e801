import Policy

/// Modal clauses on what somebody does or what happens.
extension ModalClaimReader {
  /// "need to enable X", "must specify X": the state that the instruction leaves behind.
  func instructed(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed().drop { grammar.lexicon.adverbs.contains($0) }
    guard grammar.verbs.isImperative(words, at: words.startIndex),
      let step = StepReader(lexicon: grammar.lexicon).read(
        Clause(words: words, core: words), topic: topic, links: []),
      var claim = step.claim
    else { return nil }
    if let written = written(words), claim.relation != .enabled, claim.relation != .disabled {
      claim = written
    }
    if clause.wording.isNegative, ProhibitionDemand().isChange(words) { return nil }
    let state = clause.wording.isNegative ? claim.negated : claim
    guard let state else { return nil }
    let isPositive = [.enabled, .present].contains(state.relation)
    return Reading(
      claim: state, wording: isPositive ? clause.wording.affirmation : clause.wording,
      subject: step.focus ?? clause.subject)
  }

  /// "enter the hour in two digit form (07)": the form that the value has to have.
  func written(_ words: Tokens) -> Claim? {
    guard
      let preposition = words.lastIndex(where: { $0.word == "in" && !$0.isMarked }),
      let noun = words[preposition...].firstIndex(where: {
        grammar.lexicon.shapeNouns.contains($0)
      }), noun > preposition + 1
    else { return nil }
    let body = words[(preposition + 1)...]
    let rest = body[(noun + 1)...].trimmed()
    let shape = rest.first?.isOpening ?? true ? body : body[...noun]
    let value = grammar.nouns.bare(words[..<preposition].dropFirst())
    guard !value.isEmpty else { return nil }
    return Claim(
      subject: value.text, relation: .matches,
      object: [shape.trimmed().drop { grammar.lexicon.articles.contains($0) }.text])
  }

  /// "X must not buffer uploads": an activity that must not happen.
  func avoided(_ clause: ModalClause) -> Reading? {
    let words = grammar.nouns.bare(
      clause.main.prefix { !$0.isMark(",") })
    guard clause.wording.isNegative, !clause.isInability, words.first?.word != "be",
      (2...5).contains(words.count)
    else { return nil }
    return Reading(
      claim: Claim(subject: words.text, relation: .disabled), wording: clause.wording,
      subject: words)
  }

  /// "must not sag by more than 4 cm": how far it may go.
  func drifted(_ clause: ModalClause) -> Reading? {
    guard clause.wording.isNegative, clause.main.first?.word != "be",
      let crossing = grammar.predicates.bounds.crossing(in: clause.main), crossing.kept == .atMost,
      crossing.place > clause.main.startIndex, clause.main[crossing.place - 1].word == "by"
    else { return nil }
    return Reading(
      claim: Claim(
        subject: clause.subject.text, relation: .atMost, object: [crossing.value.text]),
      wording: clause.wording.affirmation, subject: clause.subject)
  }
}
