import Policy

/// Modal clauses that are no subject, modal and predicate.
extension ModalDemand {
  /// "… is off by default and should stay that way": the state that was told of.
  func kept(
    _ before: Tokens, _ main: Tokens, _ wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let words = main.trimmed()
    guard !wording.isNegative,
      ["stay", "remain", "be kept", "be left"].contains(where: {
        words.map(\.word).joined(separator: " ").hasPrefix($0)
      }), words.last.map({ ["way", "so", "is"].contains($0.word) }) ?? false,
      let said = topic.said,
      let state = said.indices.dropFirst().lazy.compactMap({
        said[$0].isMarked ? nil : grammar.lexicon.states.match(said, at: $0)?.value
      }).first(where: { [.enabled, .disabled, .absent].contains($0) })
    else { return nil }
    let subject = grammar.subject(before, topic)
    return Demand(wording, Claim(subject: subject.text, relation: state), subject: subject)
  }

  /// "Boats without a permission can't leave": boats require it.
  func lacking(
    _ before: Tokens, _ modal: Token, _ grammar: DemandGrammar
  ) -> (claim: Claim, subject: Tokens)? {
    guard modal.word == "cannot" || modal.word == "can't" || modal.word == "can",
      let without = before.firstIndex(where: { $0.word == "without" && !$0.isMarked }),
      without > before.startIndex
    else { return nil }
    let subject = grammar.nouns.trimmed(before[..<without])
    let thing = grammar.nouns.trimmed(before[(without + 1)...].drop { $0.word == "any" })
    guard !subject.isEmpty, let last = thing.last, thing.count <= 5,
      grammar.lexicon.licences.contains(last) || grammar.lexicon.rights.contains(last),
      !thing.contains(where: { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    return (Claim(subject: subject.text, relation: .requires, object: [thing.text]), subject)
  }

  /// "In the menu must be ticked __X__": the subject behind the participle, as in other languages.
  func inverted(
    _ before: Tokens, _ main: Tokens, _ grammar: DemandGrammar
  ) -> (before: Tokens, main: Tokens)? {
    let front = before.trimmed()
    let isBare =
      front.allSatisfy { grammar.lexicon.adverbs.contains($0) || $0.word == "before" }
      || front.first.map { ["in", "on", "under", "at"].contains($0.word) && !$0.isMarked } ?? false
        && !front.dropFirst().dropFirst().contains { grammar.lexicon.articles.contains($0) }
    let words = main.trimmed()
    guard isBare, let be = words.first, be.word == "be", words.count > 2,
      let state = grammar.lexicon.states.match(words, at: words.startIndex + 1)
    else { return nil }
    let participle = words[(words.startIndex + 1)...].prefix(state.length)
    let behind = words[participle.endIndex...]
    guard let first = behind.first,
      first.isMarked || grammar.lexicon.articles.contains(first) || first.isCapitalised
    else { return nil }
    let subject = grammar.nouns.name(in: behind)
    guard !subject.isEmpty else { return nil }
    let rest = words[subject.endIndex...]
    return (subject, ([be] + participle + rest)[...])
  }

  /// "X must appear before Y": which of the two comes first.
  func order(_ clause: ModalClause, _ words: Tokens) -> Claim? {
    guard clause.main.trimmed().count <= 2,
      let before = words.firstIndex(where: { $0.word == "before" && !$0.isMarked }),
      before + 1 < words.endIndex
    else { return nil }
    return Claim(
      subject: clause.subject.text, relation: .before,
      object: [words[(before + 1)...].trimmed().text], isNegated: clause.wording.isNegative)
  }

  /// "It must be ensured that X is Y", "Care must be taken that X is Y".
  func assured(
    _ before: Tokens, _ main: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard ["it", "care"].contains(before.trimmed().map(\.word).joined(separator: " ")),
      main.first?.word == "be", let participle = main.dropFirst().first,
      ["ensured", "guaranteed", "taken", "checked", "assured"].contains(participle.word),
      let opener = main.dropFirst(2).first, ["that", "to"].contains(opener.word)
    else { return nil }
    return AssuranceDemand().assured(main.dropFirst(3), grammar, topic)
  }

  /// "The crews have to sign in again": what follows from a change, rather than a demand on it.
  func tellsRepeat(_ before: Tokens, _ main: Tokens, _ grammar: DemandGrammar) -> Bool {
    guard let verb = grammar.lexicon.verbs.match(main, at: main.startIndex), verb.value == .signIn,
      let who = before.trimmed().last, !["you", "it"].contains(who.word)
    else { return false }
    return main.contains { $0.word == "again" && !$0.isMarked }
  }

  /// "You can't simply map X": what does not go, in the words of the verb phrase.
  func impossible(
    _ before: Tokens, _ main: Tokens, _ modal: Token, _ grammar: DemandGrammar
  ) -> Claim? {
    guard before.trimmed().map(\.word) == ["you"], modal.word.hasPrefix("can") else { return nil }
    let activity = main.prefix { !$0.isMark(",") }.trimmed().drop {
      grammar.lexicon.adverbs.contains($0)
    }
    if let without = activity.firstIndex(where: { $0.word == "without" && !$0.isMarked }),
      ["have", "use"].contains(activity.first?.word), without > activity.startIndex + 1
    {
      let thing = grammar.nouns.trimmed(activity[(without + 1)...])
      return Claim(
        subject: grammar.nouns.trimmed(activity.dropFirst()[..<without]).text, relation: .requires,
        object: [thing.text])
    }
    return activity.count > 1
      ? Claim(subject: activity.text, relation: .notSupported) : nil
  }

  /// "… (i.e., they must have X and Y)": the explanation says precisely what is demanded.
  func restated(
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
}
