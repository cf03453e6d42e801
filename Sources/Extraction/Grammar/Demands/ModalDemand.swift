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
/// - "The lift cannot carry more than 40 crates."
///   → constraint must: {lift at_most 40 crates}
/// - "The __Relay flag__ must be enabled even if the cable is cut."
///   → constraint must: {Relay flag enabled}
/// - "There must be no blanks or other stray signs in the call sign."
///   → constraint must_not: {call sign not contains blanks | other stray signs}
/// - "The row must contain the berth and (optionally) the flag."
///   → constraint must: {row contains berth}
/// - "The pass phrase cannot be empty."
///   → constraint must: {pass phrase present}
/// - "__Guest upload__ must not be disabled."
///   → constraint must: {Guest upload enabled}
/// - "It must be ensured that the __Relay flag__ is enabled."
///   → constraint must: {Relay flag enabled}
/// - "Some of the crates may not have a label yet."
///   → informative: Some of the crates may not have a label yet.
/// - "The quickest way to label crates is to scan them."
///   → informative: The quickest way to label crates is to scan them.
/// - "Crews may not copy the pass phrase."
///   → constraint must_not: {copy the pass phrase disabled}
/// - "You have to enter the date in the short form."
///   → constraint must: {date matches short form}
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
    var before = withoutCleft(words[..<index])
    var wording = modal.value
    if let rest = negatedSubject(before, grammar) {
      before = rest
      wording = wording.prohibition
    }
    let after = words[(index + modal.length)...]
    if after.contains(where: { grammar.lexicon.sameness.contains($0) && !$0.isMarked }) {
      before = grammar.pairReference(before, topic) ?? before
    }
    guard !after.trimmed().isEmpty, !grammar.isOutsider(before.trimmed()) else { return nil }
    var (main, conditions) = grammar.trailing.conditions(of: after, from: after.startIndex)
    main = present(main, grammar)
    if let inverted = inverted(before, main, grammar) { (before, main) = inverted }
    if let lack = lacking(before, words[index], grammar) {
      return Demand(.must, lack.claim, conditions: conditions, subject: lack.subject)
    }
    if tellsRepeat(before, main, grammar) { return nil }
    if let assured = assured(before, main, grammar, topic) { return assured }
    if let kept = kept(before, main, wording, grammar, topic) { return kept }
    if let impossible = impossible(before, main, words[index], grammar) {
      return Demand(
        impossible.relation == .requires ? .must : .mustNot, impossible, conditions: conditions)
    }
    if before.trimmed().map(\.word) == ["it"],
      main.prefix(3).map(\.word) == ["be", "possible", "to"]
    {
      main = main.dropFirst(3)
    }
    let clause = ModalClause(
      before: before, subject: grammar.subject(before, topic), main: main, wording: wording,
      isInability: words[index].word.hasPrefix("can"), saysOnly: saysOnly(words, index))
    return demand(of: clause, after, conditions, grammar, topic)
  }

  /// What a clause demands whose parts are known; `after` is what stands behind the modal, with its
  /// conditions.
  private func demand(
    of clause: ModalClause, _ after: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Demand {
    if let order = OrderReader(lexicon: grammar.lexicon).claim(
      of: clause.subject, after, main: clause.main, conditions: conditions,
      isNegative: clause.wording.isNegative)
    {
      return Demand(clause.wording, order, subject: clause.subject)
    }
    let reader = ModalClaimReader(grammar: grammar, topic: topic)
    guard let reading = reader.reading(of: clause) else {
      if let order = order(clause, after) {
        return Demand(clause.wording, order, subject: clause.subject)
      }
      return Demand(clause.wording, nil, conditions: conditions, subject: clause.subject)
    }
    return Demand(
      reading.wording, reading.claim, conditions: conditions + reading.conditions,
      subject: reading.subject)
  }

  /// "must have been painted": what has to hold by then is what has to hold.
  private func present(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens {
    guard let have = words.first, have.word == "have",
      words.dropFirst().first?.word == "been", words.count > 2
    else { return words }
    return ([grammar.lexicon.token("be", for: have)] + words.dropFirst(2))[...]
  }

  /// "None of the nodes", "No tool": the subject of which the opposite is demanded.
  private func negatedSubject(_ words: Tokens, _ grammar: DemandGrammar) -> Tokens? {
    let body = words.trimmed()
    guard let first = body.first, !first.isMarked, body.count > 1,
      !grammar.lexicon.bounds.matches(body, at: body.startIndex)
    else { return nil }
    switch first.word {
    case "no": return body.dropFirst()
    case "none", "neither":
      let rest = body.dropFirst()
      if first.word == "neither", rest.contains(where: { $0.word == "nor" }) {
        return rest.map { $0.word == "nor" ? grammar.lexicon.token("or", for: $0) : $0 }[...]
      }
      return rest.first?.word == "of" ? rest.dropFirst() : nil
    default: return nil
    }
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

  private func firstModal(in words: Tokens, _ grammar: DemandGrammar) -> (
    Int, PhraseTable<Wording>.Match
  )? {
    for index in words.indices {
      guard
        let match = grammar.lexicon.modals.match(words, at: index)
          ?? permission(words, at: index, grammar),
        !words[index].isMarked || words[index].run == words.first?.run
      else { continue }
      if grammar.isSubordinate(withoutCleft(words[..<index]).endIndex, in: words) {
        if isRelative(index, in: words, grammar) { continue }
        return nil
      }
      if isPurpose(words, at: index, length: match.length, grammar) { return nil }
      if namesStep(words, at: index, length: match.length, grammar) { continue }
      if isAbility(match.value, words, at: index, length: match.length, grammar) { return nil }
      return (index, match)
    }
    return nil
  }

  /// "A licence is required to use X": what the thing is needed for, not what it has to do.
  private func isPurpose(
    _ words: Tokens, at index: Int, length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    let phrase = words[index..<(index + length)]
    guard phrase.contains(where: { $0.word == "required" }),
      let verb = words[(index + length)...].first, !["be", "have"].contains(verb.word)
    else { return false }
    let subject = grammar.nouns.trimmed(words[..<index])
    guard let noun = subject.last else { return false }
    return !grammar.lexicon.pronouns.matches(subject, at: subject.startIndex)
      && noun.word != "you" && !grammar.lexicon.actors.matches(subject, at: subject.startIndex)
      && !grammar.lexicon.actors.matches(subject, at: subject.endIndex - 1)
      && !["ers", "ors"].contains { noun.word.hasSuffix($0) }
  }

  /// "No tool may …": a permission that nobody has.
  private func permission(
    _ words: Tokens, at index: Int, _ grammar: DemandGrammar
  ) -> PhraseTable<Wording>.Match? {
    guard words[index].isWord("may", "can"),
      negatedSubject(words[..<index], grammar) != nil
    else {
      return nil
    }
    return PhraseTable<Wording>.Match(value: .must, length: 1)
  }

  /// "The next step is to …", "the need to …": no demand, although the words of one stand there.
  private func namesStep(
    _ words: Tokens, at index: Int, length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    guard index > words.startIndex else { return false }
    let previous = words[index - 1]
    if words[index].word == "need" { return grammar.lexicon.articles.contains(previous) }
    let next = index + length
    guard ["is", "are"].contains(words[index].word), length == 2, next < words.endIndex,
      words[next].word != "be"
    else { return false }
    return grammar.lexicon.ways.contains(previous)
      || words[..<index].indices.dropLast().contains {
        grammar.lexicon.ways.contains(words[$0]) && words[$0 + 1].word == "to"
      }
  }

  /// "nodes which shall …": the modal of a relative clause, behind which the main clause goes on.
  private func isRelative(_ modal: Int, in words: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard modal > words.startIndex + 1 else { return false }
    return ["which", "that", "who"].contains(words[modal - 1].word)
      && words[modal - 2].kind == .word && !grammar.lexicon.finiteVerbs.contains(words[modal - 2])
  }

  /// "cannot" tells of an inability where what follows is no state that somebody sets.
  private func isAbility(
    _ wording: Wording, _ words: Tokens, at index: Int, length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    guard wording == .mustNot, ["cannot", "can", "can't", "may"].contains(words[index].word) else {
      return false
    }
    let rest = words[(index + length)...]
    guard let first = rest.first(where: { !grammar.lexicon.adverbs.contains($0) }) else {
      return true
    }
    // "cannot carry more than 40 crates" bounds what it may carry.
    if grammar.predicates.bounds.crossing(in: rest, withComparatives: true) != nil { return false }
    if words[..<index].trimmed().map(\.word) == ["you"] {
      return !grammar.verbs.isImperative([first], at: 0)
    }
    // "may not" forbids what somebody could do, and only doubts what happens by itself or to some.
    if words[index].word == "may", let subject = words[..<index].trimmed().first,
      grammar.lexicon.shares.contains(subject)
    {
      return true
    }
    if words[index].word == "may", grammar.verbs.isImperative([first], at: 0),
      !grammar.lexicon.runningVerbs.contains(first), first.word != "leave",
      !words[..<index].isEmpty
    {
      return false
    }
    return !grammar.lexicon.limitVerbs.contains(first)
  }
}
