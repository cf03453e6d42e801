import Policy

/// The front of a sentence: openers, conditions, purposes and places.
extension ClauseReader {
  func stripFront(of clause: inout Clause) {
    for _ in 0..<6 {
      let before = clause.core.startIndex
      stripOpeners(of: &clause)
      stripWay(of: &clause)
      stripCase(of: &clause)
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
      } else if let remark = optionalRemark(in: clause.core) {
        clause.isOptional = true
        clause.core.removeFirst(remark)
      } else if let narrated = narratedLength(of: clause) {
        clause.core.removeFirst(narrated)
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

  /// How long "(Optional)" or "Optional:" in front of an instruction is.
  private func optionalRemark(in words: Tokens) -> Int? {
    let isBracketed = words.first?.isMark("(") ?? false
    let inside = isBracketed ? words.dropFirst() : words
    guard let marker = lexicon.markers.match(inside, at: inside.startIndex),
      marker.value == .optional
    else { return nil }
    let end = inside.startIndex + marker.length
    guard end + 1 < words.endIndex, words[end].isMark(isBracketed ? ")" : ":") else { return nil }
    return end + 1 - words.startIndex
  }

  /// "then you tick __X__", "you just press Y": how long the subject is where the reader's next step is
  /// told rather than asked for.
  private func narratedLength(of clause: Clause) -> Int? {
    let core = clause.core
    guard let subject = core.first, ["you", "we"].contains(subject.word), !subject.isMarked else {
      return nil
    }
    let sequels = ["then", "now", "next", "first", "finally", "just", "simply", "afterwards"]
    let adverb = sequels.contains(core.dropFirst().first?.word ?? "") ? 1 : 0
    let before = clause.words[..<core.startIndex]
    guard adverb == 1 || before.contains(where: { sequels.contains($0.word) }) else { return nil }
    let start = core.startIndex + 1 + adverb
    guard start < core.endIndex, let verb = verbs.verb(in: core, at: start) else { return nil }
    switch verb.value {
    case .navigate, .click, .select, .enable, .disable, .enter, .create, .copy: break
    case .grant, .verify, .wait, .signIn, .install, .restart, .other: return nil
    }
    let object = core[(start + verb.length)...]
    return object.contains { $0.isMarked || $0.kind == .separator || $0.isCapitalised }
      ? 1 + adverb : nil
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
    if stripVersion(of: &clause) || stripReason(of: &clause) { return }
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
    case .temporal:
      let words = core[start..<(start + opener.length)].map(\.word).joined(separator: " ")
      clause.conditions.append(Condition("\(words) \(body.text)", form: .clause, isTemporal: true))
    case .phrase:
      let preposition = core[start + opener.length - 1].word
      addPhrase(body, opener: preposition, to: &clause, followedBy: core[end...])
    }
    clause.core = core[end...]
  }

  /// "Since wood rots, we advise …": a reason in front of what follows from it.
  private func stripReason(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard let first = core.first, first.isCapitalised, ["since", "because"].contains(first.word),
      let comma = core.firstOutsideBrackets(where: { $0.isMark(",") }),
      core[..<comma].contains(where: { $0.kind == .word && !$0.startsNumber }),
      comma > core.startIndex + 3,
      hasDemand(core[(comma + 1)...]) || startsInstruction(core[(comma + 1)...])
    else { return false }
    clause.core = core[(comma + 1)...]
    return true
  }

  /// "From version 3 the lamp must …": a version in front, which needs no comma.
  private func stripVersion(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard core.count > 4,
      ["from", "since", "in", "with", "until"].contains(core[core.startIndex].word),
      lexicon.versionNouns.contains(core[core.startIndex + 1]),
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
    if let bare = barePurposeEnd(in: core) {
      let body = core[(core.startIndex + 1)..<bare].trimmed()
      clause.conditions.append(Condition("to " + body.text, form: .clause, isTemporal: true))
      clause.core = core[bare...]
      return true
    }
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

  /// "To hoist the flag pull the rope": where the instruction begins behind a purpose without a comma.
  private func barePurposeEnd(in core: Tokens) -> Int? {
    guard let purpose = lexicon.purposes.match(core, at: core.startIndex), purpose.length == 1,
      core.count > 5,
      core.first?.isCapitalised ?? false,
      let verb = core.dropFirst(purpose.length).first, isVerbLike(verb),
      !["let", "make", "have", "allow", "help", "be"].contains(verb.word)
    else { return nil }
    let start = core.startIndex + purpose.length + 2
    return core[min(start, core.endIndex)...].prefix { !$0.isMark(",") && !$0.isMark(":") }.indices
      .first { index in
        let previous = core[index - 1]
        return !core[index].isMarked && takesObject(index, in: core)
          && verbs.isImperative(core, at: index) && !previous.word.hasSuffix("s")
          && !lexicon.articles.contains(previous) && !lexicon.prepositions.contains(previous)
          && !["and", "or", "not", "to", "who", "which", "that"].contains(previous.word)
      }
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
}
