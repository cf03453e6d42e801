import Policy

/// Where the instructions of an imperative sentence begin.
extension ClauseReader {
  /// Where the instructions of an imperative sentence begin, the first excluded.
  func instructionStarts(in core: Tokens) -> [Int] {
    var starts: [Int] = []
    var depth = 0
    var index = core.startIndex + 1
    while index < core.endIndex {
      let token = core[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      if depth == 0, let start = instructionStart(at: index, in: core, after: starts.last) {
        starts.append(start)
        index = max(index, start) + 1
      }
      index += 1
    }
    return starts
  }

  /// The start of an instruction whose connective stands at an index: `,`, `;`, `and`, `then`, `but`.
  func instructionStart(at index: Int, in core: Tokens, after last: Int?) -> Int? {
    let token = core[index]
    if runsOn(at: index, in: core) { return index }
    if token.isMark(":") {
      return hasShortSubject(core[(index + 1)...]) ? index + 1 : nil
    }
    let isMark = token.isMark(",") || token.isMark(";")
    guard isMark || ["and", "then", "but"].contains(token.word) else { return nil }
    if isMark, leadsIntoPlace(core[(last ?? core.startIndex)..<index]) { return nil }
    var rest = core[(index + 1)...]
    while let first = rest.first,
      ["and", "then", "but", "also", "finally"].contains(first.word)
        || lexicon.openers.matches(rest, at: rest.startIndex) && rest.count > 1
    {
      rest.removeFirst()
    }
    guard rest.startIndex < core.endIndex, !isName(rest, after: core[index - 1]) else { return nil }
    if isMark, endsWay(rest, after: core[(last ?? core.startIndex)..<index]) { return nil }
    let isStart =
      verbs.isImperative(rest, at: rest.startIndex)
      || token.isMark(",") && tells(rest, after: core[(last ?? core.startIndex)..<index])
      || lexicon.prohibitions.matches(rest, at: rest.startIndex)
      || lexicon.assurances.matches(rest, at: rest.startIndex)
      || isMark && placeThenInstruction(rest)
      || token.word == "then" && isGapped(rest)
      || token.word == "and" && core[index + 1].word == "then" && isGapped(rest)
      || token.word == "and" && (isGappedEntry(rest) || isGappedSwitch(rest))
      || token.word != "but" && isNumbered(rest) && enters(core[(last ?? core.startIndex)...])
      || setsValue(core[(last ?? core.startIndex)...]) && isGappedSetting(rest)
      || statesDemand(rest, behind: token) || token.isMark(";") && hasDemand(rest)
    guard isStart else { return nil }
    return isMark ? index + 1 : index
  }

  /// "drop the anchor: in the __Bow__ menu, …": behind the colon stands where it is done, and behind the
  /// comma how.
  private func leadsIntoPlace(_ words: Tokens) -> Bool {
    guard let colon = words.lastIndex(where: { $0.isMark(":") && !$0.isMarked }),
      !words[..<colon].contains(where: { $0.isMarked || $0.link != nil }),
      let opener = words[(colon + 1)...].first, !opener.isMarked
    else { return false }
    let place = words[(colon + 2)...].trimmed()
    return !place.isEmpty && isPlace(place, opener: opener.word)
  }

  /// "press __Add__ choose a berth": an instruction behind a marked name without a mark between them.
  private func runsOn(at index: Int, in core: Tokens) -> Bool {
    guard index + 1 < core.endIndex, core[index - 1].isMarked, !core[index].isMarked,
      !core[index].isCapitalised, ["a", "an", "the", "your"].contains(core[index + 1].word)
    else { return false }
    return verbs.isImperative(core, at: index)
  }

  /// "the rights __read__ and __list__": a marked name behind another one, with no object of its own.
  func isName(_ rest: Tokens, after previous: Token) -> Bool {
    guard let first = rest.first, first.isMarked, previous.isMarked, !first.isCapitalised else {
      return false
    }
    let run = rest.prefix { $0.run == first.run && first.run != 0 || $0 == first }
    return run.count <= 2 && !(rest.dropFirst(run.count).first?.isWordLike ?? false)
  }

  /// "enter X, it must …", "copy X, which must not …", "enter X but it has to …": a demand on what
  /// the instruction acts on.
  func statesDemand(_ rest: Tokens, behind token: Token) -> Bool {
    let start = rest.startIndex
    if lexicon.modals.matches(rest, at: start) {
      return token.word == "but" || token.isMark(",")
    }
    // "look at the log, the state has to be __up__": a subject of its own.
    if token.isMark(","), let first = rest.first, lexicon.articles.contains(first),
      let modal = lexicon.modals.first(in: rest.prefix(6)), modal.index > start + 1,
      modal.match.value.level == .must,
      !rest[start..<modal.index].contains(where: {
        $0.kind == .punctuation || ["that", "which", "who", "you"].contains($0.word)
      })
    {
      return true
    }
    guard let pronoun = lexicon.pronouns.match(rest, at: start) else { return false }
    let next = start + pronoun.length
    return lexicon.modals.matches(rest, at: next)
  }

  /// "if it rains, close the hatch": an instruction behind its condition.
  func instructsForCase(_ words: Tokens) -> Bool {
    guard let opener = lexicon.conditions.match(words, at: words.startIndex),
      opener.value == .clause || opener.value == .negated,
      let end = phraseEnd(in: words, after: opener)
    else { return false }
    return startsInstruction(words[end...])
  }

  /// "…, in the portal, open …": a place or condition in front of the next instruction.
  func placeThenInstruction(_ words: Tokens) -> Bool {
    guard let opener = lexicon.conditions.match(words, at: words.startIndex),
      opener.value == .phrase
    else { return false }
    if let comma = words.firstOutsideBrackets(where: { $0.isMark(",") }),
      comma - words.startIndex <= 6
    {
      return verbs.isImperative(words, at: comma + 1)
    }
    guard let end = phraseEnd(in: words, after: opener), end - words.startIndex <= 6 else {
      return false
    }
    return verbs.isImperative(words, at: end)
      && (isPlace(words[(words.startIndex + 1)..<end], opener: words[words.startIndex].word)
        || words[end...].dropFirst().first?.isMarked ?? false)
  }

  /// "open Piers, Tools, Import": the last place of a way, although its name could be a verb.
  private func endsWay(_ rest: Tokens, after way: Tokens) -> Bool {
    guard let name = rest.first, name.isCapitalised, let previous = way.last,
      previous.isCapitalised || previous.isMarked, way.contains(where: { $0.isMark(",") }),
      way.first.map({
        verbs.verb(in: way, at: way.startIndex)?.value == .navigate || $0.isMark(",")
      })
        ?? false
    else { return false }
    guard let next = rest.dropFirst().first else { return true }
    return !next.isWordLike || ["and", "then"].contains(next.word)
  }

  /// "pick the file, it can be a chart or a map": a sentence of its own behind the comma, no mere reason.
  private func tells(_ rest: Tokens, after instruction: Tokens) -> Bool {
    guard rest.count > instruction.count else { return false }
    let opener = lexicon.conditions.match(rest, at: rest.startIndex)
    let body =
      opener?.value == .phrase
      ? rest.dropFirst((opener?.length ?? 0) + 1).drop { !lexicon.pronouns.matches([$0], at: 0) }
      : rest
    guard opener == nil || rest.count - body.count <= 5,
      let pronoun = lexicon.pronouns.match(body, at: body.startIndex),
      let verb = body.dropFirst(pronoun.length).first, !verb.isMarked
    else { return false }
    return ["can", "may", "will", "must", "should"].contains(verb.word)
  }
}
