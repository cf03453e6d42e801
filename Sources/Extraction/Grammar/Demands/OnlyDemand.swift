import Policy

/// "X is only supported with Y", "X works only for Y", "only X is supported".
///
/// Where Y is an edition, licence or plan, X requires it; "accounts with Y enabled" demands the state
/// of Y when X is used.
///
/// Examples:
/// - "Mirror jobs are only supported with the __Gold__ plan."
///   → constraint must: {Mirror jobs requires Gold plan}
/// - "Mirror jobs are only supported for buckets with __Versioning__ enabled."
///   → constraint must: {Versioning enabled} [Mirror jobs is used]
/// - "The log is limited to 40 pages."
///   → constraint must: {log at_most 40 pages}
/// - "Only owners can approve the plan."
///   → constraint must: {approve the plan requires owners}
/// - "Striped sheets can only be drawn with the slow plotter."
///   → constraint must: {Striped sheets requires slow plotter}
struct OnlyDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.drop { $0.isWord("there", "then") }
    if let first = body.first, first.word == "only",
      let demand = onlySubject(body, grammar, topic)
    {
      return demand
    }
    if let limited = limited(words, grammar, topic) { return limited }
    for index in words.indices {
      guard let length = supportedOnly(words, at: index, grammar),
        !grammar.isSubordinate(index, in: words)
      else { continue }
      let subject = grammar.subject(words[..<index], topic)
      let rest = words[(index + length)...].trimmed()
      let isAble = ["can", "may"].contains(words[index].word)
      let isLimit = words[index..<(index + length)].contains {
        ["limited", "restricted"].contains($0.word)
      }
      return demand(subject, rest, grammar, isAble: isAble, isLimit: isLimit)
    }
    return nil
  }

  /// How many words "is only supported", "can be opened only" take at an index.
  private func supportedOnly(_ words: Tokens, at index: Int, _ grammar: DemandGrammar) -> Int? {
    if let match = grammar.lexicon.supportedOnly.match(words, at: index) { return match.length }
    guard !words[index].isMarked else { return nil }
    let rest = words[index...]
    if words[index].isWord("is", "are") { return permittedOnly(rest, grammar) }
    guard words[index].isWord("can", "may"),
      let only = rest.prefix(4).lastIndex(where: { $0.word == "only" && !$0.isMarked }),
      let verb = rest.prefix(4).lastIndex(where: { $0.word != "only" }),
      rest.prefix(4).contains(where: { $0.word == "be" }),
      grammar.lexicon.isParticiple(words[verb].word), verb >= index + 2
    else { return nil }
    let end = max(only, verb) + 1
    guard end < words.endIndex,
      ["with", "by", "via", "over", "in", "on", "from", "through", "as"]
        .contains(words[end].word)
    else { return nil }
    return end - index
  }

  /// "X works for Y only", "Available in the Y edition only": the limit stands behind.
  private func limited(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let (main, _) = grammar.trailing.conditions(of: words, from: words.startIndex)
    let body = main.trimmed()
    guard let last = body.last, last.word == "only", !last.isMarked else { return nil }
    for index in body.indices {
      guard let verb = grammar.lexicon.supportVerbs.match(body, at: index), !body[index].isMarked,
        index + verb.length < body.endIndex,
        grammar.lexicon.prepositions.contains(body[index + verb.length]),
        !grammar.isSubordinate(index, in: body)
      else { continue }
      let subject = grammar.subject(body[..<index], topic)
      return demand(subject, body[(index + verb.length)...].dropLast().trimmed(), grammar)
    }
    return nil
  }

  /// What the subject is limited to; what can only be done by some means requires these.
  private func demand(
    _ subject: Tokens, _ rest: Tokens, _ grammar: DemandGrammar, isAble: Bool = false,
    isLimit: Bool = false
  ) -> Demand? {
    let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    if main.isEmpty, !conditions.isEmpty { return nil }
    let body = main.drop {
      grammar.lexicon.prepositions.contains($0) || $0.word == "using"
    }
    if isLimit, let number = body.first,
      number.startsNumber || grammar.lexicon.numbers.contains(number)
    {
      let value = body.prefix {
        !$0.isMark(",") && !$0.isOpening && !["and", "but"].contains($0.word)
      }.trimmed()
      return Demand(
        .must, Claim(subject: subject.text, relation: .atMost, object: [value.text]),
        conditions: conditions, subject: subject)
    }
    let use = [Condition("\(subject.text) is used", form: .use)]
    if let state = state(in: body, grammar) {
      return Demand(
        .must, Claim(subject: state.subject.text, relation: state.relation),
        conditions: use + conditions,
        subject: state.subject)
    }
    let objects = grammar.predicates.objects.objects(body, relation: .oneOf)
    guard !objects.isEmpty else { return nil }
    let isLicence = body.contains { grammar.lexicon.licences.contains($0) }
    let isMeans =
      isAble
      && main.first.map { ["with", "over", "via", "through", "using"].contains($0.word) }
        ?? false
    return Demand(
      .must,
      Claim(
        subject: subject.text, relation: isLicence || isMeans ? .requires : .supported,
        object: objects),
      conditions: conditions, subject: subject)
  }

  /// "buckets with Versioning enabled".
  private func state(in words: Tokens, _ grammar: DemandGrammar) -> (
    subject: Tokens, relation: Relation
  )? {
    let body = words.trimmed()
    for index in body.indices.dropFirst() {
      guard let state = grammar.lexicon.states.match(body, at: index),
        [.enabled, .disabled].contains(state.value), index + state.length == body.endIndex
      else { continue }
      let with = body[..<index].lastIndex {
        ["with", "have", "has", "having", "where", "whose"].contains($0.word)
      }
      let start = with.map { $0 + 1 } ?? body.startIndex
      let subject = grammar.nouns.trimmed(
        body[start..<index].filter { !["is", "are"].contains($0.word) }[...])
      return subject.isEmpty ? nil : (subject, state.value)
    }
    return nil
  }

  /// "only hulls 3.1 and later can be repainted": the things with which it goes.
  private func able(_ body: Tokens, _ grammar: DemandGrammar) -> Demand? {
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
  private func entitled(
    _ body: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard !topic.isConditional,
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
  private func licensed(
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

  /// "are accepted only in", "is only used with": the limit of what is permitted.
  private func permittedOnly(_ words: Tokens, _ grammar: DemandGrammar) -> Int? {
    let phrase = words.prefix(3)
    guard let verb = phrase.first, verb.isWord("is", "are"), !verb.isMarked,
      phrase.contains(where: { $0.word == "only" && !$0.isMarked }),
      phrase.contains(where: { grammar.lexicon.permissions.contains($0) }),
      let next = words.dropFirst(3).first, grammar.lexicon.prepositions.contains(next)
    else { return nil }
    return 3
  }

  /// "can be active", "is allowed": what may be, as opposed to what happens to be.
  private func isPermitted(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    ["can", "may"].contains(words.first?.word ?? "")
      || words.dropFirst().first.map { grammar.lexicon.permissions.contains($0) } ?? false
  }

  /// "only SFTP is supported for uploads", "only one X can be active".
  private func onlySubject(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.dropFirst()
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
    let rest = body[(state + 1)...].drop { ["for", "with", "by", "in", "on"].contains($0.word) }
    let objects = grammar.predicates.objects.objects(rest, relation: .oneOf)
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported, object: objects), subject: subject)
  }
}
