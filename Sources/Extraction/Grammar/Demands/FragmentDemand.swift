import Policy

/// Demands without a verb: "Clock drift < 2 s", "All masts same height", "Bell ropes recommended",
/// "minimal depth 3 m", "Oak fine for trials, not for the sea".
///
/// Examples:
/// - "Drift between masts < 20 ms."
///   → constraint must: {Drift between masts at_most 20 ms}
/// - "Max. drift 2 seconds."
///   → constraint must: {drift at_most 2 seconds}
/// - "All masts same height."
///   → constraint must: {height same_as All masts}
/// - "Second pilot recommended."
///   → recommendation should: {Second pilot present}
/// - "Painted ropes OK for trials, not for the open sea."
///   → constraint must_not: {Painted ropes not_supported open sea}
struct FragmentDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard body.count > 1, body.count <= 12,
      !body.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    return compared(body, grammar, topic) ?? named(body, grammar) ?? shared(body, grammar)
      ?? advised(body, grammar) ?? unfit(body, grammar)
  }

  /// "Drift < 20 ms": a sign of comparison between a thing and a number.
  private func compared(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard
      let sign = words.indices.first(where: { BoundReader.relation(ofSign: words[$0]) != nil }),
      let relation = BoundReader.relation(ofSign: words[sign]), sign + 1 < words.endIndex,
      words[sign + 1].startsNumber
    else { return nil }
    let thing = grammar.nouns.trimmed(words[..<sign])
    guard let subject = thing.isEmpty ? topic.label : thing else { return nil }
    let value = grammar.predicates.bounds.value(in: words[(sign + 1)...])
    return Demand(
      .must, Claim(subject: subject.text, relation: relation, object: [value.text]),
      subject: subject)
  }

  /// "minimal depth 3 m": the noun between the word for the bound and the number.
  private func named(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let limit = grammar.lexicon.limits.match(words, at: words.startIndex),
      let number = words.dropFirst(limit.length).firstIndex(where: \.startsNumber),
      (1...3).contains(number - words.startIndex - limit.length)
    else { return nil }
    let noun = words[(words.startIndex + limit.length)..<number].drop { $0.isMark(":") }.trimmed()
    let value = grammar.predicates.bounds.value(in: words[number...])
    guard value.endIndex == words.endIndex, !noun.isEmpty, noun.allSatisfy({ $0.kind == .word })
    else { return nil }
    return Demand(
      .must, Claim(subject: noun.text, relation: limit.value, object: [value.text]), subject: noun)
  }

  /// "All masts same height": what is the same for whom.
  private func shared(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard
      let same = words.indices.dropFirst().first(where: {
        ["same", "identical"].contains(words[$0].word) && !words[$0].isMarked
      }), same + 1 < words.endIndex, let first = words.first, first.isCapitalised
    else { return nil }
    let parties = words[..<same].trimmed()
    let noun = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: words[(same + 1)...]))
    guard !noun.isEmpty, noun.endIndex == words.endIndex,
      parties.allSatisfy({ $0.kind == .word }), parties.count <= 4
    else { return nil }
    return Demand(
      .must, Claim(subject: noun.text, relation: .sameAs, object: [parties.text]), subject: noun)
  }

  /// "Second pilot recommended": advice at the end of a noun phrase.
  private func advised(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let last = words.last, ["recommended", "preferred", "advised"].contains(last.word),
      !last.isMarked, let first = words.first, first.isCapitalised || first.isMarked,
      words.count <= 6
    else { return nil }
    let isDenied = words.dropLast().last?.word == "not"
    let noun = grammar.nouns.trimmed(words.dropLast(isDenied ? 2 : 1))
    guard !noun.isEmpty, !noun.contains(where: { $0.isMark(",") || $0.isMark(":") }),
      !["is", "strongly", "highly"].contains(noun.last?.word)
    else { return nil }
    let wording: Wording = isDenied ? .shouldNot : .should
    return Demand(
      wording,
      Claim(
        subject: noun.text, relation: RecommendedDemand().state(of: noun, wording, Topic())),
      subject: noun)
  }

  /// "Oak OK for trials, not for the sea": what something is not good for.
  private func unfit(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let comma = words.firstIndex(where: { $0.isMark(",") }), comma + 3 < words.endIndex,
      words[comma + 1].word == "not", ["for", "with", "on", "in"].contains(words[comma + 2].word),
      let fine = words[..<comma].firstIndex(where: {
        ["ok", "fine", "okay", "good", "possible", "allowed", "supported"].contains($0.word)
      }), fine > words.startIndex
    else { return nil }
    let subject = grammar.nouns.trimmed(words[..<fine])
    let objects = grammar.predicates.objects.objects(
      words[(comma + 3)...], relation: .notSupported)
    guard !subject.isEmpty, !objects.isEmpty else { return nil }
    return Demand(
      .mustNot, Claim(subject: subject.text, relation: .notSupported, object: objects),
      subject: subject)
  }
}
