import Policy

/// "X can be used only if Y is on", "X works only when Y exists": what must hold when X is used.
///
/// Examples:
/// - "Mirror jobs can be used only if __Versioning__ is on."
///   → constraint must: {Versioning enabled} [Mirror jobs is used]
struct OnlyIfDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let only = opener(in: words), only > words.startIndex else { return nil }
    let before = words[..<only]
    guard grammar.lexicon.required.first(in: before) == nil,
      grammar.lexicon.modals.first(in: before) == nil
    else { return nil }
    let condition = words[(only + 2)...].trimmed()
    let use = used(in: before, grammar, topic)
    guard
      let reading = AssertionReader(grammar: grammar, topic: topic).read(condition)?.reading
    else {
      guard grammar.lexicon.supportedOnly.first(in: words[...only]) != nil else { return nil }
      return Demand(
        .must, nil, conditions: [Condition(condition.text, form: .clause)], subject: use)
    }
    return Demand(
      reading.claim.isNegated ? .mustNot : .must, reading.claim,
      conditions: use.isEmpty ? [] : [Condition("\(use.text) is used", form: .use)],
      subject: reading.subject)
  }

  private func opener(in words: Tokens) -> Int? {
    words.indices.dropLast(2).first { index in
      words[index].word == "only"
        && ["if", "when", "where", "once"].contains(words[index + 1].word)
    }
  }

  /// What is used: the object of "can use X", else the subject.
  private func used(in words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Tokens {
    if let use = words.firstIndex(where: { $0.word == "use" && !$0.isMarked }),
      use + 1 < words.endIndex
    {
      return grammar.nouns.trimmed(words[(use + 1)...])
    }
    let end =
      words.firstIndex { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked }
      ?? words.endIndex
    return grammar.subject(words[..<end], topic)
  }
}
