import Policy

/// Phrases at the front of an instruction that name a place of the user interface.
extension ClauseReader {
  /// "Boats with a mast: raise the flag", "For canoes: skip the lock": a case in front of what to do in it.
  func stripCase(of clause: inout Clause) {
    let core = clause.core
    guard
      let colon = core.prefix(8).firstOutsideBrackets(where: { $0.isMark(":") && !$0.isMarked }),
      colon > core.startIndex + 1, !verbs.isImperative(core, at: core.startIndex),
      core.first?.isCapitalised ?? false, startsInstruction(core[(colon + 1)...])
    else { return }
    let front = core[..<colon]
    let isFor = front.first?.word == "for"
    guard isFor || front.dropFirst().contains(where: { ["with", "without"].contains($0.word) }),
      !front.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return }
    clause.conditions.append(Condition((isFor ? front.dropFirst() : front).text, form: .clause))
    clause.core = core[(colon + 1)...]
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

  /// "In the harbour, click …": one thing of the reader's own, in front of an instruction.
  func isThing(_ body: Tokens, opener: String, before rest: Tokens) -> Bool {
    guard ["in", "on", "at"].contains(opener), let article = body.first,
      ["the", "your"].contains(article.word), (2...4).contains(body.count),
      let noun = body.last, noun.kind == .word, !noun.word.hasSuffix("s")
    else { return false }
    return !body.contains { lexicon.prepositions.contains($0) } && startsInstruction(rest)
  }

  /// Whether the words behind "in", "on", "from" … name a place of the user interface.
  func isPlace(_ body: Tokens, opener: String) -> Bool {
    guard Self.placing.contains(opener) else { return false }
    if body.contains(where: { $0.kind == .separator }) { return true }
    if body.contains(where: { $0.isMark(",") }),
      PathReader(lexicon: lexicon).path(in: body).count > 1
    {
      return true
    }
    guard let last = body.last(where: { $0.isWordLike }) else { return false }
    let name = body.drop { lexicon.articles.contains($0) && !$0.isMarked }
    let inner =
      name.first.map { lexicon.places.contains($0) && !$0.isMarked } ?? false
      ? name.dropFirst() : name
    return lexicon.places.contains(last)
      || !inner.isEmpty && inner.allSatisfy { $0.isMarked || !$0.isWordLike }
  }

  /// Whether an instruction is one for a screen: a click, a choice or an entry.
  func operatesScreen(_ words: Tokens) -> Bool {
    let rest = words.drop { $0.kind != .word }
    guard let verb = verbs.verb(in: rest, at: rest.startIndex) else { return false }
    return [.click, .select, .enter, .navigate].contains(verb.value)
  }

  /// Words in front of a place of the user interface.
  static let placing = ["in", "on", "from", "under", "at", "within", "via", "by"]

  /// "On the page Sites", "under Reports": words that nothing marks, and that name a place by a capital.
  func namesPlace(_ body: Tokens, opener: String) -> Bool {
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
}
