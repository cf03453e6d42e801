import Policy

/// "X is recommended", "We recommend to V X", "It is recommended to V X", "The latter is preferred".
///
/// Examples:
/// - "The vendor does not recommend shared keys."
///   → recommendation should_not: {shared keys absent}
/// - "Key files are recommended."
///   → recommendation should: {Key files present}
/// - "We recommend to prefer key files over passwords."
///   → recommendation should: {key files present}
/// - "__Depth__: recommended is 4."
///   → recommendation should: {Depth equals 4} [Depth]
/// - "The mast height must be 9 or more. 12 is preferred."
///   → constraint must: {mast height at_least 9}
///   → recommendation should: {mast height equals 12}
/// - "__Depth__: values from 2 to 4 are advised."
///   → recommendation should: {Depth equals 2 to 4} [Depth]
/// - "We strongly recommend against sharing buoys."
///   → recommendation should_not: {sharing buoys absent}
/// - "__Pilot lamp__: marks the mast. Recommended for fog."
///   → parameter: Pilot lamp: marks the mast. [Pilot lamp]
///   → recommendation should: {Pilot lamp enabled} [Pilot lamp; fog]
/// - "Prefer key files over passwords."
///   → recommendation should: {key files present}
/// - "Blue is a sensible colour for the pennant."
///   → recommendation should: {colour equals Blue}
/// - "Long trains are better split."
///   → recommendation should: Long trains are better split.
/// - "__Signal__: Morse is preferred."
///   → recommendation should: {Signal equals Morse} [Signal]
/// - "We would keep fleets to 26 ships."
///   → recommendation should: {fleets at_most 26 ships}
/// - "I would avoid shared buoys."
///   → recommendation should_not: {shared buoys absent}
/// - "It is recommended to keep __Threads__ at 8 or less."
///   → recommendation should: {Threads at_most 8}
struct RecommendedDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let inverted = inverted(words, grammar, topic) ?? urged(words, grammar, topic)
      ?? bare(words, grammar, topic) ?? praised(words, grammar, topic)
      ?? bettered(words, grammar, topic)
    {
      return inverted
    }
    for index in words.indices {
      guard let match = grammar.lexicon.recommended.match(words, at: index), !words[index].isMarked
      else {
        continue
      }
      if grammar.isSubordinate(index, in: words) { return nil }
      var wording =
        isNegated(words[..<index]) ? match.value.prohibition : match.value
      let before = words[..<index].trimmed()
      var rest = words[(index + match.length)...].trimmed()
      if let against = rest.first, against.word == "against", !against.isMarked {
        wording = .shouldNot
        rest.removeFirst()
      }
      let phrase = words[index..<(index + match.length)]
      if let last = phrase.last, last.word == "would" || last.word.hasSuffix("'d"),
        grammar.lexicon.speakers.contains(words[index]),
        !grammar.verbs.isImperative(rest, at: rest.startIndex),
        !grammar.lexicon.avoidances.matches(rest, at: rest.startIndex),
        !grammar.lexicon.predicates.matches(rest, at: rest.startIndex)
      {
        return nil
      }
      if phrase.last?.word == "that" || rest.first?.word == "that",
        let stated = stated(rest.drop { $0.word == "that" }, wording, grammar, topic)
      {
        return stated
      }
      let isPassive = words[index].word == "is" || words[index].word == "are"
      if isPassive, before.count == 1, before.first?.word == "it",
        ["to", "that"].contains(rest.first?.word ?? "")
      {
        return active(rest, wording, grammar, topic)
      }
      if words[index].word == "it", let next = rest.first, !next.isMarked,
        grammar.lexicon.prepositions.contains(next), next.word != "to",
        phrase.last?.word != "to", phrase.last?.word != "that"
      {
        return passive(words[index..<(index + 1)], rest, wording, grammar, topic)
      }
      if isPassive { return passive(before, rest, wording, grammar, topic) }
      return active(rest, wording, grammar, topic)
    }
    return nil
  }

  /// "They don't recommend X", "We cannot recommend X": a negation right in front.
  private func isNegated(_ before: Tokens) -> Bool {
    before.suffix(2).contains {
      !$0.isMarked && (["not", "never", "cannot"].contains($0.word) || $0.word.hasSuffix("n't"))
    }
  }

  func passive(
    _ before: Tokens, _ rest: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand {
    let subject = grammar.subject(before, topic)
    if let bound = bound(before, wording, grammar, topic) { return bound }
    if !wording.isNegative, grammar.lexicon.bounds.matches(before, at: before.startIndex),
      let amount = grammar.predicates.bounds.quantity(in: before), let noun = amount.noun
    {
      return Demand(
        wording, Claim(subject: noun.text, relation: amount.relation, object: [amount.value]),
        subject: noun)
    }
    let (_, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    let shape = multiple(before, grammar)
    if let value = shape ?? value(before, grammar), let owner = topic.label ?? topic.subject {
      return Demand(
        wording,
        Claim(
          subject: owner.text, relation: shape == nil ? .equals : .matches, object: [value.text],
          isNegated: wording.isNegative),
        conditions: conditions, subject: owner)
    }
    if let label = topic.label, isChoice(before, of: label, topic, grammar) {
      return Demand(
        wording,
        Claim(
          subject: label.text, relation: .equals, object: [grammar.nouns.trimmed(before).text],
          isNegated: wording.isNegative),
        conditions: conditions, subject: label)
    }
    return Demand(
      wording, Claim(subject: subject.text, relation: state(of: subject, wording, topic)),
      conditions: conditions, subject: subject)
  }

  /// "__Codec__: Morse is preferred": a name behind the label of a setting is one of its values.
  private func isChoice(
    _ words: Tokens, of label: Tokens, _ topic: Topic, _ grammar: DemandGrammar
  ) -> Bool {
    let name = grammar.nouns.trimmed(words)
    guard !topic.isSwitch, (1...3).contains(name.count), name.count == words.count,
      let first = name.first, first.isCapitalised || first.isMarked || first.startsNumber
    else { return false }
    return !grammar.lexicon.pronouns.matches(name, at: name.startIndex)
      && name.dropFirst().allSatisfy { $0.isCapitalised || $0.isMarked || $0.startsNumber }
      && !name.contains { token in label.contains { $0.word == token.word } }
  }

  /// An activity is switched on or off, a thing is there or not.
  func state(of subject: Tokens, _ wording: Wording, _ topic: Topic) -> Relation {
    let isActivity =
      subject.count <= 3 && subject.last?.word.hasSuffix("ing") ?? false
      || RequiredDemand.namesActivity(subject)
      || topic.isSwitch && subject.text == topic.label?.text
    return isActivity
      ? (wording.isNegative ? .disabled : .enabled) : (wording.isNegative ? .absent : .present)
  }

  /// "More than 9 is not recommended".
  private func bound(
    _ words: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    if let label = topic.label, let own = BoundReader(lexicon: grammar.lexicon).bound(in: words) {
      return Demand(
        wording, Claim(subject: label.text, relation: own.relation, object: [own.value]),
        subject: label)
    }
    guard
      let direction = words.firstIndex(where: {
        ["above", "below", "over", "under"].contains($0.word)
      }),
      direction + 1 < words.endIndex, let label = topic.label ?? topic.subject
    else { return nil }
    let isUpper = ["above", "over"].contains(words[direction].word)
    let relation: Relation = isUpper == wording.isNegative ? .atMost : .atLeast
    let name = grammar.counted(in: words[..<direction]) ?? label
    return Demand(
      .should,
      Claim(
        subject: name.text, relation: relation, object: [words[(direction + 1)...].trimmed().text]),
      subject: label)
  }

  func active(
    _ rest: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    var body = rest.drop { ["to", "that", "you"].contains($0.word) && !$0.isMarked }
    if !wording.isNegative, grammar.lexicon.avoidances.matches(body, at: body.startIndex) {
      return ProhibitionDemand().read(body, grammar, topic)
    }
    if wording.isNegative, let against = against(body, grammar, topic) { return against }
    let (main, conditions) = grammar.trailing.conditions(of: body, from: body.startIndex)
    body = main
    if let verb = grammar.lexicon.guidanceVerbs.match(body, at: body.startIndex) {
      if let demand = guidance(body, verb.length, wording, conditions, grammar, topic) {
        return demand
      }
    }
    if let predicate = grammar.predicates.predicate(in: body),
      predicate.relation.isBound || predicate.relation == .equals && isNumber(predicate.object),
      let subject = topic.antecedent
    {
      return Demand(
        wording,
        Claim(subject: subject.text, relation: predicate.relation, object: predicate.object),
        conditions: conditions, subject: subject)
    }
    if !wording.isNegative, let limited = limited(body, grammar, topic) {
      return Demand(wording, limited.claim, conditions: conditions, subject: limited.subject)
    }
    if grammar.verbs.isImperative(body, at: body.startIndex) {
      let step = StepReader(lexicon: grammar.lexicon).read(
        Clause(words: body, core: body), topic: topic, links: [])
      return Demand(wording, step?.claim, conditions: conditions, subject: step?.focus)
    }
    return thing(body, wording, conditions, grammar, topic)
  }

  /// "to the north pier", "red": the thing or value that is advised.
  private func thing(
    _ body: Tokens, _ wording: Wording, _ conditions: [Condition], _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Demand {
    // "trim the sail": a deed in a verb of no list, and no thing.
    if let deed = body.first, !deed.isMarked, !grammar.lexicon.articles.contains(deed),
      !grammar.lexicon.prepositions.contains(deed), let article = body.dropFirst().first,
      ["the", "a", "an", "your"].contains(article.word)
    {
      return Demand(wording, nil, conditions: conditions)
    }
    let instead =
      body.firstIndex { ["instead", "over", "rather"].contains($0.word) || $0.isMark(",") }
      ?? body.endIndex
    let name = grammar.nouns.trimmed(body[..<instead])
    if name.count <= 2, name.first?.startsNumber ?? false,
      let subject = topic.label ?? topic.subject
    {
      return Demand(
        wording, Claim(subject: subject.text, relation: .equals, object: [name.text]),
        conditions: conditions, subject: subject)
    }
    if let label = topic.label, !name.isEmpty, !wording.isNegative,
      body.first.map({ grammar.lexicon.articles.contains($0) || $0.isMarked }) ?? false
    {
      return Demand(
        wording, Claim(subject: label.text, relation: .equals, object: [name.text]),
        conditions: conditions, subject: label)
    }
    return Demand(
      wording,
      name.isEmpty
        ? nil : Claim(subject: name.text, relation: wording.isNegative ? .absent : .present),
      conditions: conditions, subject: name)
  }
}
