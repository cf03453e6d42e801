import Policy

/// "Up to 5 X are possible", "More than 7 X are turned away": how many there may be.
///
/// Examples:
/// - "Up to 12 mirrors are possible."
///   → constraint must: {mirrors at_most 12}
/// - "Not more than one ship may use a berth."
///   → constraint must: {ship at_most one}
/// - "At most two boats may share a berth."
///   → constraint must: {boats at_most two}
/// - "A maximum of 3 keys is allowed."
///   → constraint must: {keys at_most 3}
/// - "More than 40 pings a minute get an error."
///   → constraint must: {pings a minute at_most 40}
/// - "More than four masts cannot be chained."
///   → constraint must: {masts at_most four}
struct CountLimitDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    if let exact = exact(body, grammar) { return exact }
    guard let phrase = grammar.lexicon.bounds.match(body, at: body.startIndex),
      let verb = verb(in: body, grammar),
      let bound = grammar.predicates.bounds.quantity(in: body[..<verb]), let noun = bound.noun
    else { return nil }
    let predicate = body[verb...]
    // "up to 50 can be listed" offers, "no more than 50 can be listed" limits.
    let isLimit =
      body.first?.word != "up" && predicate.first.map { $0.isWord("can", "may") } ?? false
      && predicate.dropFirst().first?.word == "be"
    guard
      phrase.value == .atMost
        ? isLimit || isPermitted(predicate, grammar) : isPunished(predicate, grammar)
    else { return nil }
    return Demand(
      .must, Claim(subject: noun.text, relation: .atMost, object: [bound.value]), subject: noun)
  }

  /// "Exactly one X is allowed".
  private func exact(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let first = words.first, ["exactly", "precisely"].contains(first.word), !first.isMarked,
      let verb = verb(in: words, grammar), isPermitted(words[verb...], grammar),
      let count = grammar.predicates.bounds.quantity(in: words[..<verb].dropFirst()),
      let noun = count.noun
    else { return nil }
    return Demand(
      .must, Claim(subject: noun.text, relation: .equals, object: [count.value]), subject: noun)
  }

  private func verb(in words: Tokens, _ grammar: DemandGrammar) -> Int? {
    words.prefix(9).indices.first { index in
      !words[index].isMarked
        && (grammar.lexicon.bareVerbs.contains(words[index])
          || grammar.lexicon.permissive.contains(words[index])
          || grammar.lexicon.outcomes.contains(words[index]))
    }
  }

  /// "are possible", "can be used".
  private func isPermitted(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    if grammar.lexicon.supportVerbs.matches(words, at: words.startIndex) { return true }
    if ["can", "may"].contains(words.first?.word), words.count > 1 {
      return grammar.verbs.isImperative(words.dropFirst(), at: words.startIndex + 1)
    }
    return ["is", "are", "can", "may"].contains(words.first?.word)
      && words.dropFirst().prefix(2).contains { grammar.lexicon.permissions.contains($0) }
  }

  /// "are refused", "cannot be chained", "get an error": what comes of going over the bound.
  private func isPunished(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard let first = words.first else { return false }
    if ["get", "gets"].contains(first.word) {
      return words.dropFirst().first.map { ["a", "an"].contains($0.word) } ?? false
    }
    return ["cannot", "can't"].contains(first.word) || grammar.lexicon.outcomes.contains(first)
      || first.word == "can" && words.dropFirst().first?.word == "not"
      || grammar.lexicon.refusals.matches(words, at: words.startIndex)
      || grammar.lexicon.forbidden.matches(words, at: words.startIndex)
  }
}
