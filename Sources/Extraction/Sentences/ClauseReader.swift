/// Takes openers, conditions and places off the front of a sentence and splits what remains into
/// instructions or statements.
struct ClauseReader {
  let lexicon: Lexicon
  let verbs: ImperativeReader
  private let maximumPhrase = 14

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    verbs = ImperativeReader(lexicon: lexicon)
  }

  /// The clauses of a sentence, in order; together they hold all of its tokens.
  func clauses(of sentence: Tokens) -> [Clause] {
    var clause = Clause(words: sentence, core: sentence)
    stripFront(of: &clause)
    clause.endsWithColon = sentence.last?.isMark(":") ?? false
    clause.isQuestion = sentence.contains { $0.isMark("?") }
    if clause.isQuestion { return [clause] }
    let starts =
      verbs.isImperative(clause.core, at: clause.core.startIndex)
      ? instructionStarts(in: clause.core) : statementStarts(in: clause.core)
    return split(clause, at: starts)
  }

  // MARK: The front of a sentence

  private func stripFront(of clause: inout Clause) {
    for _ in 0..<6 {
      let before = clause.core.startIndex
      stripOpeners(of: &clause)
      stripPhrase(of: &clause)
      if clause.core.startIndex == before { break }
    }
    clause.isImperative = verbs.isImperative(clause.core, at: clause.core.startIndex)
  }

  private func stripOpeners(of clause: inout Clause) {
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
        let rest = clause.core.dropFirst(opener.length)
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
  private func isNotice(_ words: Tokens, length: Int) -> Bool {
    let index = words.startIndex + length
    guard index < words.endIndex else { return false }
    let next = words[index]
    if next.isMark(":") { return true }
    let isMarkedApart = words[index - 1].isBold && !next.isBold
    return isMarkedApart && (next.isCapitalised || next.isMarked || words.startIndex > 0)
  }

  private func stripPhrase(of clause: inout Clause) {
    let core = clause.core
    let start = core.startIndex
    if let optional = lexicon.optionalOpeners.match(core, at: start) {
      clause.isOptional = true
      clause.core = core.dropFirst(optional.length)
      return
    }
    if stripPurpose(of: &clause) { return }
    if let back = lexicon.backReferences.match(core, at: start), back.length > 1 {
      clause.refersBack = true
      clause.core = core.dropFirst(back.length)
      return
    }
    guard let opener = lexicon.conditions.match(core, at: start) else { return }
    guard let end = phraseEnd(in: core, after: opener) else { return }
    let body = core[(start + opener.length)..<end].trimmed()
    guard !body.isEmpty else { return }
    if opener.value == .clause || opener.value == .negated {
      clause.conditionSubject = body.prefix { !lexicon.finiteVerbs.contains($0.word) }
    }
    switch opener.value {
    case .clause: clause.conditions.append(Condition(body.text, form: .clause))
    case .negated: clause.conditions.append(Condition(body.text, form: .clause, isNegated: true))
    case .temporal: clause.conditions.append(Condition(body.text, form: .clause, isTemporal: true))
    case .phrase: addPhrase(body, opener: core[start].word, to: &clause, followedBy: core[end...])
    }
    clause.core = core[end...]
  }

  private func addPhrase(
    _ body: Tokens, opener: String, to clause: inout Clause, followedBy rest: Tokens
  ) {
    if isPlace(body, opener: opener) {
      clause.places.append(body)
    } else if opener == "for", startsInstruction(rest), body.count <= 3,
      body.first?.isCapitalised ?? false
    {
      clause.topic = body
    } else {
      clause.conditions.append(
        Condition(body.text, form: .clause, isNegated: opener == "without"))
    }
  }

  /// "To take it out, drain it": the purpose is no condition that a state answers.
  private func stripPurpose(of clause: inout Clause) -> Bool {
    let core = clause.core
    guard let purpose = lexicon.purposes.match(core, at: core.startIndex),
      let comma = core.firstOutsideBrackets(where: { $0.isMark(",") }),
      startsInstruction(core[comma...].dropFirst())
    else { return false }
    let body = core[(core.startIndex + purpose.length)..<comma]
    clause.conditions.append(
      Condition("to " + body.text, form: .clause, isTemporal: true))
    clause.core = core[comma...].dropFirst()
    return true
  }

  /// Where a leading phrase ends: at the comma in front of the main clause, or in front of an
  /// instruction that follows without one.
  private func phraseEnd(
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
      if isPhrase,
        lexicon.modals.matches(core, at: index) || lexicon.bareVerbs.contains(token.word),
        !token.isMarked
      {
        return subjectStart(in: core, before: index, after: start)
      }
      if token.isMark(":") && index > start { return isPhrase ? nil : index }
      if index > start + 1, !token.isMarked, verbs.isImperative(core, at: index),
        canEndBefore(index, in: core, isPhrase: isPhrase)
      {
        return index
      }
    }
    return nil
  }

  /// "With 3 nodes the priority must …": where the subject of the main clause begins.
  private func subjectStart(in core: Tokens, before verb: Int, after start: Int) -> Int? {
    let between = core[start..<verb]
    if let last = between.last, lexicon.places.contains(last.word) { return verb }
    return between.indices.dropFirst().last { index in
      !core[index].isMarked
        && (["you", "we"].contains(core[index].word) || lexicon.articles.contains(core[index].word))
    }
  }

  /// Whether a comma only separates the parts of a list inside the phrase ("If X, Y or Z, then").
  private func isListComma(at index: Int, in core: Tokens, from start: Int) -> Bool {
    let rest = core[(index + 1)...]
    guard let next = rest.firstOutsideBrackets(where: { $0.isMark(",") }) else { return false }
    let between = rest[..<next]
    let hasVerb = between.contains { lexicon.finiteVerbs.contains($0.word) }
    return between.count <= 3 && !hasVerb && !startsInstruction(rest)
      && between.contains { $0.word == "or" || $0.word == "and" }
  }

  private func canEndBefore(_ index: Int, in core: Tokens, isPhrase: Bool) -> Bool {
    let previous = core[index - 1]
    if isPhrase {
      return lexicon.places.contains(previous.word) || previous.isMarked
        || ["also", "then", "additionally"].contains(previous.word) || previous.isMark(")")
    }
    return false
  }

  private func startsInstruction(_ words: Tokens) -> Bool {
    var rest = words
    while let first = rest.first,
      first.kind != .word || lexicon.openers.matches(rest, at: rest.startIndex)
    {
      rest.removeFirst()
      if rest.count < 1 { return false }
    }
    return verbs.isImperative(rest, at: rest.startIndex)
  }

  /// Whether the words behind "in", "on", "from" … name a place of the user interface.
  private func isPlace(_ body: Tokens, opener: String) -> Bool {
    guard ["in", "on", "from", "under", "at", "within", "via", "by"].contains(opener) else {
      return false
    }
    if body.contains(where: { $0.kind == .separator }) { return true }
    guard let last = body.last(where: { $0.isWordLike }) else { return false }
    return lexicon.places.contains(last.word)
      || body.allSatisfy { $0.isBold || !$0.isWordLike || lexicon.articles.contains($0.word) }
  }

  // MARK: Splitting

  /// Where the instructions of an imperative sentence begin, the first excluded.
  private func instructionStarts(in core: Tokens) -> [Int] {
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
  private func instructionStart(at index: Int, in core: Tokens, after last: Int?) -> Int? {
    let token = core[index]
    let isMark = token.isMark(",") || token.isMark(";")
    guard isMark || ["and", "then", "but"].contains(token.word) else { return nil }
    var rest = core[(index + 1)...]
    while let first = rest.first,
      ["and", "then", "but", "also", "finally"].contains(first.word)
        || lexicon.openers.matches(rest, at: rest.startIndex) && rest.count > 1
    {
      rest.removeFirst()
    }
    guard rest.startIndex < core.endIndex else { return nil }
    let isStart =
      verbs.isImperative(rest, at: rest.startIndex)
      || lexicon.prohibitions.matches(rest, at: rest.startIndex)
      || isMark && placeThenInstruction(rest)
      || token.word == "then" && isGapped(rest)
      || token.word == "and" && isGappedEntry(rest)
    guard isStart else { return nil }
    return isMark ? index + 1 : index
  }

  /// "…, in Barnacle, open …": a place or condition in front of the next instruction.
  private func placeThenInstruction(_ words: Tokens) -> Bool {
    guard let opener = lexicon.conditions.match(words, at: words.startIndex),
      opener.value == .phrase,
      let comma = words.firstOutsideBrackets(where: { $0.isMark(",") }),
      comma - words.startIndex <= 6
    else { return false }
    return verbs.isImperative(words, at: comma + 1)
  }

  /// "Click X, then Y": the verb is left out before a marked name that ends the sentence.
  private func isGapped(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked else { return false }
    let rest = words.drop { $0.run == first.run }
    return rest.allSatisfy { $0.kind == .punctuation }
  }

  /// "Put A in the X field and B in the Y field": the verb is left out.
  private func isGappedEntry(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked,
      let preposition = words.prefix(4).firstIndex(where: {
        ["in", "into"].contains($0.word) && !$0.isMarked
      })
    else { return false }
    return words[preposition...].prefix(7).contains {
      lexicon.controls.contains($0.word) && !$0.isMarked
    }
  }

  /// Where the parts of a declarative sentence begin, the first excluded.
  private func statementStarts(in core: Tokens) -> [Int] {
    var starts: [Int] = []
    var from = core.startIndex
    var depth = 0
    for index in core.indices.dropFirst() {
      let token = core[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      if depth > 0 { continue }
      let left = core[from..<index]
      if ["and", "but"].contains(token.word), !token.isMarked,
        startsDemand(core[(index + 1)...], after: left)
      {
        starts.append(index)
        from = index
        continue
      }
      if token.isMark(":"),
        startsInstruction(core[(index + 1)...]) || placeThenInstruction(core[(index + 1)...]),
        hasFiniteVerb(left)
      {
        starts.append(index + 1)
        from = index + 1
        continue
      }
      guard token.isMark(";") || token.isMark(",") else { continue }
      let right = core[(index + 1)...]
      guard isOwnStatement(right, after: token, left: left) else { continue }
      starts.append(index + 1)
      from = index + 1
    }
    return starts
  }

  private func isOwnStatement(_ right: Tokens, after mark: Token, left: Tokens) -> Bool {
    guard let first = right.first else { return false }
    if mark.isMark(";") { return hasFiniteVerb(left) && hasFiniteVerb(right) }
    if lexicon.relatives.contains(first.word)
      || lexicon.explanations.matches(right, at: right.startIndex)
    {
      return false
    }
    if ["and", "but", "except", "yet"].contains(first.word) {
      let rest = right.dropFirst(first.word == "except" ? 2 : 1)
      return hasFiniteVerb(left)
        && (hasDemand(rest) || startsInstruction(rest) || rest.first?.word == "only")
    }
    if first.word == "only", hasDemand(right), hasFiniteVerb(left) { return true }
    if let back = lexicon.backReferences.match(right, at: right.startIndex),
      back.length > 1 || first.word == "then"
    {
      return hasDemand(right)
    }
    if let pronoun = lexicon.pronouns.match(right, at: right.startIndex),
      lexicon.modals.matches(right, at: right.startIndex + pronoun.length)
    {
      return hasFiniteVerb(left) && !lexicon.conditions.matches(left, at: left.startIndex)
    }
    if !hasFiniteVerb(left), !first.isCapitalised, startsInstruction(right),
      !lexicon.conditions.matches(left, at: left.startIndex)
    {
      return true
    }
    if lexicon.modals.matches(right, at: right.startIndex)
      || lexicon.requirements.matches(right, at: right.startIndex)
    {
      return !lexicon.conditions.matches(left, at: left.startIndex)
    }
    return meaning(right) || isSplice(right, after: left)
  }

  /// Two demands with nothing but a comma between them.
  private func isSplice(_ right: Tokens, after left: Tokens) -> Bool {
    guard hasDemand(left), hasDemand(right.prefix(8)),
      !lexicon.consequences.matches(right, at: right.startIndex),
      !lexicon.conditions.matches(right, at: right.startIndex)
    else { return false }
    return !lexicon.conditions.matches(left, at: left.startIndex)
  }

  /// "… and it should …": a second demand with a subject of its own, without a comma.
  private func startsDemand(_ right: Tokens, after left: Tokens) -> Bool {
    guard hasDemand(left) else { return false }
    if lexicon.modals.matches(right, at: right.startIndex) { return true }
    guard let pronoun = lexicon.pronouns.match(right, at: right.startIndex) else { return false }
    return lexicon.modals.matches(right, at: right.startIndex + pronoun.length)
  }

  /// ", meaning the user must be …": the explanation states a demand of its own.
  private func meaning(_ right: Tokens) -> Bool {
    right.first?.word == "meaning" && hasDemand(right)
  }

  private func hasDemand(_ words: Tokens) -> Bool {
    lexicon.modals.first(in: words) != nil || lexicon.unsupported.first(in: words) != nil
      || lexicon.supportedOnly.first(in: words) != nil || lexicon.required.first(in: words) != nil
      || lexicon.requirements.first(in: words) != nil
  }

  private func hasFiniteVerb(_ words: Tokens) -> Bool {
    words.contains { lexicon.finiteVerbs.contains($0.word) } || hasDemand(words)
  }

  private func split(_ clause: Clause, at starts: [Int]) -> [Clause] {
    guard !starts.isEmpty else { return [clause] }
    let bounds = [clause.words.startIndex] + starts + [clause.words.endIndex]
    return zip(bounds, bounds.dropFirst()).enumerated().map { offset, bound in
      let words = clause.words[bound.0..<bound.1]
      if offset == 0 {
        var first = clause
        first.words = words
        first.core = clause.core[clause.core.startIndex..<bound.1]
        first.endsWithColon = words.last?.isMark(":") ?? false
        return first
      }
      var next = Clause(words: words, core: words)
      next.conditions = clause.isImperative ? clause.conditions.filter { !$0.isTemporal } : []
      next.isFallback = clause.isFallback
      next.isOptional = clause.isOptional
      next.endsWithColon = words.last?.isMark(":") ?? false
      next.continues = ["and", "but", "or"].contains(words.first?.word)
      next.explains = words.first?.word == "meaning"
      let inherited = next.conditions
      stripFront(of: &next)
      if next.conditions.isEmpty { next.conditions = inherited }
      next.isGapped = clause.isImperative && !next.isImperative && isGapped(next.core)
      return next
    }
  }
}
