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
    let deed = main.drop { ["to", "you"].contains($0.word) && !$0.isMarked }
    if grammar.verbs.isImperative(deed, at: deed.startIndex) {
      let instructed = instructed(deed, grammar, topic)
      return Demand(
        .must, instructed?.claim, conditions: conditions, subject: instructed?.subject)
    }
    guard let asserted = AssertionReader(grammar: grammar, topic: topic).read(main) else {
      return Demand(.must, nil, conditions: conditions)
    }
    let claim = asserted.reading?.claim
    return Demand(
      claim?.isNegated ?? false ? .mustNot : .must, claim,
      conditions: conditions + (asserted.reading?.conditions ?? []), subject: asserted.subject)
  }

  /// "Be sure to tick X", "make sure you tick X": the state that the instruction leaves behind.
  private func instructed(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> ModalClaimReader.Reading? {
    ModalClaimReader(grammar: grammar, topic: topic).reading(
      of: ModalClause(
        before: words.prefix(0), subject: words.prefix(0), main: words, wording: .must,
        isInability: false, saysOnly: false))
  }
}
