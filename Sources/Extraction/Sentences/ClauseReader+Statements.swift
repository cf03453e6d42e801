import Policy

/// Where the statements of a declarative sentence begin: behind semicolons, conjunctions and commas
/// that join two of them.
extension ClauseReader {
  /// Where the parts of a declarative sentence begin, the first excluded.
  func statementStarts(in core: Tokens) -> [Int] {
    var starts: [Int] = []
    var from = core.startIndex
    var depth = 0
    for index in core.indices.dropFirst() {
      let token = core[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      guard depth == 0, let start = statementStart(at: index, in: core, from: from) else {
        continue
      }
      starts.append(start)
      from = start
    }
    return starts
  }

  /// The start of a statement whose connective stands at an index: a mark, "and", "but" or "or".
  private func statementStart(at index: Int, in core: Tokens, from: Int) -> Int? {
    let token = core[index]
    let left = core[from..<index]
    let right = core[(index + 1)...]
    if token.isWord("and", "but", "or"), !token.isMarked {
      return goesOn(right, after: left, joint: token) ? index : nil
    }
    let isOwn: Bool
    switch token.mark {
    case ":": isOwn = isAnnounced(right, by: left)
    case ";":
      isOwn =
        hasFiniteVerb(right) && (hasFiniteVerb(left) || left.count >= 4)
        || startsInstruction(right) && left.count >= 4
    case ",": isOwn = CommaJoint(reader: self, left: left, right: right).startsStatement
    default: isOwn = false
    }
    return isOwn && !right.isEmpty ? index + 1 : nil
  }

  /// Whether a conjunction joins a further demand or predicate to the demand in front of it.
  private func goesOn(_ right: Tokens, after left: Tokens, joint: Token) -> Bool {
    if startsPredicate(right, after: left) || isOtherBound(right, after: left) { return true }
    guard joint.word != "or" else { return false }
    return startsDemand(right, after: left) || sharesModal(right, after: left)
      || joint.word == "and" && isGappedDemand(right, after: left)
      || isGappedAbsence(right, after: left)
  }

  /// Whether what stands behind a colon says something by itself.
  private func isAnnounced(_ right: Tokens, by left: Tokens) -> Bool {
    if let advice = right.first, ["better", "best"].contains(advice.word),
      startsInstruction(right.dropFirst())
    {
      return true
    }
    let instructs =
      startsInstruction(right) || placeThenInstruction(right) || startsProhibition(right)
    if startsProhibition(left), !instructs { return false }
    if instructs,
      hasFiniteVerb(left) || left.count >= 6
        || lexicon.avoidances.matches(left, at: left.startIndex)
    {
      return true
    }
    guard let first = right.first, hasDemand(right) else { return false }
    return first.isCapitalised || hasFiniteVerb(left) && hasShortSubject(right)
  }

  func startsProhibition(_ words: Tokens) -> Bool {
    let rest = words.drop { lexicon.openers.matches([$0], at: 0) }
    return lexicon.prohibitions.matches(words, at: words.startIndex)
      || lexicon.prohibitions.matches(rest, at: rest.startIndex)
  }

  /// Two statements with nothing but a comma between them, the second one a demand.
  func isSplice(_ right: Tokens, after left: Tokens) -> Bool {
    guard right.prefix(8).indices.contains(where: { demandBegins(at: $0, in: right) }),
      !lexicon.consequences.matches(right, at: right.startIndex),
      !lexicon.conditions.matches(right, at: right.startIndex),
      !startsCondition(left)
    else { return false }
    return hasDemand(left) || hasShortSubject(right) && isWhole(left)
  }

  /// Whether the words begin with a condition; "at least 3" is none.
  func startsCondition(_ words: Tokens) -> Bool {
    lexicon.conditions.matches(words, at: words.startIndex)
      && !lexicon.bounds.matches(words, at: words.startIndex)
  }

  /// "…, names are not allowed": a demand with a subject of a few words that lists nothing.
  func hasShortSubject(_ words: Tokens) -> Bool {
    guard
      let verb = words.prefix(8).indices.first(where: { demandBegins(at: $0, in: words) }),
      verb > words.startIndex
    else { return false }
    return !words[..<verb].contains {
      $0.isMark(",") || ["and", "or"].contains($0.word) && !$0.isMarked
    }
  }

  /// Whether the words say something by themselves: they have a verb, or describe with "of", and hold
  /// no condition that waits for what follows.
  func isWhole(_ words: Tokens) -> Bool {
    let isConditional = words.indices.contains { index in
      guard !words[index].isMarked else { return false }
      switch lexicon.conditions.match(words, at: index)?.value {
      case .clause, .negated, .temporal: return true
      case .phrase, nil: return false
      }
    }
    guard !isConditional else { return false }
    return words.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
      || words.dropFirst().prefix(2).contains { $0.word == "of" && !$0.isMarked }
      || lexicon.bounds.matches(words.trimmed(), at: words.trimmed().startIndex)
      || words.count <= (words.contains { $0.word == "per" && !$0.isMarked } ? 5 : 3)
        && words.first.map(lexicon.isNumeral) ?? false
  }

  /// "… and it should …": a second demand with a subject of its own, without a comma.
  func startsDemand(_ right: Tokens, after left: Tokens) -> Bool {
    if lexicon.modals.matches(right, at: right.startIndex) { return hasFiniteVerb(left) }
    if let first = right.first, ["may", "can"].contains(first.word), hasDemand(left) {
      return right.contains { $0.word == "only" && !$0.isMarked }
    }
    guard hasDemand(left) else { return false }
    if let first = right.first,
      first.isMarked || first.isCapitalised || lexicon.articles.contains(first),
      hasShortSubject(right),
      !lexicon.conditions.matches(left, at: left.startIndex)
    {
      return true
    }
    guard let pronoun = lexicon.pronouns.match(right, at: right.startIndex) else { return false }
    return lexicon.modals.matches(right, at: right.startIndex + pronoun.length)
  }

  /// "must begin with X and end with Y": a second predicate under the modal.
  func startsPredicate(_ right: Tokens, after left: Tokens) -> Bool {
    if startsVerbPhrase(right, after: left) { return true }
    guard let match = lexicon.predicates.match(right, at: right.startIndex), let verb = right.first,
      !["be", "have"].contains(verb.word),
      [.startsWith, .endsWith, .contains].contains(match.value)
    else { return false }
    return lexicon.modals.first(in: left) != nil
  }

  /// "must be painted and have ropes": a second verb phrase under the modal, with another verb.
  private func startsVerbPhrase(_ right: Tokens, after left: Tokens) -> Bool {
    guard let verb = right.first, !verb.isMarked, right.count > 1,
      ["be", "have", "match", "support"].contains(verb.word),
      right.dropFirst().first?.word != "able", let modal = lexicon.modals.first(in: left),
      let first = left[(modal.index + modal.match.length)...].first,
      first.word == "be" || first.word == "have", first.word != verb.word
    else { return false }
    return true
  }

  /// "at least 3 m and at most 9 m": the other end of a range.
  private func isOtherBound(_ right: Tokens, after left: Tokens) -> Bool {
    guard let bound = lexicon.bounds.match(right, at: right.startIndex),
      right.dropFirst(bound.length).first.map(lexicon.isNumeral) ?? false
    else { return false }
    return isBounded(left)
  }

  /// Whether the words hold a bound on a number: "at least 3".
  func isBounded(_ words: Tokens) -> Bool {
    words.indices.contains { index in
      guard let bound = lexicon.bounds.match(words, at: index), !words[index].isMarked else {
        return false
      }
      return words[(index + bound.length)...].first.map(lexicon.isNumeral) ?? false
    }
  }

  /// "need to set X and to enter Y": the modal is left out in front of "to".
  func sharesModal(_ right: Tokens, after left: Tokens) -> Bool {
    guard right.first?.word == "to", let modal = lexicon.modals.first(in: left),
      left[modal.index + modal.match.length - 1].word == "to"
    else { return false }
    return verbs.isImperative(right, at: right.startIndex + 1)
  }

  /// "… and if Y is used also 1813": the demand of the part before, with another value.
  func isGappedDemand(_ right: Tokens, after left: Tokens) -> Bool {
    guard hasDemand(left), !hasDemand(right) else { return false }
    let words = right.trimmed()
    if let too = gapEnd(words), too > words.startIndex, too - words.startIndex <= 5,
      !words[..<too].contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    {
      return true
    }
    guard let last = words.last, last.startsNumber || last.isMarked else { return false }
    return words.first?.word == "also" && words.count <= 3
      || lexicon.conditions.match(words, at: words.startIndex)?.value == .clause
        && words.contains { $0.word == "also" && !$0.isMarked }
  }

  /// "X as well", "X too": where the words end that have the verb of the part before.
  func gapEnd(_ words: Tokens) -> Int? {
    words.indices.first { index in
      guard !words[index].isMarked else { return false }
      let next = words[(index + 1)...].first?.word
      return words[index].word == "too" || words[index].word == "as" && next == "well"
    }
  }

  /// "must have 9 characters and no blanks": what the subject must not have.
  func isGappedAbsence(_ right: Tokens, after left: Tokens) -> Bool {
    guard right.first?.word == "no", right.count > 1, let modal = lexicon.modals.first(in: left)
    else { return false }
    let verb = left[(modal.index + modal.match.length)...].first
    return verb.map { lexicon.countedVerbs.contains($0) } ?? false
      && !right.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
  }

  /// ", meaning the crew must be …": the explanation states a demand of its own.
  func meaning(_ right: Tokens) -> Bool {
    right.first?.word == "meaning" && hasDemand(right)
  }
}
