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
    if words.first?.word == "use" { return used(words, grammar) }
    if let inverted = inverted(words, grammar) { return inverted }
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
      let before = words[..<index].trimmed()
      let isFuture = before.last.map { ["will", "would"].contains($0.word) } ?? false
      let subject = grammar.subject(isFuture ? before.dropLast() : before, topic)
      let rest = words[(index + length)...].trimmed()
      if before.map(\.word) == ["it"], rest.first?.word == "to" { return Demand(.must, nil) }
      let isAble = ["can", "may", "must", "shall"].contains(words[index].word)
      let isLimit = words[index..<(index + length)].contains {
        ["limited", "restricted"].contains($0.word)
      }
      var limited = demand(subject, rest, grammar, isAble: isAble, isLimit: isLimit)
      if words[index].word == "should" { limited?.setWording(.should) }
      return limited
    }
    return allowed(words, grammar)
  }

  /// "Supported are only X": the limit in front.
  private func inverted(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = words.trimmed()
    guard let first = body.first, first.isCapitalised, !first.isMarked,
      grammar.lexicon.permissions.contains(first) || first.word == "possible",
      ["is", "are"].contains(body.dropFirst().first?.word ?? ""),
      body.dropFirst(2).first?.word == "only"
    else { return nil }
    let (main, conditions) = grammar.trailing.conditions(
      of: body.dropFirst(3), from: body.startIndex + 3)
    let subject = grammar.nouns.trimmed(main.prefix { !$0.isMark(",") })
    guard !subject.isEmpty else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported), conditions: conditions,
      subject: subject)
  }

  /// "You may use X only with Y": what the reader may do is limited.
  private func allowed(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = words.trimmed()
    guard let who = body.first, ["you", "we"].contains(who.word),
      let modal = body.dropFirst().first,
      modal.word == "may" || modal.word == "can" && body.dropFirst(2).first?.word == "use",
      let only = body.firstIndex(where: { $0.word == "only" && !$0.isMarked }),
      only > body.startIndex + 3, let next = body[(only + 1)...].first,
      grammar.lexicon.prepositions.contains(next)
    else { return nil }
    let object = grammar.nouns.trimmed(body[(body.startIndex + 3)..<only])
    guard body[body.startIndex + 2].word == "use", !object.isEmpty else {
      return Demand(.must, nil, subject: object)
    }
    return demand(object, body[(only + 1)...].trimmed(), grammar, isAble: true)
  }

  /// How many words "is only supported", "can be opened only", "must only be used" take at an index.
  private func supportedOnly(_ words: Tokens, at index: Int, _ grammar: DemandGrammar) -> Int? {
    if let match = grammar.lexicon.supportedOnly.match(words, at: index) { return match.length }
    guard !words[index].isMarked else { return nil }
    return OnlyPhrase(lexicon: grammar.lexicon).length(in: words, at: index)
  }

  /// "X works for Y only", "Available in the Y edition only": the limit stands behind.
  private func limited(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let (main, _) = grammar.trailing.conditions(of: words, from: words.startIndex)
    let body = main.trimmed()
    guard let last = body.last, last.word == "only", !last.isMarked else { return nil }
    for index in body.indices {
      guard
        let length = grammar.lexicon.supportVerbs.match(body, at: index)?.length
          ?? OnlyPhrase(lexicon: grammar.lexicon).permission(in: body, at: index),
        !body[index].isMarked, index + length < body.endIndex,
        grammar.lexicon.prepositions.contains(body[index + length]),
        !grammar.isSubordinate(index, in: body)
      else { continue }
      let subject = grammar.subject(body[..<index], topic)
      var limited = demand(subject, body[(index + length)...].dropLast().trimmed(), grammar)
      if body[index].word == "should" { limited?.setWording(.should) }
      return limited
    }
    return nil
  }

  /// What the subject is limited to; what can only be done by some means requires these.
  private func demand(
    _ subject: Tokens, _ rest: Tokens, _ grammar: DemandGrammar, isAble: Bool = false,
    isLimit: Bool = false
  ) -> Demand? {
    if let count = rest.first, ["once", "twice"].contains(count.word), !count.isMarked {
      return Demand(
        .must, Claim(subject: subject.text, relation: .atMost, object: [count.text]),
        subject: subject)
    }
    if let occasion = occasion(of: subject, rest, grammar) { return occasion }
    let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    let isDeed =
      rest.first?.word == "to"
      && (grammar.verbs.isImperative(rest, at: rest.startIndex + 1)
        || grammar.lexicon.pronouns.matches(subject, at: subject.startIndex))
    if isDeed || main.isEmpty {
      return conditions.isEmpty && !main.isEmpty
        ? Demand(.must, nil, subject: subject) : nil
    }
    let body = main.drop {
      grammar.lexicon.prepositions.contains($0) || ["using", "during"].contains($0.word)
    }
    if isLimit, let number = body.first,
      grammar.lexicon.isNumeral(number)
    {
      let value = body.prefix {
        !$0.isMark(",") && !$0.isOpening && !["and", "but"].contains($0.word)
      }.trimmed()
      return Demand(
        .must, Claim(subject: subject.text, relation: .atMost, object: [value.text]),
        conditions: conditions, subject: subject)
    }
    if let state = state(in: body, grammar) {
      let use = [Condition("\(subject.text) is used", form: .use)]
      return Demand(
        .must, Claim(subject: state.subject.text, relation: state.relation),
        conditions: use + conditions,
        subject: state.subject)
    }
    let isMeans =
      isAble
      && main.first.map { ["with", "over", "via", "through", "using", "by"].contains($0.word) }
        ?? false
    return demand(subject, body, conditions, grammar, isMeans: isMeans)
  }

  /// What the subject is limited to, or requires where that is a licence or a means.
  private func demand(
    _ subject: Tokens, _ body: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar,
    isMeans: Bool
  ) -> Demand? {
    let objects = grammar.predicates.objects.objects(body, relation: .oneOf)
    guard !objects.isEmpty else { return nil }
    let isLicence = body.contains { grammar.lexicon.licences.contains($0) }
    return Demand(
      .must,
      Claim(
        subject: subject.text, relation: isLicence || isMeans ? .requires : .supported,
        object: objects),
      conditions: conditions, subject: subject)
  }

  /// "only … if the seal is intact", "only … after the vault is closed": what must hold, or when it is.
  private func occasion(
    of subject: Tokens, _ rest: Tokens, _ grammar: DemandGrammar
  ) -> Demand? {
    guard let opener = grammar.lexicon.conditions.match(rest, at: rest.startIndex),
      opener.value != .phrase, rest.count > opener.length
    else { return nil }
    let body = rest.dropFirst(opener.length).trimmed()
    let isTemporal = opener.value == .temporal
    let condition = Condition(
      isTemporal ? rest.trimmed().text : body.text, form: .clause,
      isNegated: opener.value == .negated, isTemporal: isTemporal)
    guard opener.value == .clause,
      let reading = AssertionReader(grammar: grammar, topic: Topic()).read(body)?.reading
    else { return Demand(.must, nil, conditions: [condition], subject: subject) }
    return Demand(
      reading.claim.isNegated ? .mustNot : .must, reading.claim,
      conditions: [Condition("\(subject.text) is used", form: .use)], subject: reading.subject)
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

  /// "Only use X in Y": what X is limited to; other instructions have no claim.
  func used(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let (main, conditions) = grammar.trailing.conditions(of: words, from: words.startIndex)
    if main.dropFirst().first?.word == "only" {
      let thing = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: main.dropFirst(2)))
      return Demand(
        .must, Claim(subject: thing.text, relation: .supported), conditions: conditions,
        subject: thing)
    }
    guard main.first?.word == "use",
      let preposition = main.dropFirst(2).firstIndex(where: {
        ["in", "with", "for", "on", "over"].contains($0.word) && !$0.isMarked
      })
    else { return Demand(.must, nil, conditions: conditions) }
    let subject = grammar.nouns.trimmed(
      main[..<preposition].dropFirst().filter { $0.word != "only" || $0.isMarked }[...])
    let objects = grammar.predicates.objects.objects(
      main[(preposition + 1)...], relation: .oneOf)
    guard !grammar.lexicon.pronouns.matches(subject, at: subject.startIndex), !objects.isEmpty
    else { return Demand(.must, nil, conditions: conditions) }
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported, object: objects),
      conditions: conditions, subject: subject)
  }
}
