import Policy

/// "Do not V X", "Never V X", "Avoid X".
///
/// Examples:
/// - "Do not enable __Debug mode__."
///   → constraint must_not: {Debug mode disabled}
/// - "Never switch __Debug mode__ on for a public gate."
///   → constraint must_not: {Debug mode disabled} [a public gate]
/// - "Never enter the pass phrase."
///   → constraint must_not: {pass phrase absent}
/// - "__Interval__: do not go below 30."
///   → constraint must: {Interval at_least 30} [Interval]
/// - "Do not set __Depth__ higher than 10."
///   → constraint must: {Depth at_most 10}
/// - "Avoid shared accounts."
///   → recommendation should_not: {shared accounts absent}
struct ProhibitionDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard !grammar.lexicon.bounds.matches(words, at: words.startIndex) else { return nil }
    if let match = grammar.lexicon.prohibitions.match(words, at: words.startIndex) {
      return prohibited(words.dropFirst(match.length), .mustNot, grammar, topic)
    }
    if let match = grammar.lexicon.avoidances.match(words, at: words.startIndex) {
      return avoided(words.dropFirst(match.length), grammar, topic)
    }
    return nil
  }

  /// "Avoid X", "Avoid V-ing X".
  private func avoided(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand {
    if let verb = grammar.verbs.gerund(words, at: words.startIndex),
      let demand = prohibited(verb, .shouldNot, grammar, topic), demand.claim != nil
    {
      return demand
    }
    if grammar.verbs.isImperative(words, at: words.startIndex),
      let demand = prohibited(words, .shouldNot, grammar, topic)
    {
      return demand
    }
    let body = grammar.nouns.trimmed(words)
    let isActivity = body.first?.word.hasSuffix("ing") ?? false
    if grammar.lexicon.pronouns.match(body, at: body.startIndex)?.length == body.count,
      let subject = topic.antecedent
    {
      return Demand(.shouldNot, Claim(subject: subject.text, relation: .absent), subject: subject)
    }
    let name =
      isActivity ? body.prefix { !$0.isMark(":") && !$0.isMark(",") } : grammar.nouns.name(in: body)
    guard !name.isEmpty else { return Demand(.shouldNot, nil) }
    return Demand(
      .shouldNot, Claim(subject: name.text, relation: isActivity ? .disabled : .absent),
      subject: name)
  }

  /// The demand that an instruction is not carried out.
  func prohibited(_ words: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic)
    -> Demand?
  {
    var body = words.trimmed().drop { grammar.lexicon.adverbs.contains($0) }
    if let consideration = grammar.lexicon.considerations.match(body, at: body.startIndex),
      let verb = grammar.verbs.gerund(
        body, at: body.startIndex + consideration.length)
    {
      body = verb
    }
    let (main, conditions) = grammar.trailing.conditions(of: body, from: body.startIndex)
    if let contained = contained(main, conditions, wording, grammar) { return contained }
    if let bound = crossed(main, conditions, wording, grammar, topic) { return bound }
    if let order = order(main, conditions, wording, grammar) { return order }
    if let switched = switched(main, conditions, wording, grammar, topic) { return switched }
    if let started = started(main, conditions, wording, grammar) { return started }
    let clause = Clause(words: main, core: main)
    guard !grammar.lexicon.readingVerbs.matches(main, at: main.startIndex),
      let step = StepReader(lexicon: grammar.lexicon).read(clause, topic: topic, links: [])
    else { return main.isEmpty ? nil : Demand(wording, nil, conditions: conditions) }
    let claim = isChange(main) ? nil : step.claim?.negated ?? untaken(main, step, grammar)
    let isPositive = claim.map { [.enabled, .present].contains($0.relation) } ?? false
    return Demand(
      isPositive ? wording.affirmation : wording, claim, conditions: conditions,
      subject: step.focus)
  }

  /// "Do not run X": X is off.
  private func started(
    _ words: Tokens, _ conditions: [Condition], _ wording: Wording, _ grammar: DemandGrammar
  ) -> Demand? {
    guard ["run", "start", "launch"].contains(words.first?.word),
      let next = words.dropFirst().first,
      next.isMarked || next.isCapitalised
    else { return nil }
    let thing = grammar.nouns.name(in: words.dropFirst())
    guard !thing.isEmpty, !grammar.verbs.isThirdPerson(next) else { return nil }
    return Demand(
      wording, Claim(subject: thing.text, relation: .disabled), conditions: conditions,
      subject: thing)
  }

  /// "Do not switch it on for Y": what stands behind "for" says where it must not be on.
  private func switched(
    _ words: Tokens, _ conditions: [Condition], _ wording: Wording, _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Demand? {
    guard let opener = words.firstIndex(where: { $0.word == "for" && !$0.isMarked }) else {
      return nil
    }
    let clause = Clause(words: words[..<opener], core: words[..<opener])
    let scope = words[(opener + 1)...].trimmed()
    guard !scope.isEmpty,
      let step = StepReader(lexicon: grammar.lexicon).read(clause, topic: topic, links: []),
      let claim = step.claim?.negated, claim.relation == .disabled || claim.relation == .enabled
    else { return nil }
    return Demand(
      claim.relation == .enabled ? wording.affirmation : wording, claim,
      conditions: conditions + [Condition(scope.text, form: .clause)],
      subject: step.focus)
  }

  /// "Do not change X": X stays as it is, whatever that is.
  func isChange(_ words: Tokens) -> Bool {
    let verbs = ["change", "adjust", "raise", "lower", "reduce", "increase", "replace", "move"]
    return words.first.map { verbs.contains($0.word) } ?? false
      && !words.contains { $0.word == "to" && !$0.isMarked }
  }

  /// "Do not request X": X must not be there.
  private func untaken(
    _ words: Tokens, _ step: StepReader.Result, _ grammar: DemandGrammar
  ) -> Claim? {
    guard step.claim == nil, let focus = step.focus, !focus.isEmpty,
      words.prefix(2).contains(where: { grammar.lexicon.takingVerbs.contains($0) })
    else { return nil }
    return Claim(subject: focus.text, relation: .absent)
  }

  /// "Do not go below 30": the bound that must not be crossed.
  private func crossed(
    _ words: Tokens, _ conditions: [Condition], _ wording: Wording, _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Demand? {
    guard let verb = words.first, grammar.lexicon.boundVerbs.contains(verb),
      let crossing = grammar.predicates.bounds.crossing(
        in: words.dropFirst(), withComparatives: true),
      crossing.place < words.startIndex + 8
    else { return nil }
    let named = grammar.nouns.trimmed(words[..<crossing.place].dropFirst())
    let isReference =
      named.isEmpty || grammar.lexicon.pronouns.matches(named, at: named.startIndex)
    guard let subject = isReference ? topic.antecedent : grammar.nouns.withoutControlNoun(named)
    else { return nil }
    return Demand(
      wording.affirmation,
      Claim(subject: subject.text, relation: crossing.kept, object: [crossing.value.text]),
      conditions: conditions, subject: subject)
  }

  /// "Do not put two X into the same Y": what Y must not contain.
  private func contained(
    _ words: Tokens, _ conditions: [Condition], _ wording: Wording, _ grammar: DemandGrammar
  ) -> Demand? {
    guard let verb = words.first, grammar.lexicon.placingVerbs.contains(verb),
      let place = words.dropFirst().firstIndex(where: {
        ["in", "into", "inside"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    let part = grammar.nouns.bare(words.dropFirst()[..<place])
    let whole = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: words[(place + 1)...])).drop {
      grammar.lexicon.sameness.contains($0)
    }
    guard !part.isEmpty, !whole.isEmpty else { return nil }
    return Demand(
      wording,
      Claim(subject: whole.text, relation: .contains, object: [part.text], isNegated: true),
      conditions: conditions, subject: whole)
  }

  /// "Do not close it until it is saved": what must not happen before what.
  private func order(
    _ words: Tokens, _ conditions: [Condition], _ wording: Wording, _ grammar: DemandGrammar
  ) -> Demand? {
    guard let event = conditions.first?.laterEvent, conditions.count == 1 else { return nil }
    return Demand(
      wording,
      Claim(
        subject: words.trimmed().text, relation: .before, object: [event], isNegated: true))
  }
}
