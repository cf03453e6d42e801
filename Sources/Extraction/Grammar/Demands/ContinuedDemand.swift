import Policy

/// "… and to enter Y", "… and if Z is used also 1813": a demand whose modal or verb stands in the
/// clause before.
///
/// Examples:
/// - "You need to clear __Legacy uploads__ and to enter the share."
///   → constraint must: {Legacy uploads absent}
///   → constraint must: {share present}
/// - "The pass phrase must contain 9 characters and no blanks."
///   → constraint must: {pass phrase contains 9 characters}
///   → constraint must_not: {pass phrase not contains blanks}
struct ContinuedDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let past = topic.continued else { return nil }
    let body = words.trimmed().drop {
      ["and", "but", "or"].contains($0.word) || grammar.lexicon.adverbs.contains($0)
    }
    if grammar.lexicon.predicates.matches(body, at: body.startIndex) {
      return instructed(body, past, grammar, topic)
    }
    if body.first?.word == "no" { return lacking(body.dropFirst(), past, grammar, topic) }
    if body.first?.word == "to" { return instructed(body.dropFirst(), past, grammar, topic) }
    return also(body, past, grammar) ?? gapped(body, past, grammar)
  }

  /// "… and X as well if Y": what the clause before demands of something else.
  private func also(_ words: Tokens, _ past: PastDemand, _ grammar: DemandGrammar) -> Demand? {
    guard var claim = past.claim, claim.object.isEmpty || claim.relation == .allOf,
      let end = words.firstIndex(where: { ["too", "as"].contains($0.word) && !$0.isMarked }),
      words[end].word == "too" || words[end...].dropFirst().first?.word == "well"
    else { return nil }
    let thing = grammar.nouns.trimmed(words[..<end])
    guard !thing.isEmpty, thing.count <= 5 else { return nil }
    claim = Claim(
      subject: thing.text, relation: claim.relation == .allOf ? .present : claim.relation,
      isNegated: claim.isNegated)
    let rest = words[(end + (words[end].word == "too" ? 1 : 2))...]
    let (_, conditions) = grammar.trailing.scope(of: rest)
    return Demand(past.wording, claim, conditions: conditions, subject: thing)
  }

  /// "… and no blanks": what the subject must not contain.
  private func lacking(
    _ words: Tokens, _ past: PastDemand, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard let subject = topic.antecedent, words.count <= 6 else { return nil }
    let objects = grammar.predicates.objects.objects(
      words.prefix { !$0.isOpening }, relation: .contains)
    guard !objects.isEmpty else { return nil }
    return Demand(
      past.wording.prohibition,
      Claim(subject: subject.text, relation: .contains, object: objects, isNegated: true),
      subject: subject)
  }

  private func instructed(
    _ words: Tokens, _ past: PastDemand, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let (main, conditions) = grammar.trailing.conditions(of: words, from: words.startIndex)
    let reading = ModalClaimReader(grammar: grammar, topic: topic).reading(
      of: ModalClause(
        before: words.prefix(0), subject: topic.antecedent ?? words.prefix(0), main: main,
        wording: past.wording, isInability: false, saysOnly: false))
    guard let reading else { return nil }
    return Demand(
      reading.wording, reading.claim, conditions: conditions + reading.conditions,
      subject: reading.subject)
  }

  /// Another value for the claim of the clause before.
  private func gapped(_ words: Tokens, _ past: PastDemand, _ grammar: DemandGrammar) -> Demand? {
    guard var claim = past.claim, !claim.object.isEmpty else { return nil }
    var words = words
    var conditions: [Condition] = []
    if let opener = grammar.lexicon.conditions.match(words, at: words.startIndex),
      opener.value == .clause,
      let also = words.firstIndex(where: { $0.word == "also" && !$0.isMarked }),
      also > words.startIndex + opener.length
    {
      conditions = [
        Condition(words[(words.startIndex + opener.length)..<also].text, form: .clause)
      ]
      words = words[(also + 1)...]
    }
    guard words.count <= 2, let value = words.first, value.startsNumber || value.isMarked else {
      return nil
    }
    claim.object = [words.text]
    return Demand(past.wording, claim, conditions: conditions)
  }
}
