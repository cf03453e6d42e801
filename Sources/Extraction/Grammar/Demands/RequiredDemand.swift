import Policy

/// "X is required", "X is needed only when …": the subject has to be there.
///
/// "At least 3 columns are needed" demands how many; "A or B is required for X" demands one of them.
///
/// Examples:
/// - "A restart is required."
///   → constraint must: {restart present}
/// - "Owner rights required."
///   → constraint must: {Owner rights present}
/// - "At least two routes are needed."
///   → constraint must: {routes at_least two}
/// - "It is essential that the __Relay flag__ is enabled."
///   → constraint must: {Relay flag enabled}
/// - "At least version 4.2 of the agent is needed."
///   → constraint must: {agent at_least 4.2}
struct RequiredDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let bare = bare(words, grammar, topic) { return bare }
    if let telegraphic = telegraphic(words, grammar) { return telegraphic }
    if let impersonal = impersonal(words, grammar, topic) { return impersonal }
    if let inverted = inverted(words, grammar, topic) { return inverted }
    for index in words.indices {
      guard let length = required(words, at: index, grammar),
        index > words.startIndex || topic.label != nil, !words[index].isMarked
      else { continue }
      if grammar.isSubordinate(index, in: words) { return nil }
      let before = words[..<index].trimmed()
      if before.first?.word == "no" { return nil }
      let rest = words[(index + length)...]
      if announcesUse(rest, grammar) { return nil }
      if let having = having(rest, grammar) { return having }
      if rest.first?.word == "that",
        let assured = AssuranceDemand().assured(rest.dropFirst(), grammar, topic)
      {
        return assured
      }
      if let inverted = inverted(before, rest, grammar) { return inverted }
      let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
      let found = demanded(before, for: main, grammar, topic)
      return Demand(.must, found.claim, conditions: conditions, subject: found.subject)
    }
    return nil
  }

  /// How many words "is required", "are always necessary" takes at an index; nil where it does not
  /// stand there.
  private func required(_ words: Tokens, at index: Int, _ grammar: DemandGrammar) -> Int? {
    if let match = grammar.lexicon.required.match(words, at: index) { return match.length }
    guard words[index].isWord("is", "are") else { return nil }
    var next = index + 1
    while next < words.endIndex,
      grammar.lexicon.adverbs.contains(words[next]) || words[next].word == "only"
    {
      next += 1
    }
    guard next < words.endIndex, next > index + 1,
      grammar.lexicon.requiredWords.contains(words[next])
    else { return nil }
    return next + 1 - index
  }

  /// "For the crane there is needed a pilot": the pilot.
  private func inverted(_ before: Tokens, _ rest: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let first = before.first, !first.isMarked,
      before.last?.word == "there" || ["for", "in", "on"].contains(first.word),
      let article = rest.first, ["a", "an", "the", "one"].contains(article.word)
    else { return nil }
    let name = grammar.nouns.trimmed(rest.prefix { !$0.isMark(",") && !$0.isMark(".") })
    return name.isEmpty
      ? nil : Demand(.must, Claim(subject: name.text, relation: .present), subject: name)
  }

  /// "Is necessary a second key", "Is necessary to tick X": the verb in front, as in other languages.
  private func inverted(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard body.first?.isCapitalised ?? false,
      let match = grammar.lexicon.required.match(body, at: body.startIndex)
    else { return nil }
    let rest = body.dropFirst(match.length)
    guard let next = rest.first, next.kind == .word else { return nil }
    if next.word == "to" {
      return having(rest, grammar)
        ?? AssuranceDemand().assured(rest.dropFirst(), grammar, topic)
    }
    guard !["for", "in", "if", "when", "only", "because", "as"].contains(next.word) else {
      return nil
    }
    let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    let subject = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: main))
    guard !subject.isEmpty else { return nil }
    let found = demanded(subject, for: main[subject.endIndex...], grammar, topic)
    return Demand(.must, found.claim, conditions: conditions, subject: found.subject)
  }

  /// "is needed in step 3", "is needed later": where the text comes back to it.
  private func announcesUse(_ rest: Tokens, _ grammar: DemandGrammar) -> Bool {
    let body = rest.trimmed().drop { ["again", "only"].contains($0.word) }
    guard let first = body.first, !first.isMarked else { return false }
    if ["later", "below", "again"].contains(first.word) { return true }
    guard ["in", "for", "at"].contains(first.word), let noun = body.dropFirst().first else {
      return false
    }
    if noun.word == "the", let order = body.dropFirst(2).first,
      ["next", "following", "last"].contains(order.word)
    {
      return true
    }
    return ["step", "part", "section", "chapter"].contains(noun.word)
  }

  /// "is necessary to have X": X.
  private func having(_ rest: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard rest.prefix(2).map(\.word) == ["to", "have"] else { return nil }
    let name = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst(2)))
    return name.isEmpty
      ? nil : Demand(.must, Claim(subject: name.text, relation: .present), subject: name)
  }

  /// "It is essential that X is Y", "It is necessary to tick X".
  private func impersonal(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let body = words.trimmed()
    guard body.first?.word == "it" || body.first?.word == "it's" else { return nil }
    let rest = body.dropFirst().drop { $0.word == "is" || grammar.lexicon.adverbs.contains($0) }
    guard let stress = rest.first, rest.count > 3, !stress.isMarked,
      grammar.lexicon.requiredWords.contains(stress) || stress.word == "important",
      let opener = rest.dropFirst().first, ["to", "that"].contains(opener.word)
    else { return nil }
    let demanded = rest.dropFirst(2)
    guard !grammar.lexicon.readingVerbs.matches(demanded, at: demanded.startIndex) else {
      return nil
    }
    if opener.word == "to", let having = having(rest.dropFirst(), grammar) { return having }
    return AssuranceDemand().assured(demanded, grammar, topic)
  }

  /// "Owner rights required": without a verb, at the end.
  private func telegraphic(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = words.trimmed()
    guard let last = body.last, !last.isMarked, (2...8).contains(body.count),
      grammar.lexicon.requiredWords.contains(last), body.first?.word != "no",
      !body.contains(where: {
        (grammar.lexicon.finiteVerbs.contains($0) || $0.word == "not" || $0.isMark(","))
          && !$0.isMarked
      })
    else { return nil }
    let subject = grammar.nouns.trimmed(body.dropLast())
    return Demand(.must, Claim(subject: subject.text, relation: .present), subject: subject)
  }

  /// "Required only when …" behind a label.
  private func bare(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let label = topic.label, let first = words.trimmed().first,
      grammar.lexicon.requiredWords.contains(first)
    else { return nil }
    let rest = words.trimmed().dropFirst().drop { $0.word == "only" }
    let (main, conditions) = grammar.trailing.conditions(
      of: words, from: rest.startIndex)
    guard rest.isEmpty || !conditions.isEmpty || rest.first?.word == "for",
      main.trimmed().count <= 3 || rest.first?.word == "for"
    else { return nil }
    return Demand(
      .must, Claim(subject: label.text, relation: topic.isSwitch ? .enabled : .present),
      conditions: conditions, subject: label)
  }

  private func demanded(
    _ before: Tokens, for rest: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> (claim: Claim, subject: Tokens) {
    if let bound = grammar.predicates.bounds.quantity(in: before), let noun = bound.noun {
      return (
        Claim(subject: noun.text, relation: bound.relation, object: [bound.value]), noun
      )
    }
    if let bound = grammar.predicates.bounds.bound(in: before), let noun = bound.noun {
      return (Claim(subject: noun.text, relation: bound.relation, object: [bound.value]), noun)
    }
    if let amount = grammar.neededAmount(before) { return amount }
    if let version = version(before, grammar) { return version }
    if let label = topic.label,
      let phrase = grammar.lexicon.bounds.match(before, at: before.startIndex),
      before.count == phrase.length + 1, let number = before.last
    {
      return (Claim(subject: label.text, relation: phrase.value, object: [number.text]), label)
    }
    if let choice = choice(before, for: rest, grammar) { return choice }
    if let rights = rights(before, grammar) { return rights }
    let isSeries = before.contains { ["and", "or"].contains($0.word) && !$0.isMarked }
    let phrase = grammar.nouns.firstPhrase(of: before)
    let whole = isSeries || phrase.isEmpty || continues(before, behind: phrase)
    let subject = grammar.subject(whole ? before : phrase, topic)
    let relation: Relation = isActivity(before, subject) ? .enabled : .present
    return (Claim(subject: subject.text, relation: relation), subject)
  }

  /// "Time synchronisation": an activity in general, which is switched on rather than there.
  private func isActivity(_ before: Tokens, _ subject: Tokens) -> Bool {
    subject.startIndex == before.startIndex && subject.count == before.count
      && Self.namesActivity(subject)
  }

  /// "Time synchronisation": two or three words, the last of which names what something does.
  static func namesActivity(_ subject: Tokens) -> Bool {
    guard (2...3).contains(subject.count), let noun = subject.last, !noun.isMarked else {
      return false
    }
    return ["sation", "zation", "cation", "ption", "ning", "ging", "cking"].contains {
      noun.word.hasSuffix($0)
    }
  }

  /// "at least version 4.2 of X": the bound on the version of X.
  private func version(
    _ before: Tokens, _ grammar: DemandGrammar
  ) -> (claim: Claim, subject: Tokens)? {
    guard let phrase = grammar.lexicon.bounds.match(before, at: before.startIndex) else {
      return nil
    }
    let rest = before.dropFirst(phrase.length)
    guard let noun = rest.first, grammar.lexicon.versionNouns.contains(noun),
      let number = rest.dropFirst().first, number.startsNumber,
      let of = rest.dropFirst(2).first, of.word == "of"
    else { return nil }
    let subject = grammar.nouns.trimmed(rest.dropFirst(3))
    guard !subject.isEmpty else { return nil }
    return (
      Claim(subject: subject.text, relation: phrase.value, object: [number.text]), subject
    )
  }

  /// "the rights A, B and C": all of them.
  private func rights(
    _ before: Tokens, _ grammar: DemandGrammar
  ) -> (claim: Claim, subject: Tokens)? {
    let body = grammar.nouns.bare(before)
    let members = grammar.predicates.objects.objects(body, relation: .requires)
    guard let rights = grammar.predicates.objects.rights(members),
      !body.contains(where: { $0.word == "or" && !$0.isMarked })
    else { return nil }
    return (
      Claim(subject: rights.noun, relation: .allOf, object: rights.members), body.prefix(1)
    )
  }

  /// "a folder with an identical path": a phrase that says which one belongs to the noun.
  private func continues(_ words: Tokens, behind phrase: Tokens) -> Bool {
    guard phrase.endIndex < words.endIndex else { return false }
    return ["with", "of", "from"].contains(words[phrase.endIndex].word)
  }

  /// "A or B is required for X": X needs one of them.
  private func choice(
    _ before: Tokens, for rest: Tokens, _ grammar: DemandGrammar
  ) -> (claim: Claim, subject: Tokens)? {
    guard before.contains(where: { $0.word == "or" && !$0.isMarked }), rest.first?.word == "for"
    else { return nil }
    let subject = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst()))
    let members = grammar.nouns.members(of: before)
    guard !subject.isEmpty, members.count > 1 else { return nil }
    return (Claim(subject: subject.text, relation: .oneOf, object: members.map(\.text)), subject)
  }
}
