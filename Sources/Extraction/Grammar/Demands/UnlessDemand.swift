import Policy

/// "Unless X is on, nothing comes", "X does not ring, unless Y is on": what does not go without a
/// state demands the state.
///
/// Examples:
/// - "Unless the __Storm bell__ is enabled, nobody hears the pilot."
///   → constraint must: {Storm bell enabled}
/// - "Letters to guests are not delivered, unless the house has a letter box."
///   → constraint must: {letter box present} [Letters to guests are not delivered]
struct UnlessDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let unless = words.indices.dropFirst(3).first(where: {
        words[$0].word == "unless" && !words[$0].isMarked
      }), words[unless - 1].isMark(",")
    else { return nil }
    let main = words[..<(unless - 1)].trimmed()
    guard tellsFailure(main, grammar) else { return nil }
    return demand(
      words[(unless + 1)...], because: main, grammar, topic,
      conditions: [Condition(main.text, form: .clause)])
  }

  /// Reads a clause with "unless" in front, given as its condition and the main clause.
  func read(
    condition: Tokens, main: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard tellsFailure(main, grammar) else { return nil }
    return demand(condition, because: main, grammar, topic, conditions: [])
  }

  private func demand(
    _ condition: Tokens, because main: Tokens, _ grammar: DemandGrammar, _ topic: Topic,
    conditions: [Condition]
  ) -> Demand? {
    if let kept = kept(condition, grammar) {
      return Demand(
        .must, Claim(subject: kept.text, relation: .present), conditions: conditions, subject: kept)
    }
    guard
      let asserted = AssertionReader(grammar: grammar, topic: topic).read(
        condition.prefix { !$0.isMark(".") }.trimmed()),
      let reading = asserted.reading, !reading.claim.isNegated
    else { return nil }
    var claim = reading.claim
    if claim.relation == .contains || claim.relation == .requires, claim.object.count == 1 {
      claim = Claim(subject: claim.object[0], relation: .present)
    }
    var demand = Demand(
      reading.wording, claim, conditions: conditions + reading.conditions,
      subject: reading.subject)
    demand.rationale = main.text
    return demand
  }

  /// "you kept the chart": the chart.
  private func kept(_ condition: Tokens, _ grammar: DemandGrammar) -> Tokens? {
    guard ["you", "we"].contains(condition.first?.word), let verb = condition.dropFirst().first,
      grammar.lexicon.states.match(condition, at: condition.startIndex + 1)?.value == .present,
      grammar.lexicon.isParticiple(verb.word)
    else { return nil }
    let thing = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: condition.dropFirst(2)))
    return thing.isEmpty ? nil : thing
  }

  /// Whether a clause says that something does not happen, rather than that it must not.
  private func tellsFailure(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    let lacks = words.contains {
      !$0.isMarked
        && (["not", "no", "nobody", "nothing", "never", "cannot", "empty"].contains($0.word)
          || $0.word.hasSuffix("n't"))
    }
    return lacks && grammar.lexicon.modals.first(in: words) == nil
      && grammar.lexicon.forbidden.first(in: words) == nil
      && grammar.lexicon.unsupported.first(in: words) == nil
      && !grammar.verbs.isImperative(words, at: words.startIndex)
  }
}
