import Policy

/// "Make sure that X is Y": a condition on the system that has to hold.
///
/// Examples:
/// - "Make sure that __Auditing__ is enabled."
///   → constraint must: {Auditing enabled}
/// - "Ensure that the __Realm__ exists."
///   → constraint must: {Realm present}
struct AssuranceDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let match = grammar.lexicon.assurances.match(words, at: words.startIndex) else {
      return nil
    }
    return assured(words.dropFirst(match.length), grammar, topic)
  }

  /// The state that has to be brought about: "that X is Y", "to tick X".
  func assured(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.drop { $0.word == "that" && !$0.isMarked }
    if let demand = ModalDemand().read(body, grammar, topic) { return demand }
    if let demand = UnsupportedDemand().read(body, grammar, topic) { return demand }
    let (main, conditions) = grammar.trailing.conditions(of: body, from: body.startIndex)
    if let instructed = instructed(main, grammar, topic) {
      return Demand(
        .must, instructed.claim, conditions: conditions, subject: instructed.subject)
    }
    guard let asserted = AssertionReader(grammar: grammar, topic: topic).read(main) else {
      return Demand(.must, nil, conditions: conditions)
    }
    let claim = asserted.reading?.claim
    return Demand(
      claim?.isNegated ?? false ? .mustNot : .must, claim,
      conditions: conditions + (asserted.reading?.conditions ?? []), subject: asserted.subject)
  }

  /// "Be sure to tick X": the state that the instruction leaves behind.
  private func instructed(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> ModalClaimReader.Reading? {
    let body = words.drop { $0.word == "to" && !$0.isMarked }
    guard grammar.verbs.isImperative(body, at: body.startIndex) else { return nil }
    return ModalClaimReader(grammar: grammar, topic: topic).reading(
      of: ModalClause(
        before: body.prefix(0), subject: body.prefix(0), main: body, wording: .must,
        isInability: false, saysOnly: false))
  }
}
