import Policy

/// "Only X can Y", "only X is supported": what the subject is limited to.
extension OnlyDemand {
  /// "only hulls 3.1 and later can be repainted": the things with which it goes.
  func able(_ body: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard
      let verb = body.firstIndex(where: { ["can", "may"].contains($0.word) && !$0.isMarked }),
      verb > body.startIndex, verb + 2 < body.endIndex, body[verb + 1].word == "be",
      grammar.lexicon.isParticiple(body[verb + 2].word)
    else { return nil }
    let subject = grammar.nouns.trimmed(body[..<verb])
    if let bound = grammar.predicates.bounds.bound(in: subject), let noun = bound.noun {
      return Demand(
        .must, Claim(subject: noun.text, relation: bound.relation, object: [bound.value]),
        subject: noun)
    }
    return Demand(.must, Claim(subject: subject.text, relation: .supported), subject: subject)
  }

  /// "only owners can grant it": what is done needs one of them.
  func entitled(
    _ body: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard !topic.isConditional, let first = body.first,
      grammar.lexicon.conditions.match(body, at: body.startIndex)?.value != .temporal,
      !["if", "when", "with", "in"].contains(first.word),
      let verb = body.prefix(7).firstIndex(where: {
        ["can", "may"].contains($0.word) && !$0.isMarked
      }), verb > body.startIndex, let action = body[(verb + 1)...].first, action.kind == .word,
      action.word != "be", !grammar.lexicon.adverbs.contains(action)
    else { return nil }
    let who = grammar.nouns.trimmed(body[..<verb])
    let (main, conditions) = grammar.trailing.conditions(of: body, from: verb + 1)
    let activity = main[(verb + 1)...].prefix { !$0.isMark(",") }.trimmed()
    guard activity.count > 1, !who.isEmpty else { return nil }
    return Demand(
      .must, Claim(subject: activity.text, relation: .requires, object: [who.text]),
      conditions: conditions, subject: who)
  }

  /// "Only with the Gold plan": what the text is about needs the licence.
  func licensed(
    _ body: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard let preposition = body.first, ["with", "in"].contains(preposition.word), body.count <= 9,
      body.contains(where: { grammar.lexicon.licences.contains($0) }),
      !body.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let objects = grammar.predicates.objects.objects(body.dropFirst(), relation: .requires)
    guard let subject = topic.antecedent, !objects.isEmpty else { return Demand(.must, nil) }
    return Demand(
      .must, Claim(subject: subject.text, relation: .requires, object: objects), subject: subject)
  }

  /// "can be active", "is allowed": what may be, as opposed to what happens to be.
  func isPermitted(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    ["can", "may"].contains(words.first?.word ?? "")
      || words.dropFirst().first.map { grammar.lexicon.permissions.contains($0) } ?? false
  }

  /// "only SFTP is supported for uploads", "only one X can be active".
  func onlySubject(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.dropFirst()
    if words.first?.isCapitalised ?? false,
      grammar.verbs.isImperative(body, at: body.startIndex)
    {
      return used(body, grammar)
    }
    if let number = body.first, grammar.lexicon.numbers.contains(number),
      let verb = body.firstIndex(where: { ["can", "may", "is", "are"].contains($0.word) }),
      isPermitted(body[verb...], grammar)
    {
      let subject = grammar.nouns.trimmed(body[(body.startIndex + 1)..<verb])
      return Demand(
        .must, Claim(subject: subject.text, relation: .atMost, object: [number.text]),
        subject: subject)
    }
    if let able = able(body, grammar) ?? entitled(body, grammar, topic) { return able }
    if let licensed = licensed(body, grammar, topic) { return licensed }
    guard
      let verb = body.firstIndex(where: { ["is", "are", "can", "may"].contains($0.word) }),
      let state = body[verb...].firstIndex(where: {
        ["supported", "allowed", "accepted", "used", "permitted", "possible"].contains($0.word)
      }),
      state - verb <= 2
    else { return nil }
    let subject = grammar.nouns.trimmed(body[..<verb])
    if let label = topic.label, body[(state + 1)...].trimmed().isEmpty {
      return Demand(
        .must, Claim(subject: label.text, relation: .matches, object: [subject.text]),
        subject: label)
    }
    if let to = body[(state + 1)...].first, to.word == "to", body.dropFirst().count > 3 {
      let (main, conditions) = grammar.trailing.conditions(of: body, from: state + 1)
      let activity = main[(state + 1)...].dropFirst().prefix { !$0.isMark(",") }.trimmed()
      return Demand(
        .must, Claim(subject: activity.text, relation: .requires, object: [subject.text]),
        conditions: conditions, subject: subject)
    }
    let rest = body[(state + 1)...].drop { ["for", "with", "by", "in", "on"].contains($0.word) }
    let objects = grammar.predicates.objects.objects(rest, relation: .oneOf)
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported, object: objects), subject: subject)
  }
}
