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
    var rest = core[(index + 1)...]
    while let first = rest.first,
      ["and", "then", "but", "also", "finally"].contains(first.word)
        || lexicon.openers.matches(rest, at: rest.startIndex) && rest.count > 1
    {
      rest.removeFirst()
    }
    guard rest.startIndex < core.endIndex, !isName(rest, after: core[index - 1]) else { return nil }
    let isStart =
      verbs.isImperative(rest, at: rest.startIndex)
      || lexicon.prohibitions.matches(rest, at: rest.startIndex)
      || lexicon.assurances.matches(rest, at: rest.startIndex)
      || isMark && placeThenInstruction(rest)
      || token.word == "then" && isGapped(rest)
      || token.word == "and" && core[index + 1].word == "then" && isGapped(rest)
      || token.word == "and" && (isGappedEntry(rest) || isGappedSwitch(rest))
      || statesDemand(rest, behind: token) || token.isMark(";") && hasDemand(rest)
    guard isStart else { return nil }
    return isMark ? index + 1 : index
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

  /// "…, in the portal, open …": a place or condition in front of the next instruction.
  func placeThenInstruction(_ words: Tokens) -> Bool {
    guard let opener = lexicon.conditions.match(words, at: words.startIndex),
      opener.value == .phrase,
      let comma = words.firstOutsideBrackets(where: { $0.isMark(",") }),
      comma - words.startIndex <= 6
    else { return false }
    return verbs.isImperative(words, at: comma + 1)
  }

  /// "Click X, then Y": the verb is left out before a marked name that ends the sentence.
  func isGapped(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked else { return false }
    let rest = words.drop { $0.run == first.run }
    return rest.allSatisfy { $0.kind == .punctuation }
  }

  /// "Turn A on and B off": the verb is left out in front of the second name.
  func isGappedSwitch(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked,
      let value = words.drop(while: { $0.run == first.run }).first
    else { return false }
    return ["on", "off"].contains(value.word) && !value.isMarked
  }

  /// "Put A in the X field and B in the Y field": the verb is left out.
  func isGappedEntry(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked,
      let preposition = words.prefix(4).firstIndex(where: {
        ["in", "into"].contains($0.word) && !$0.isMarked
      })
    else { return false }
    return words[preposition...].prefix(7).contains {
      lexicon.controls.contains($0) && !$0.isMarked
    }
  }
}
