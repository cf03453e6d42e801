import Policy

/// "The maximum length is 64 characters", "The minimum size of a key is 2048 bits".
///
/// Examples:
/// - "The maximum length of a label is 64 characters."
///   → constraint must: {label at_most 64 characters}
/// - "There is a hard limit of 30 masts per harbour."
///   → constraint must: {masts at_most 30}
/// - "Four tons of ballast is the floor."
///   → constraint must: {ballast at_least Four tons}
/// - "The pennant is any text of 12 letters or more."
///   → constraint must: {pennant at_least 12 letters}
/// - "__Depth__: 12 is the maximum."
///   → constraint must: {Depth at_most 12} [Depth]
struct LimitDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let counted = counted(words, grammar) { return counted }
    guard
      let verb = words.firstIndex(where: {
        $0.isWord("is", "are") && !$0.isMarked
      }), !grammar.isSubordinate(verb, in: words),
      grammar.lexicon.defaults.first(in: words) == nil
    else { return nil }
    if let inverted = inverted(words, verb, grammar, topic) ?? sized(words, verb, grammar, topic) {
      return inverted
    }
    let before = grammar.nouns.trimmed(words[..<verb])
    guard let first = before.first,
      let relation = grammar.lexicon.limits.match(before, at: before.startIndex)?.value,
      !first.isMarked
    else { return nil }
    let value = grammar.predicates.bounds.value(in: words[(verb + 1)...])
    guard value.first?.startsNumber ?? false else { return nil }
    let subject = topic.label ?? bearer(before.dropFirst(), grammar)
    return Demand(
      .must, Claim(subject: subject.text, relation: relation, object: [value.text]),
      subject: subject)
  }

  /// "There is a limit of 30 masts": how many there may be.
  private func counted(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard words.trimmed().first?.word == "there",
      let limit = words.firstIndex(where: {
        ["limit", "maximum"].contains($0.word) && !$0.isMarked
      }), words[(limit + 1)...].first?.word == "of",
      let bound = grammar.predicates.bounds.quantity(in: words[(limit + 2)...]),
      let noun = bound.noun
    else { return nil }
    let name = grammar.nouns.firstPhrase(of: noun)
    return Demand(
      .must, Claim(subject: name.text, relation: .atMost, object: [bound.value]), subject: name)
  }

  /// "80 is the upper limit (of X)": the value in front.
  private func inverted(
    _ words: Tokens, _ verb: Int, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let value = grammar.predicates.bounds.value(in: words[..<verb])
    let limit = grammar.nouns.trimmed(words[(verb + 1)...])
    if let share = share(words[..<verb].trimmed(), of: limit, grammar) { return share }
    guard value.first.map(grammar.lexicon.isNumeral) ?? false,
      value.count == words[..<verb].trimmed().count,
      let match = grammar.lexicon.limits.match(limit, at: limit.startIndex),
      let subject = topic.label ?? topic.subject ?? bearerNamed(limit.dropFirst(), grammar)
    else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: match.value, object: [value.text]),
      subject: subject)
  }

  /// "Four tons of ballast is the floor": how much of what.
  private func share(_ amount: Tokens, of limit: Tokens, _ grammar: DemandGrammar) -> Demand? {
    guard let match = grammar.lexicon.limits.match(limit, at: limit.startIndex),
      let number = amount.first, grammar.lexicon.isNumeral(number),
      let of = amount.firstIndex(where: { $0.word == "of" && !$0.isMarked }),
      of - amount.startIndex <= 2, of + 1 < amount.endIndex
    else { return nil }
    let thing = grammar.nouns.trimmed(amount[(of + 1)...])
    return Demand(
      .must,
      Claim(subject: thing.text, relation: match.value, object: [amount[..<of].text]),
      subject: thing)
  }

  /// "The pennant is any text of 12 letters or more": the size of what it holds.
  private func sized(
    _ words: Tokens, _ verb: Int, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let kind = words[(verb + 1)...]
    guard let first = kind.first, ["any", "a", "an"].contains(first.word),
      let of = kind.prefix(6).firstIndex(where: {
        ["of", "with"].contains($0.word) && !$0.isMarked
      }),
      kind[..<of].last.map({ grammar.lexicon.valueNouns.contains($0) }) ?? false,
      let bound = grammar.predicates.bounds.bound(in: kind[(of + 1)...]), bound.noun == nil
    else { return nil }
    let subject = grammar.subject(words[..<verb], topic)
    return Demand(
      .must, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
      subject: subject)
  }

  private func bearerNamed(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens? {
    let noun = bearer(words, grammar)
    return noun.isEmpty ? nil : noun
  }

  /// "length of X": X; else the noun itself.
  private func bearer(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens {
    guard let of = words.firstIndex(where: { ["of", "for"].contains($0.word) && !$0.isMarked }),
      of + 1 < words.endIndex
    else { return words }
    return grammar.nouns.trimmed(words[(of + 1)...])
  }
}
