import Policy

/// "Queue length: at least 9 entries": a bound behind a label, without a verb.
///
/// Examples:
/// - "__Queue length__: at least 9 entries."
///   → constraint must: {Queue length at_least 9 entries} [Queue length]
/// - "__Pass phrase__: 9 characters or more."
///   → constraint must: {Pass phrase at_least 9 characters} [Pass phrase]
/// - "__Draught__: min. 2 m, max. 9 m."
///   → constraint must: {Draught at_least 2 m} [Draught]
///   → constraint must: {Draught at_most 9 m} [Draught]
/// - "One buoy per berth."
///   → constraint must: {buoy at_most One}
/// - "Max. 3 parallel dives."
///   → constraint must: {parallel dives at_most 3}
/// - "Not more than 6 mirrors."
///   → constraint must: {mirrors at_most 6}
struct BoundDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let whole = words.trimmed().drop { $0.word == "and" && topic.continued != nil }
    if let counted = counted(whole, grammar, topic) { return counted }
    if let share = share(whole, grammar) { return share }
    let comma = whole.firstIndex { $0.isMark(",") }
    if let label = topic.label, whole.first?.startsNumber ?? false,
      let bound = grammar.predicates.bounds.bound(in: whole.prefix { !$0.isMark(",") }),
      bound.noun == nil
    {
      return Demand(
        .must, Claim(subject: label.text, relation: bound.relation, object: [bound.value]),
        subject: label)
    }
    if let label = topic.label, let holding = holding(whole, grammar) {
      return Demand(
        .must, Claim(subject: label.text, relation: holding.relation, object: [holding.value]),
        subject: label)
    }
    let isBehind =
      comma.map { grammar.lexicon.bounds.matches(whole, at: $0 + 1) && $0 - whole.startIndex <= 3 }
      ?? false
    let words = isBehind ? whole[((comma ?? 0) + 1)...] : whole
    guard let label = topic.continued == nil ? topic.label : topic.subject ?? topic.label,
      let phrase = grammar.lexicon.bounds.match(words, at: words.startIndex),
      words.dropFirst(phrase.length).first.map(grammar.lexicon.isNumeral) ?? false,
      let bound = BoundReader(lexicon: grammar.lexicon).bound(in: words)
    else { return nil }
    return Demand(
      .must, Claim(subject: label.text, relation: bound.relation, object: [bound.value]),
      subject: label)
  }

  /// "One buoy per berth": how many there may be for each.
  private func share(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let number = words.first, number.word == "one" || number.text == "1",
      let per = words.firstIndex(where: { $0.word == "per" && !$0.isMarked }),
      (2...4).contains(per - words.startIndex), per + 1 < words.endIndex,
      !words.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let noun = words[(words.startIndex + 1)..<per].trimmed()
    return Demand(
      .must, Claim(subject: noun.text, relation: .atMost, object: [number.text]), subject: noun)
  }

  /// "any text with 9 characters or more": the size of what the label holds.
  private func holding(_ words: Tokens, _ grammar: DemandGrammar) -> BoundReader.Bound? {
    guard words.count <= 10, let with = words.firstIndex(where: { $0.word == "with" }),
      words[with...].dropFirst().first?.startsNumber ?? false,
      !words.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    return grammar.predicates.bounds.bound(in: words[(with + 1)...])
  }

  /// "Not more than 6 mirrors": a bound on how many there are, as an item of its own.
  private func counted(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard topic.label == nil, words.count <= 6,
      grammar.lexicon.bounds.matches(words, at: words.startIndex)
    else { return nil }
    guard let bound = grammar.predicates.bounds.quantity(in: words), let noun = bound.noun,
      noun.allSatisfy({ $0.kind == .word && !grammar.lexicon.finiteVerbs.contains($0) })
    else { return measured(words, grammar, topic) }
    return Demand(
      .must, Claim(subject: noun.text, relation: bound.relation, object: [bound.value]),
      subject: noun)
  }

  /// "Maximum 128 characters": a bound on what the text is about.
  private func measured(
    _ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard let subject = topic.antecedent,
      let amount = grammar.predicates.bounds.amount(in: words), amount.rest.trimmed().isEmpty
    else { return nil }
    return Demand(
      .must,
      Claim(subject: subject.text, relation: amount.relation, object: [amount.value.text]),
      subject: subject)
  }
}
