import Policy

/// The front of a sentence: openers, conditions, purposes and places.
extension ClauseReader {
  func stripFront(of clause: inout Clause) {
    for _ in 0..<6 {
      let before = clause.core.startIndex
      stripOpeners(of: &clause)
      stripWay(of: &clause)
      stripPhrase(of: &clause)
      if clause.core.startIndex == before { break }
    }
    clause.isImperative = verbs.isImperative(clause.core, at: clause.core.startIndex)
  }

  func stripOpeners(of clause: inout Clause) {
    while let first = clause.core.first {
      let start = clause.core.startIndex
      if first.kind == .symbol || first.kind == .punctuation && !first.isOpening {
        clause.core.removeFirst()
      } else if let notice = lexicon.notices.match(clause.core, at: start),
        isNotice(clause.core, length: notice.length)
      {
        clause.core.removeFirst(notice.length)
        clause.noticeLength = clause.core.startIndex - clause.words.startIndex
      } else if let opener = lexicon.openers.match(clause.core, at: start),
        start + opener.length < clause.core.endIndex,
        !(clause.core[start + opener.length].isMark(":"))
      {
        // "Please do not …": the verb belongs to the negation, not to the opener.
        let takesVerb = clause.core[start + opener.length].word == "not"
        let rest = clause.core.dropFirst(takesVerb ? opener.length - 1 : opener.length)
        guard rest.startIndex > start else { return }
        clause.isOptional =
          clause.isOptional || lexicon.optionalOpeners.matches(clause.core, at: start)
        clause.isFallback =
          clause.isFallback || lexicon.fallbackOpeners.matches(clause.core, at: start)
        clause.core = rest
      } else {
        return
      }
    }
  }

  /// Whether a notice word at the front is a mark of its own, not the start of the sentence.
  func isNotice(_ words: Tokens, length: Int) -> Bool {
    let index = words.startIndex + length
    guard index < words.endIndex else { return false }
    let next = words[index]
    if next.isMark(":") { return true }
    let isMarkedApart = words[index - 1].isBold && !next.isBold
    return isMarkedApart && (next.isCapitalised || next.isMarked || words.startIndex > 0)
  }

  /// "Setup > Keys: click X": a way without a verb says where the instruction is carried out.
  func stripWay(of clause: inout Clause) {
    let core = clause.core
    guard
      let end = core.firstOutsideBrackets(where: { $0.isMark(":") || $0.isMark(",") }),
      core[..<end].contains(where: { $0.kind == .separator }),
      !core[..<end].contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked }),
      !verbs.isImperative(core, at: core.startIndex), startsInstruction(core[(end + 1)...])
    else { return }
    clause.places.append(core[..<end])
    clause.core = core[(end + 1)...]
  }

  func stripPhrase(of clause: inout Clause) {
    let core = clause.core
    let start = core.startIndex
    if let optional = lexicon.optionalOpeners.match(core, at: start),
      isComplete(core, after: start + optional.length)
    {
      clause.isOptional = true
      clause.core = core.dropFirst(optional.length)
      return
    }
    if stripPurpose(of: &clause) || stripInversion(of: &clause) { return }
    if let back = lexicon.backReferences.match(core, at: start), back.length > 1 {
      clause.refersBack = true
      clause.core = core.dropFirst(back.length)
      return
    }
    if stripVersion(of: &clause) { return }
    guard let opener = lexicon.conditions.match(core, at: start),
      !lexicon.bounds.matches(core, at: start)
    else { return }
    guard let end = phraseEnd(in: core, after: opener) else { return }
    let body = core[(start + opener.length)..<end].trimmed()
    guard !body.isEmpty else { return }
    if core[start].word == "even" {
      clause.core = core[end...]
      return
    }
    if opener.value == .clause || opener.value == .negated {
      clause.conditionSubject = body.prefix { !lexicon.finiteVerbs.contains($0) }
    }
    switch opener.value {
    case .clause: clause.conditions.append(Condition(body.text, form: .clause))
    case .negated: clause.conditions.append(Condition(body.text, form: .clause, isNegated: true))
    case .temporal: clause.conditions.append(Condition(body.text, form: .clause, isTemporal: true))
    case .phrase: addPhrase(body, opener: core[start].word, to: &clause, followedBy: core[end...])
    }
    clause.core = core[end...]
  }

  /// "From version 3 the lamp must …": a version in front, which needs no comma.
  private func stripVersion(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard core.count > 4,
      ["from", "since", "in", "with", "until"].contains(core[core.startIndex].word),
      ["version", "release", "build"].contains(core[core.startIndex + 1].word),
      core[core.startIndex + 2].startsNumber
    else { return false }
    let rest = core.dropFirst(3).drop { ["on", "onwards", "upwards"].contains($0.word) }
    guard let next = rest.first, next.kind == .word, !lexicon.boundaries.contains(next),
      !["and", "or"].contains(next.word), !lexicon.finiteVerbs.contains(next)
    else { return false }
    let body = core[(core.startIndex + 1)..<rest.startIndex].trimmed()
    let opener = core[core.startIndex].word
    clause.conditions.append(
      Condition(
        opener == "with" || opener == "in" ? body.text : "\(opener) \(body.text)", form: .clause))
    clause.core = rest
    return true
  }

  /// Whether an opener ends at an index: "If you want, …", not "If you want X, …".
  func isComplete(_ words: Tokens, after index: Int) -> Bool {
    guard index < words.endIndex else { return true }
    return words[index].kind != .word || words[index].word == "to"
      || startsInstruction(words[index...])
  }

  func addPhrase(
    _ body: Tokens, opener: String, to clause: inout Clause, followedBy rest: Tokens
  ) {
    if opener == "as" {
      addRole(body, to: &clause)
    } else if isPlace(body, opener: opener) || isThing(body, opener: opener, before: rest)
      || namesPlace(body, opener: opener) && operatesScreen(rest)
    {
      clause.places.append(body)
    } else if opener == "for", startsInstruction(rest), body.count <= 3,
      body.first?.isCapitalised ?? false
    {
      clause.topic = body
    } else {
      let isPlace =
        opener == "in"
        && ["it", "they"].contains(rest.first(where: \.isWordLike)?.word)
      if opener == "with" || isPlace { clause.companion = body }
      if opener == "without" { clause.lacking = body }
      if opener == "for" { clause.beneficiary = body }
      clause.conditions.append(
        Condition(body.text, form: .clause, isNegated: opener == "without"))
    }
  }

  /// "In the harbour, click …": one thing of the reader's own, in front of an instruction.
  private func isThing(_ body: Tokens, opener: String, before rest: Tokens) -> Bool {
    guard ["in", "on", "at"].contains(opener), let article = body.first,
      ["the", "your"].contains(article.word), (2...4).contains(body.count),
      let noun = body.last, noun.kind == .word, !noun.word.hasSuffix("s")
    else { return false }
    return !body.contains { lexicon.prepositions.contains($0) } && startsInstruction(rest)
  }

  /// "As an administrator, …" names who does it, "As type, pick …" the control.
  func addRole(_ body: Tokens, to clause: inout Clause) {
    let name = NounPhraseReader(lexicon: lexicon).trimmed(body)
    if let actor = lexicon.actor(named: name) {
      clause.actor = actor
    } else {
      clause.topic = name
    }
  }

  /// "To take it out, drain it": the purpose is no condition that a state answers.
  func stripPurpose(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard let purpose = lexicon.purposes.match(core, at: core.startIndex),
      let comma = core.firstOutsideBrackets(where: { $0.isMark(",") }),
      startsInstruction(core[comma...].dropFirst())
        || hasShortSubject(core[comma...].dropFirst())
          && isVerbLike(core.dropFirst(purpose.length).first)
    else { return false }
    let body = core[(core.startIndex + purpose.length)..<comma]
    clause.conditions.append(
      Condition("to " + body.text, form: .clause, isTemporal: true))
    clause.core = core[comma...].dropFirst()
    return true
  }

  /// "to have X" tells a purpose, "to the left" a place.
  private func isVerbLike(_ token: Token?) -> Bool {
    guard let token, token.kind == .word, !token.isMarked, !token.isCapitalised else {
      return false
    }
    return !lexicon.articles.contains(token) && !lexicon.prepositions.contains(token)
  }

  /// "Should the tide turn, raise the anchor": a condition without "if".
  func stripInversion(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard let first = core.first, first.word == "should", first.isCapitalised, core.count > 3,
      lexicon.articles.contains(core[core.startIndex + 1]),
      let comma = core.firstOutsideBrackets(where: { $0.isMark(",") })
    else { return false }
    let body = core[(core.startIndex + 1)..<comma].trimmed()
    guard !body.isEmpty else { return false }
    clause.conditions.append(Condition(body.text, form: .clause))
    clause.core = core[comma...].dropFirst()
    return true
  }

  /// Where a leading phrase ends: at the comma in front of the main clause, or in front of an
  /// instruction that follows without one.
  func phraseEnd(
    in core: Tokens, after opener: PhraseTable<Lexicon.ConditionOpener>.Match
  ) -> Int? {
    let start = core.startIndex + opener.length
    let isPhrase = opener.value == .phrase
    var depth = 0
    for index in core[start...].indices {
      let token = core[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      if depth > 0 { continue }
      if isPhrase && index - start > maximumPhrase { return nil }
      if token.isMark(",") {
        if isListComma(at: index, in: core, from: start) { continue }
        return index
      }
      if isPhrase, index > start, !token.isMarked, lexicon.prohibitions.matches(core, at: index) {
        return index
      }
      if isPhrase, index > start, !token.isMarked, lexicon.finiteVerbs.contains(token),
        ["there's", "it's", "that's", "you're", "they're"].contains(token.word)
      {
        return index
      }
      if isPhrase,
        lexicon.modals.matches(core, at: index) || lexicon.bareVerbs.contains(token)
          || lexicon.denials.matches(core, at: index)
          || lexicon.requirements.matches(core, at: index),
        !token.isMarked, !isRelative(index, in: core)
      {
        return subjectStart(in: core, before: index, after: start)
      }
      if opener.value == .temporal, !token.isMarked,
        lexicon.modals.matches(core, at: index) || lexicon.requirements.matches(core, at: index),
        !hasFiniteVerb(core[start..<index]),
        let subject = subjectStart(in: core, before: index, after: start)
      {
        return subject
      }
      if token.isMark(":") && index > start { return isPhrase ? nil : index }
      let isRole = core[core.startIndex].word == "as" && index - start <= 3
      if isRole, index + 1 < core.endIndex, verbs.isImperative(core, at: index + 1) { continue }
      guard index > start, !token.isMarked, verbs.isImperative(core, at: index) else { continue }
      if isRole || endsPhrase(before: index, in: core, from: start, opener: opener.value) {
        return index
      }
    }
    return nil
  }

  /// "For each mast that is painted, …": the verb of a relative clause inside of the phrase.
  private func isRelative(_ verb: Int, in core: Tokens) -> Bool {
    verb > core.startIndex
      && ["that", "which", "who"].contains(core[verb - 1].word) && !core[verb - 1].isMarked
  }

  /// "With 3 nodes the priority must …": where the subject of the main clause begins.
  func subjectStart(in core: Tokens, before verb: Int, after start: Int) -> Int? {
    let between = core[start..<verb]
    if let last = between.last, lexicon.places.contains(last),
      Self.placing.contains(core[start - 1].word)
    {
      return verb
    }
    return between.indices.dropFirst().last { index in
      !core[index].isMarked
        && (["you", "we", "it", "they", "also"].contains(core[index].word)
          || lexicon.articles.contains(core[index]))
    }
  }

  /// Whether a comma only separates the parts of a list inside the phrase ("If X, Y or Z, then").
  func isListComma(at index: Int, in core: Tokens, from start: Int) -> Bool {
    let rest = core[(index + 1)...]
    guard let next = rest.firstOutsideBrackets(where: { $0.isMark(",") }) else { return false }
    let between = rest[..<next]
    if lexicon.asides.matches(rest, at: rest.startIndex), between.count <= 6 { return true }
    let hasVerb = between.contains { lexicon.finiteVerbs.contains($0) }
    return between.count <= 3 && !hasVerb && !startsInstruction(rest)
      && between.contains { $0.word == "or" || $0.word == "and" }
  }

  /// Whether an instruction can begin at an index behind a phrase that no comma ends.
  func endsPhrase(
    before index: Int, in core: Tokens, from start: Int, opener: Lexicon.ConditionOpener
  ) -> Bool {
    let previous = core[index - 1]
    let isPronoun = index == start + 1 && lexicon.pronouns.matches([previous], at: 0)
    if isPronoun, takesObject(index, in: core), opener == .phrase || opener == .temporal {
      return true
    }
    guard opener == .phrase else { return false }
    if startsBehindName(index, in: core, from: start) { return true }
    if core[index].isCapitalised,
      core[index...].indices.dropFirst().prefix(3).contains(where: {
        verbs.isImperative(core, at: $0) && startsBehindName($0, in: core, from: start)
      })
    {
      return false
    }
    guard index > start + 1 else { return false }
    if takesObject(index, in: core), canPrecedeVerb(previous, behind: core[start - 1]) {
      return true
    }
    guard !lexicon.places.contains(core[index]), !lexicon.controls.contains(core[index]) else {
      return false
    }
    return lexicon.places.contains(previous) || previous.isMarked
      || ["also", "then", "additionally"].contains(previous.word) || previous.isMark(")")
  }

  /// "On the masts hoist the flag", but "With this flag the crews get a rest": a noun in the plural
  /// can be the subject of what follows, unless the phrase names a place.
  private func canPrecedeVerb(_ noun: Token, behind opener: Token) -> Bool {
    let isPlace = ["on", "in", "at", "under", "from"].contains(opener.word)
    return !lexicon.articles.contains(noun) && !lexicon.prepositions.contains(noun)
      && !lexicon.numbers.contains(noun) && (isPlace || !noun.word.hasSuffix("s"))
  }

  /// "On the masts hoist the flag …": what follows the word shows that it is a verb.
  private func takesObject(_ verb: Int, in core: Tokens) -> Bool {
    guard verb + 1 < core.endIndex else { return false }
    let next = core[verb + 1]
    return next.isMarked || ["the", "a", "an", "your"].contains(next.word)
      || next.isCapitalised && !core[verb].isCapitalised
  }

  /// "In the field Name enter the code": the words from a start name a place, and what stands behind
  /// them is a verb with its object.
  private func startsBehindName(_ verb: Int, in core: Tokens, from start: Int) -> Bool {
    !core[verb].isCapitalised && takesObject(verb, in: core)
      && namesPlace(core[start..<verb], opener: core[start - 1].word)
  }

  func startsInstruction(_ words: Tokens) -> Bool {
    var rest = words
    while let first = rest.first,
      first.kind != .word || lexicon.openers.matches(rest, at: rest.startIndex)
    {
      rest.removeFirst()
      if rest.count < 1 { return false }
    }
    return verbs.isImperative(rest, at: rest.startIndex)
  }

  /// Whether an instruction is one for a screen: a click, a choice or an entry.
  private func operatesScreen(_ words: Tokens) -> Bool {
    let rest = words.drop { $0.kind != .word }
    guard let verb = verbs.verb(in: rest, at: rest.startIndex) else { return false }
    return [.click, .select, .enter, .navigate].contains(verb.value)
  }

  /// Words in front of a place of the user interface.
  private static let placing = ["in", "on", "from", "under", "at", "within", "via", "by"]

  /// "On the page Sites", "under Reports": words that nothing marks, and that name a place by a capital.
  private func namesPlace(_ body: Tokens, opener: String) -> Bool {
    guard Self.placing.contains(opener) else { return false }
    var name = body.drop { lexicon.articles.contains($0) && !$0.isMarked }
    if let noun = name.first, !noun.isCapitalised,
      lexicon.places.contains(noun) || lexicon.controls.contains(noun)
    {
      name.removeFirst()
    }
    guard (1...4).contains(name.count), name.first?.isCapitalised ?? false else { return false }
    return name.allSatisfy {
      $0.isWordLike && !lexicon.prepositions.contains($0) && !lexicon.finiteVerbs.contains($0)
    }
  }

  /// Whether the words behind "in", "on", "from" … name a place of the user interface.
  func isPlace(_ body: Tokens, opener: String) -> Bool {
    guard Self.placing.contains(opener) else { return false }
    if body.contains(where: { $0.kind == .separator }) { return true }
    guard let last = body.last(where: { $0.isWordLike }) else { return false }
    let name = body.drop { lexicon.articles.contains($0) && !$0.isMarked }
    let inner =
      name.first.map { lexicon.places.contains($0) && !$0.isMarked } ?? false
      ? name.dropFirst() : name
    return lexicon.places.contains(last)
      || !inner.isEmpty && inner.allSatisfy { $0.isMarked || !$0.isWordLike }
  }
}
