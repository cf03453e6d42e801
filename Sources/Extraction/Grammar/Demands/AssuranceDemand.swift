import Policy

/// "Make sure that X is Y": a condition on the system that has to hold.
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
        grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked
      })
    else {
      return Demand(.must, nil)
    }
    let subject = grammar.subject(body[..<verb], topic)
    let (main, conditions) = grammar.trailing.conditions(of: body[verb...], from: verb + 1)
    let after = main.dropFirst()
    let base =
      ["is", "are"].contains(body[verb].word)
      ? [grammar.infinitive("be", for: body[verb])] + after : Array(main)
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

extension DemandGrammar {
  /// The infinitive in place of a finite form of a verb.
  func infinitive(_ infinitive: String, for finite: Token) -> Token {
    var verb = finite
    verb.text = infinitive
    verb.word = infinitive
    verb.isCapitalised = false
    verb.marks = lexicon.words.marks(of: infinitive)
    return verb
  }
}
