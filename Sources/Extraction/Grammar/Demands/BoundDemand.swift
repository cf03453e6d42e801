import Policy

/// "Queue length: at least 9 entries": a bound behind a label, without a verb.
///
/// Examples:
/// - "__Queue length__: at least 9 entries."
///   → constraint must: {Queue length at_least 9} [Queue length]
struct BoundDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let label = topic.label, let first = words.trimmed().first,
      ["at", "maximum", "minimum", "max.", "min."].contains(first.word),
      let bound = BoundReader(lexicon: grammar.lexicon).bound(in: words)
    else { return nil }
    return Demand(
      .must, Claim(subject: label.text, relation: bound.relation, object: [bound.value]),
      subject: label)
  }
}
