import Policy

/// "X must …", "X cannot …", "X should …", "need to …": a modal and a verb phrase.
///
/// Bounds come out positive ("cannot be longer than 63" is at most 63), and a double negation is
/// resolved ("must not be empty" is present).
///
/// Examples:
/// - "The __Relay flag__ must be enabled."
///   → constraint must: {Relay flag enabled}
/// - "The label cannot be longer than 20 characters."
///   → constraint must: {label at_most 20 characters}
/// - "The pass phrase cannot be empty."
///   → constraint must: {pass phrase present}
/// - "__Guest upload__ must not be disabled."
///   → constraint must: {Guest upload enabled}
/// - "The retry count should be 4 or less."
///   → recommendation should: {retry count at_most 4}
/// - "The reply address must match the login address or the alias."
///   → constraint must: {reply address same_as login address | alias}
struct ModalDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let (index, modal) = firstModal(in: words, grammar) else { return nil }
    if var restated = restated(words, index, grammar, topic) {
      // The strength is that of the sentence; the brackets only say what it is about.
      if restated.wording != modal.value { restated.setWording(modal.value) }
      return restated
    }
    let before = withoutCleft(words[..<index])
    let after = words[(index + modal.length)...]
    guard !after.trimmed().isEmpty, !grammar.isOutsider(before.trimmed()) else { return nil }
    let (main, conditions) = grammar.trailing.conditions(of: after, from: after.startIndex)
    let clause = ModalClause(
      before: before, subject: grammar.subject(before, topic), main: main, wording: modal.value,
      isInability: words[index].word.hasPrefix("can"), saysOnly: saysOnly(words, index))
    let reader = ModalClaimReader(grammar: grammar, topic: topic)
    guard let reading = reader.reading(of: clause) else {
      return Demand(modal.value, nil, conditions: conditions, subject: clause.subject)
    }
    return Demand(
      reading.wording, reading.claim, conditions: conditions + reading.conditions,
      subject: reading.subject)
  }

  /// "X is what needs to be …": X.
  private func withoutCleft(_ words: Tokens) -> Tokens {
    guard words.count > 2, words.last?.word == "what",
      ["is", "are"].contains(words[words.endIndex - 2].word)
    else { return words }
    return words.dropLast(2)
  }

  /// "must only", "only must", "should only": the limit belongs to what follows.
  private func saysOnly(_ words: Tokens, _ modal: Int) -> Bool {
    words[modal...].prefix(3).contains { $0.word == "only" && !$0.isMarked }
  }

  /// "… (i.e., they must have X and Y)": the explanation says precisely what is demanded.
  private func restated(
    _ words: Tokens, _ modal: Int, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard
      let open = words[modal...].firstIndex(where: { $0.isMark("(") }), open + 1 < words.endIndex,
      words[open + 1].word == "i.e."
    else { return nil }
    let close = words[open...].firstIndex { $0.isMark(")") } ?? words.endIndex
    let inside = words[(open + 2)..<close].trimmed()
    var topic = topic
    topic.label = nil
    topic.subject = grammar.subject(words[..<modal], topic)
    return read(inside, grammar, topic)
  }

  private func firstModal(in words: Tokens, _ grammar: DemandGrammar) -> (
    Int, PhraseTable<Wording>.Match
  )? {
    for index in words.indices {
      guard let match = grammar.lexicon.modals.match(words, at: index),
        !words[index].isMarked || words[index].run == words.first?.run
      else { continue }
      if grammar.isSubordinate(withoutCleft(words[..<index]).endIndex, in: words) { return nil }
      if isAbility(match.value, words, at: index, length: match.length, grammar) { return nil }
      return (index, match)
    }
    return nil
  }

  /// "cannot" tells of an inability where what follows is no state that somebody sets.
  private func isAbility(
    _ wording: Wording, _ words: Tokens, at index: Int, length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    guard wording == .mustNot, ["cannot", "can", "can't", "may"].contains(words[index].word) else {
      return false
    }
    guard let first = words[(index + length)...].first else { return true }
    return !grammar.lexicon.limitVerbs.contains(first)
  }
}
