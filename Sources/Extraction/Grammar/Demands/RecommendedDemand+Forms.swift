import Policy

/// Advice in forms of its own: an instruction, a remark without a verb, a value, a state.
extension RecommendedDemand {
  /// "Prefer X over Y", "Better leave X at 3": advice in the form of an instruction.
  func urged(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard let first = body.first, !first.isMarked else { return nil }
    if first.word == "prefer" { return active(body, .should, grammar, topic) }
    if first.word == "consider",
      let act = grammar.verbs.gerund(body, at: body.startIndex + 1)
    {
      return active(act, .should, grammar, topic)
    }
    guard ["best", "better"].contains(first.word),
      grammar.verbs.isImperative(body, at: body.startIndex + 1)
    else { return nil }
    return active(body.dropFirst(), .should, grammar, topic)
  }

  /// "Blue is a sensible colour for X": the value that is praised.
  func praised(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let verb = words.prefix(6).firstIndex(where: { ["is", "are"].contains($0.word) }),
      verb > words.startIndex, !grammar.isSubordinate(verb, in: words),
      grammar.lexicon.recommended.match(words, at: verb) == nil
    else { return nil }
    let value = grammar.nouns.trimmed(words[..<verb])
    let praise = words[(verb + 1)...].drop { ["a", "an", "the"].contains($0.word) }
    guard !value.isEmpty, !grammar.lexicon.pronouns.matches(value, at: value.startIndex),
      praise.startIndex > verb + 1, let first = praise.first,
      grammar.lexicon.praises.contains(first),
      let noun = praise.dropFirst().first, noun.kind == .word, !grammar.lexicon.ways.contains(noun)
    else { return nil }
    let thing = grammar.nouns.firstPhrase(of: praise.dropFirst())
    guard thing.endIndex < praise.endIndex, praise[thing.endIndex].word == "for" else { return nil }
    let isValue = thing.count == 1 && grammar.lexicon.valueWords.contains(noun)
    guard let subject = isValue ? topic.antecedent : thing else { return nil }
    return Demand(
      .should, Claim(subject: subject.text, relation: .equals, object: [value.text]),
      subject: subject)
  }

  /// "Long trains are better split": what is best done with them.
  func bettered(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let verb = words.indices.dropLast(2).first(where: {
        ["is", "are"].contains(words[$0].word) && ["better", "best"].contains(words[$0 + 1].word)
      }), verb > words.startIndex, !words[verb].isMarked,
      grammar.lexicon.isParticiple(words[verb + 2].word),
      grammar.lexicon.recommended.match(words, at: verb) == nil
    else { return nil }
    return Demand(.should, nil, subject: grammar.subject(words[..<verb], topic))
  }

  /// "limit X to 9", "no more than 9 X": how much of something there should be at most.
  func limited(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> (claim: Claim, subject: Tokens)? {
    let body = words.trimmed()
    if grammar.lexicon.bounds.matches(body, at: body.startIndex),
      let bound = grammar.predicates.bounds.quantity(in: body), let noun = bound.noun
    {
      let thing = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: noun))
      return (
        Claim(subject: thing.text, relation: bound.relation, object: [bound.value]), thing
      )
    }
    guard ["limit", "restrict", "cap"].contains(body.first?.word),
      let to = body.firstIndex(where: { ["to", "at"].contains($0.word) && !$0.isMarked }),
      to > body.startIndex + 1, to + 1 < body.endIndex
    else { return nil }
    let value = grammar.predicates.bounds.value(in: body[(to + 1)...])
    guard value.first.map(grammar.lexicon.isNumeral) ?? false else { return nil }
    let thing = grammar.subject(body[(body.startIndex + 1)..<to], topic)
    return (Claim(subject: thing.text, relation: .atMost, object: [value.text]), thing)
  }

  /// "Recommended for drafts" behind a label.
  func bare(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    let isDenied = body.first?.word == "not"
    let rest = isDenied ? body.dropFirst() : body
    guard let label = topic.label, let first = rest.first, !first.isMarked,
      ["recommended", "advised", "advisable", "preferred"].contains(first.word)
    else { return nil }
    let scope = rest.dropFirst()
    guard
      scope.isEmpty
        || [.clause, .phrase].contains(
          grammar.lexicon.conditions.match(scope, at: scope.startIndex)?.value)
    else { return nil }
    let conditions = scope.isEmpty ? [] : [Condition(scope.dropFirst().text, form: .clause)]
    let wording: Wording = isDenied ? .shouldNot : .should
    return Demand(
      wording, Claim(subject: label.text, relation: state(of: label, wording, topic)),
      conditions: conditions, subject: label)
  }

  /// "30 seconds", "a value of 12", "values from 2 to 4": what a setting is set to.
  func value(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens? {
    var body = grammar.nouns.bare(words)
    let isNamed = body.first.map { grammar.lexicon.valueWords.contains($0) } ?? false
    if isNamed {
      body = body.dropFirst().drop { ["of", "from", "between"].contains($0.word) }
    }
    guard let first = body.first, first.startsNumber, body.count <= (isNamed ? 5 : 2),
      isNamed || body.count == 1 || grammar.lexicon.units.contains(body[body.endIndex - 1])
    else { return nil }
    return body
  }

  /// "The recommended value is 3", "The recommended size of a hull is 4 m": what of which is advised.
  private func namedValue(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let body = grammar.nouns.trimmed(words)
    guard let first = body.first, !first.isMarked, grammar.lexicon.adviceWords.contains(first),
      let verb = body.prefix(9).firstIndex(where: {
        ["is", "are"].contains($0.word) && !$0.isMarked
      }), verb > body.startIndex + 1, verb + 1 < body.endIndex
    else { return nil }
    let noun = body[(body.startIndex + 1)..<verb]
    let owner = noun.firstIndex { ["of", "for"].contains($0.word) && !$0.isMarked }
    let named = owner.map { grammar.nouns.trimmed(noun[($0 + 1)...]) }
    let isValue = noun.first.map { grammar.lexicon.valueWords.contains($0) } ?? false
    guard let subject = named ?? (isValue ? topic.antecedent : noun) else { return nil }
    let (main, conditions) = grammar.trailing.conditions(
      of: body[(verb + 1)...], from: verb + 1)
    guard main.first?.word != "to" else { return nil }
    if let bound = grammar.predicates.bounds.bound(in: main) {
      return Demand(
        .should, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
        conditions: conditions, subject: subject)
    }
    let value = grammar.nouns.trimmed(main.prefix { !$0.isMark(",") })
    return Demand(
      .should, Claim(subject: subject.text, relation: .equals, object: [value.text]),
      conditions: conditions, subject: subject)
  }

  /// "a multiple of 9": a shape that a number can have.
  func multiple(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens? {
    let body = grammar.nouns.bare(words)
    guard body.prefix(2).map(\.word) == ["multiple", "of"], body.count > 2 else { return nil }
    return body
  }

  /// "Recommended is X" behind a label, "The recommended value is X".
  func inverted(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let named = namedValue(words.trimmed(), grammar, topic) { return named }
    var body = grammar.nouns.bare(words.trimmed())
    let isNamed =
      body.count > 3 && grammar.lexicon.valueWords.contains(body[body.startIndex + 1])
    guard let label = isNamed ? topic.antecedent : topic.label, let first = body.first,
      body.count > 2, grammar.lexicon.adviceWords.contains(first)
    else { return nil }
    if isNamed { body.removeFirst() }
    guard ["is", "are"].contains(body[body.startIndex + 1].word) else { return nil }
    let (main, conditions) = grammar.trailing.conditions(
      of: body.dropFirst(2), from: body.startIndex + 2)
    let value = grammar.nouns.trimmed(main.prefix { !$0.isMark(",") })
    if let bound = grammar.predicates.bounds.bound(in: value) {
      return Demand(
        .should, Claim(subject: label.text, relation: bound.relation, object: [bound.value]),
        conditions: conditions, subject: label)
    }
    return Demand(
      .should, Claim(subject: label.text, relation: .equals, object: [value.text]),
      conditions: conditions, subject: label)
  }

  /// "that X is Y": the state that is advised.
  func stated(
    _ words: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard !wording.isNegative else { return nil }
    let (main, conditions) = grammar.trailing.conditions(of: words, from: words.startIndex)
    guard let reading = AssertionReader(grammar: grammar, topic: topic).read(main)?.reading else {
      return nil
    }
    return Demand(
      reading.claim.isNegated ? .shouldNot : .should, reading.claim,
      conditions: conditions + reading.conditions, subject: reading.subject)
  }

  /// "We advise against it": against the state that was spoken of last.
  func against(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    if let verb = grammar.verbs.gerund(body, at: body.startIndex) {
      return ProhibitionDemand().prohibited(verb, .shouldNot, grammar, topic)
    }
    guard grammar.lexicon.pronouns.match(body, at: body.startIndex)?.length == body.count,
      let subject = topic.state, let relation = topic.lastState?.opposite
    else { return nil }
    return Demand(
      relation.isNegative ? .shouldNot : .should,
      Claim(subject: subject.text, relation: relation), subject: subject)
  }
}
