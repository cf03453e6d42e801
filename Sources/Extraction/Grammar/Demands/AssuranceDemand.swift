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
    let body = words.dropFirst(match.length).drop { $0.word == "that" && !$0.isMarked }
    if let demand = ModalDemand().read(body, grammar, topic) { return demand }
    if let demand = UnsupportedDemand().read(body, grammar, topic) { return demand }
    guard
      let verb = body.firstIndex(where: {
        grammar.lexicon.finiteVerbs.contains($0.word) && !$0.isMarked
      })
    else {
      return Demand(.must, nil)
    }
    let subject = grammar.subject(body[..<verb], topic)
    let (main, conditions) = grammar.trailing.conditions(of: body[verb...], from: verb + 1)
    let after = main.dropFirst()
    let base =
      ["is", "are"].contains(body[verb].word) ? [Token].infinitive(body[verb]) + after : Array(main)
    guard let predicate = grammar.predicates.predicate(in: base[...]) else {
      return Demand(.must, nil, conditions: conditions, subject: subject)
    }
    return demand(predicate, subject: subject, conditions: conditions)
  }

  private func demand(
    _ predicate: PredicateReader.Predicate, subject: Tokens, conditions: [Condition]
  ) -> Demand {
    let name = predicate.subject ?? subject
    return Demand(
      predicate.isNegated ? .mustNot : .must,
      Claim(
        subject: name.text, relation: predicate.relation, object: predicate.object,
        isNegated: predicate.isNegated),
      conditions: conditions, subject: name)
  }
}

extension [Token] {
  /// The infinitive in place of a finite form of a verb.
  static func infinitive(_ token: Token, as infinitive: String = "be") -> [Token] {
    var verb = token
    verb.text = infinitive
    verb.word = infinitive
    return [verb]
  }
}
