import Policy

/// "X is not allowed", "It is not allowed to V X", "Empty X is not allowed", "X is not allowed in Y".
///
/// Examples:
/// - "Shared keys are not allowed."
///   → constraint must_not: {Shared keys not_supported}
/// - "Guests are not allowed to move the buoys."
///   → constraint must_not: {move the buoys not_supported Guests}
/// - "Empty names are not allowed."
///   → constraint must: {names present}
/// - "__Interval__: values under 3 are not allowed."
///   → constraint must: {Interval at_least 3} [Interval]
/// - "Blanks are not permitted in the label."
///   → constraint must_not: {label not contains Blanks}
/// - "The badge must be present. Dashes in it are not allowed."
///   → constraint must: {badge present}
///   → constraint must_not: {badge not contains Dashes}
struct ForbiddenDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices {
      guard let match = grammar.lexicon.forbidden.match(words, at: index), !words[index].isMarked
      else {
        continue
      }
      if grammar.isSubordinate(index, in: words) { return nil }
      let rest = words[(index + match.length)...].trimmed()
      let before = words[..<index].trimmed()
      if before.isEmpty || before.first?.word == "it" {
        let body = rest.drop { $0.word == "to" }
        if let kept = kept(body, grammar, topic) { return kept }
        return ProhibitionDemand().prohibited(body, .mustNot, grammar, topic)
      }
      return forbidden(before, in: rest, grammar, topic)
    }
    return nil
  }

  /// "Is not allowed to be empty" behind a label: the opposite of the state.
  private func kept(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let label = topic.label, words.first?.word == "be",
      let state = grammar.lexicon.states.value(of: words.dropFirst().trimmed())?.opposite
    else { return nil }
    return Demand(
      state.isNegative ? .mustNot : .must, Claim(subject: label.text, relation: state),
      subject: label)
  }

  private func forbidden(
    _ before: Tokens, in rest: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand {
    let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    let subject = grammar.subject(before, topic)
    if let bound = grammar.crossedBound(before, topic) {
      return Demand(.must, bound, conditions: conditions, subject: topic.label)
    }
    if let value = RecommendedDemand().value(subject, grammar),
      let owner = topic.label ?? topic.told ?? topic.subject
    {
      return Demand(
        .mustNot,
        Claim(
          subject: owner.text, relation: .equals, object: [value.text], isNegated: true),
        conditions: conditions, subject: owner)
    }
    let name = grammar.nouns.trimmed(before)
    if main.first?.word == "to", main.count > 1 {
      let activity = main.dropFirst().prefix { !$0.isMark(",") }.trimmed()
      return Demand(
        .mustNot,
        Claim(subject: activity.text, relation: .notSupported, object: [subject.text]),
        conditions: conditions, subject: subject)
    }
    return part(name, of: main, conditions, grammar, topic)
      ?? thing(subject, conditions, grammar)
  }

  /// "An empty field is not allowed", "Blanks in the name are not allowed": what must be there, or must not
  /// be in something.
  private func part(
    _ name: Tokens, of main: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Demand? {
    if let first = name.first, name.count > 1,
      grammar.lexicon.states.match(name, at: name.startIndex)?.value == .absent, !first.isMarked
    {
      let filled = name.dropFirst()
      return Demand(
        .must, Claim(subject: filled.text, relation: .present), conditions: conditions,
        subject: filled)
    }
    guard let whole = whole(main, grammar, topic, part: name) else { return nil }
    let boundary = name.firstIndex {
      grammar.lexicon.prepositions.contains($0) && !$0.isMarked
    }
    let parts = grammar.nouns.members(of: name[..<(boundary ?? name.endIndex)])
    return Demand(
      .mustNot,
      Claim(
        subject: whole.text, relation: .contains, object: parts.map(\.text), isNegated: true),
      conditions: conditions, subject: whole)
  }

  /// "Using X is not allowed" forbids X.
  private func thing(
    _ subject: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar
  ) -> Demand {
    let thing =
      subject.first?.word == "using" && subject.count > 1
      ? grammar.nouns.trimmed(subject.dropFirst()) : subject
    return Demand(
      .mustNot, Claim(subject: thing.text, relation: .notSupported), conditions: conditions,
      subject: thing)
  }

  /// What must not contain the thing: the noun behind "in", else the label that it is said of.
  private func whole(
    _ rest: Tokens, _ grammar: DemandGrammar, _ topic: Topic, part: Tokens
  ) -> Tokens? {
    if let last = part.last, part.count > 2, !last.isMarked,
      grammar.lexicon.pronouns.matches([last], at: 0),
      ["in", "inside", "within"].contains(part[part.endIndex - 2].word)
    {
      return topic.antecedent
    }
    if ["in it", "in them", "inside it"].contains(rest.trimmed().map(\.word).joined(separator: " "))
    {
      return topic.antecedent
    }
    if ["there", "here"].contains(rest.trimmed().first?.word ?? ""), rest.trimmed().count == 1 {
      return topic.antecedent
    }
    if let preposition = rest.first, ["in", "inside", "within"].contains(preposition.word) {
      let noun = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst()))
      if grammar.lexicon.pronouns.matches(noun, at: noun.startIndex) { return topic.antecedent }
      return noun.isEmpty ? nil : noun
    }
    guard rest.trimmed().isEmpty, let label = topic.label, part.text != label.text,
      grammar.lexicon.pronouns.matches(part, at: part.startIndex) == false
    else { return nil }
    return label
  }
}
