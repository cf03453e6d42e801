import Policy

/// Where a phrase or condition at the front of a sentence ends.
extension ClauseReader {
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
      if token.isMark(":") && index > start {
        let isPlaced =
          isPlace(core[start..<index], opener: core[start - 1].word)
          && startsInstruction(core[(index + 1)...])
        return isPhrase && !isPlaced ? nil : index
      }
      let isRole =
        core[core.startIndex].word == "as" && opener.length == 1 && index - start <= 3
      if isRole, index + 1 < core.endIndex, verbs.isImperative(core, at: index + 1) { continue }
      guard index > start, !token.isMarked, verbs.isImperative(core, at: index) else { continue }
      if isRole || endsPhrase(before: index, in: core, from: start, opener: opener.value) {
        return index
      }
    }
    return opener.value == .clause ? bareConditionEnd(in: core, from: start) : nil
  }

  /// "If the lamp is red check the fuse": where the instruction behind a condition without a comma begins.
  private func bareConditionEnd(in core: Tokens, from start: Int) -> Int? {
    core[start...].indices.dropFirst(2).first { index in
      let previous = core[index - 1]
      guard !core[index].isMarked, !core[index].isCapitalised, takesObject(index, in: core),
        verbs.isImperative(core, at: index),
        core[start..<index].contains(where: {
          lexicon.bareVerbs.contains($0) && !$0.isMarked
        })
      else { return false }
      return !lexicon.bareVerbs.contains(previous) && !lexicon.modals.matches(core, at: index - 1)
        && !lexicon.pronouns.matches([previous], at: 0) && !lexicon.articles.contains(previous)
        && !["to", "not", "and", "or", "you", "we"].contains(previous.word)
        && (previous.isMarked || !previous.word.hasSuffix("s"))
    }
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
    if goesDeeper(between, behind: core[..<index]), startsInstruction(core[next...].dropFirst()) {
      return true
    }
    return between.count <= 3 && !hasVerb && !startsInstruction(rest)
      && between.contains { $0.word == "or" || $0.word == "and" }
  }

  /// "Under Harbour, Piers, press …": the next place of a way in front of an instruction.
  private func goesDeeper(_ name: Tokens, behind front: Tokens) -> Bool {
    guard let opener = front.first, ["in", "on", "under", "at", "from"].contains(opener.word),
      let first = name.first, first.isMarked || first.isCapitalised, name.count <= 4,
      let outer = front.dropFirst().first(where: { !lexicon.articles.contains($0) })
    else { return false }
    return (outer.isMarked || outer.isCapitalised)
      && !verbs.isImperative(name, at: name.startIndex)
      && !(front + name).contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
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
  func takesObject(_ verb: Int, in core: Tokens) -> Bool {
    guard verb + 1 < core.endIndex else { return false }
    let next = core[verb + 1]
    return next.isMarked || ["the", "a", "an", "your"].contains(next.word)
      || next.isCapitalised && !core[verb].isCapitalised
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

  /// "For each mast that is painted, …": the verb of a relative clause inside of the phrase.
  private func isRelative(_ verb: Int, in core: Tokens) -> Bool {
    verb > core.startIndex
      && ["that", "which", "who"].contains(core[verb - 1].word) && !core[verb - 1].isMarked
  }

  /// "In the field Name enter the code": the words from a start name a place, and what stands behind
  /// them is a verb with its object.
  private func startsBehindName(_ verb: Int, in core: Tokens, from start: Int) -> Bool {
    !core[verb].isCapitalised && takesObject(verb, in: core)
      && namesPlace(core[start..<verb], opener: core[start - 1].word)
  }
}
