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

  /// "Recommended is X" behind a label.
  func inverted(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard let label = topic.label, let first = body.first, body.count > 2,
      grammar.lexicon.adviceWords.contains(first),
      ["is", "are"].contains(body[body.startIndex + 1].word)
    else { return nil }
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
