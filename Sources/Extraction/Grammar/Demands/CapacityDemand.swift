import Policy

/// "A label takes 40 characters at most": how much something holds, in the words of a bound.
///
/// Examples:
/// - "The label takes 40 characters at most."
///   → constraint must: {label at_most 40 characters}
/// - "A new badge takes no fewer than six digits."
///   → constraint must: {new badge at_least six digits}
/// - "The log holds at least 3 days."
///   → informative: The log holds at least 3 days.
struct CapacityDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let verb = words.prefix(9).firstIndex(where: {
        grammar.lexicon.capacityVerbs.contains($0) && !$0.isMarked
      }), verb > words.startIndex, !grammar.isSubordinate(verb, in: words)
    else { return nil }
    let (main, conditions) = grammar.trailing.conditions(of: words, from: verb)
    let body = main[(verb + 1)...].trimmed()
    guard let bound = grammar.predicates.bounds.bound(in: body), bound.noun == nil,
      grammar.lexicon.startsWithNumeral(bound.value), !tellsDuration(words[verb], bound.value)
    else { return nil }
    // What holds "at least 3 days" tells of a thing, what takes them demands.
    let takes = ["take", "takes", "accept", "accepts"].contains(words[verb].word)
    guard takes || bound.relation == .atMost else { return nil }
    let subject = grammar.nouns.trimmed(grammar.subject(words[..<verb], topic))
    guard !subject.isEmpty else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
      conditions: conditions, subject: subject)
  }

  /// "takes up to 24 hours": how long something lasts.
  private func tellsDuration(_ verb: Token, _ value: String) -> Bool {
    ["take", "takes"].contains(verb.word)
      && value.split(separator: " ").contains { word in
        let unit = word.lowercased()
        return ["second", "minute", "hour", "day", "week", "month", "year"].contains {
          unit.hasPrefix($0)
        } || ["s", "h", "min", "ms"].contains(unit)
      }
  }
}
