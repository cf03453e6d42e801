import Policy

/// "X can be used only if Y is on", "X works only when Y exists": what must hold when X is used.
///
/// Examples:
/// - "Mirror jobs can be used only if __Versioning__ is on."
///   → constraint must: {Versioning enabled} [Mirror jobs is used]
/// - "Low berths are only possible if __Soundings__ is on."
///   → constraint must: {Soundings enabled} [Low berths is used]
/// - "A second pilot is allowed as long as __Quiet mode__ is on."
///   → constraint must: {Quiet mode enabled} [second pilot is used]
struct OnlyIfDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let (only, length) = opener(in: words, grammar), only > words.startIndex else {
      return nil
    }
    let before = words[..<only]
    guard grammar.lexicon.required.first(in: before) == nil,
      grammar.lexicon.modals.first(in: before) == nil
    else { return nil }
    let condition = words[(only + length)...].trimmed()
    let use = used(in: before, grammar, topic)
    guard
      let reading = AssertionReader(grammar: grammar, topic: topic).read(condition)?.reading
    else {
      guard
        length > 2 || words[only].word != "only"
          || grammar.lexicon.supportedOnly.first(in: words[...only]) != nil
      else { return nil }
      return Demand(
        .must, nil, conditions: [Condition(condition.text, form: .clause)], subject: use)
    }
    return Demand(
      reading.claim.isNegated ? .mustNot : .must, reading.claim,
      conditions: use.isEmpty ? [] : [Condition("\(use.text) is used", form: .use)],
      subject: reading.subject)
  }

  /// Where "only if", "only possible when", "allowed as long as" stands and how long it is.
  private func opener(in words: Tokens, _ grammar: DemandGrammar) -> (Int, length: Int)? {
    for index in words.indices.dropLast(2) where !words[index].isMarked {
      if words[index].word == "only" {
        let isPermission =
          grammar.lexicon.permissions.contains(words[index + 1])
          || words[index + 1].word == "possible"
        let opener = words[(index + (isPermission ? 2 : 1))...].first
        if let opener, opener.isWord("if", "when", "where", "once") {
          return (index, isPermission ? 3 : 2)
        }
      }
      let isBound =
        words[index].word == "as" && words[index + 1].word == "long"
        && words[index + 2].word == "as"
        || words[index].word == "provided" && words[index + 1].word == "that"
      if isBound, index > words.startIndex, permits(words[index - 1], grammar) {
        return (index, words[index].word == "as" ? 3 : 2)
      }
    }
    return nil
  }

  /// "is allowed", "is fine": what is granted under a condition.
  private func permits(_ token: Token, _ grammar: DemandGrammar) -> Bool {
    grammar.lexicon.permissions.contains(token)
      || ["possible", "fine", "ok", "okay", "available"].contains(token.word)
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
