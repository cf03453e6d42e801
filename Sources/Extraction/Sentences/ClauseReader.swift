import Policy

/// Takes openers, conditions and places off the front of a sentence and splits what remains into
/// instructions or statements.
///
/// Examples:
/// - "If the agent runs as a service, the __Realm__ must exist."
///   → constraint must: {Realm present} [the agent runs as a service]
/// - "The __Realm__ must exist unless the agent is idle."
///   → constraint must: {Realm present} [not the agent is idle]
struct ClauseReader {
  let lexicon: Lexicon
  let verbs: ImperativeReader
  let maximumPhrase = 14
  /// The marks of the words that can begin a demand.
  private let demandMarks: WordMarks

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    verbs = ImperativeReader(lexicon: lexicon)
    demandMarks = [
      lexicon.modals.mark, lexicon.unsupported.mark, lexicon.supportedOnly.mark,
      lexicon.required.mark, lexicon.requirements.mark, lexicon.forbidden.mark,
      lexicon.recommended.mark,
    ]
  }

  /// The clauses of a sentence, in order; together they hold all of its tokens.
  func clauses(of sentence: Tokens) -> [Clause] {
    var clause = Clause(words: sentence, core: sentence)
    stripFront(of: &clause)
    clause.endsWithColon = sentence.last?.isMark(":") ?? false
    clause.isQuestion = sentence.last { !$0.isClosing && $0.kind != .symbol }?.isMark("?") ?? false
    if clause.isQuestion { return [clause] }
    let starts =
      verbs.isImperative(clause.core, at: clause.core.startIndex)
      ? instructionStarts(in: clause.core) : statementStarts(in: clause.core)
    return split(clause, at: starts)
  }

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
      || token.word == "and" && isGappedEntry(rest)
      || statesDemand(rest, behind: token)
    guard isStart else { return nil }
    return isMark ? index + 1 : index
  }

  /// "the rights __read__ and __list__": a marked name behind another one, with no object of its own.
  private func isName(_ rest: Tokens, after previous: Token) -> Bool {
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
    guard let pronoun = lexicon.pronouns.match(rest, at: start) else { return false }
    let next = start + pronoun.length
    return lexicon.modals.matches(rest, at: next)
  }

  /// "…, in Barnacle, open …": a place or condition in front of the next instruction.
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

  /// Where the parts of a declarative sentence begin, the first excluded.
  func statementStarts(in core: Tokens) -> [Int] {
    var starts: [Int] = []
    var from = core.startIndex
    var depth = 0
    for index in core.indices.dropFirst() {
      let token = core[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      if depth > 0 { continue }
      let left = core[from..<index]
      if ["and", "but", "or"].contains(token.word), !token.isMarked,
        startsPredicate(core[(index + 1)...], after: left)
      {
        starts.append(index)
        from = index
        continue
      }
      if ["and", "but"].contains(token.word), !token.isMarked,
        startsDemand(core[(index + 1)...], after: left)
          || sharesModal(core[(index + 1)...], after: left)
          || token.word == "and" && isGappedDemand(core[(index + 1)...], after: left)
          || isGappedAbsence(core[(index + 1)...], after: left)
      {
        starts.append(index)
        from = index
        continue
      }
      if token.isMark(":"),
        startsInstruction(core[(index + 1)...]) || placeThenInstruction(core[(index + 1)...])
          || startsProhibition(core[(index + 1)...]),
        hasFiniteVerb(left) || lexicon.avoidances.matches(left, at: left.startIndex)
      {
        starts.append(index + 1)
        from = index + 1
        continue
      }
      if token.isMark(":"), index + 1 < core.endIndex,
        core[index + 1].isCapitalised
          || hasFiniteVerb(left) && hasShortSubject(core[(index + 1)...]),
        hasDemand(core[(index + 1)...])
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

  func isOwnStatement(_ right: Tokens, after mark: Token, left: Tokens) -> Bool {
    guard let first = right.first else { return false }
    if mark.isMark(";") {
      return hasFiniteVerb(right) && (hasFiniteVerb(left) || left.count >= 4)
        || startsInstruction(right) && left.count >= 4
    }
    if first.word == "so", startsInstruction(right.dropFirst()), hasFiniteVerb(left) {
      return left.trimmed().first?.word != "only" && !hasDemand(left)
        && lexicon.refusals.first(in: left) == nil
    }
    if lexicon.modals.matches(right, at: right.startIndex + 1), first.word == "which" {
      return hasFiniteVerb(left)
    }
    if first.word == "which", lexicon.recommended.matches(right, at: right.startIndex + 1) {
      return true
    }
    if lexicon.relatives.contains(first)
      || lexicon.explanations.matches(right, at: right.startIndex)
    {
      return false
    }
    if first.word == "except", right.dropFirst().first?.word == "that" { return true }
    if let bound = lexicon.bounds.match(right, at: right.startIndex), hasDemand(right.prefix(8)),
      !lexicon.conditions.matches(left, at: left.startIndex),
      right.dropFirst(bound.length).first.map({ lexicon.numbers.contains($0) }) ?? false
    {
      return true
    }
    if let bound = lexicon.bounds.match(right, at: right.startIndex), hasDemand(left),
      right.dropFirst(bound.length).first?.startsNumber ?? false
    {
      return true
    }
    if ["and", "but", "except", "yet"].contains(first.word) {
      let rest = right.dropFirst(first.word == "except" ? 2 : 1)
      return hasFiniteVerb(left)
        && (hasDemand(rest) || startsInstruction(rest) || rest.first?.word == "only"
          || startsProhibition(rest))
    }
    if first.word == "only", hasDemand(right), hasFiniteVerb(left) { return true }
    if ["there", "here"].contains(first.word), hasDemand(right.prefix(10)) {
      return !lexicon.conditions.matches(left, at: left.startIndex)
    }
    if lexicon.unsupported.first(in: left) != nil || lexicon.forbidden.first(in: left) != nil,
      startsInstruction(right), !first.isCapitalised,
      !lexicon.conditions.matches(left, at: left.startIndex)
    {
      return true
    }
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

  func startsProhibition(_ words: Tokens) -> Bool {
    let rest = words.drop { lexicon.openers.matches([$0], at: 0) }
    return lexicon.prohibitions.matches(words, at: words.startIndex)
      || lexicon.prohibitions.matches(rest, at: rest.startIndex)
  }

  /// Two statements with nothing but a comma between them, the second one a demand.
  func isSplice(_ right: Tokens, after left: Tokens) -> Bool {
    guard hasDemand(right.prefix(8)),
      !lexicon.consequences.matches(right, at: right.startIndex),
      !lexicon.conditions.matches(right, at: right.startIndex),
      !lexicon.conditions.matches(left, at: left.startIndex)
    else { return false }
    return hasDemand(left) || hasShortSubject(right) && isWhole(left)
  }

  /// "…, names are not allowed": a demand with a subject of a few words that lists nothing.
  private func hasShortSubject(_ words: Tokens) -> Bool {
    guard
      let verb = words.prefix(6).indices.first(where: { demandBegins(at: $0, in: words) }),
      verb > words.startIndex
    else { return false }
    return !words[..<verb].contains {
      $0.isMark(",") || ["and", "or"].contains($0.word) && !$0.isMarked
    }
  }

  /// Whether the words say something by themselves: they have a verb, or describe with "of", and hold
  /// no condition that waits for what follows.
  private func isWhole(_ words: Tokens) -> Bool {
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
  }

  /// "… and it should …": a second demand with a subject of its own, without a comma.
  func startsDemand(_ right: Tokens, after left: Tokens) -> Bool {
    if lexicon.modals.matches(right, at: right.startIndex) { return hasFiniteVerb(left) }
    if let first = right.first, ["may", "can"].contains(first.word), hasDemand(left) {
      return right.contains { $0.word == "only" && !$0.isMarked }
    }
    guard hasDemand(left) else { return false }
    if let first = right.first, first.isBold || lexicon.articles.contains(first),
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
    guard let match = lexicon.predicates.match(right, at: right.startIndex), let verb = right.first,
      !["be", "have"].contains(verb.word),
      [.startsWith, .endsWith, .contains].contains(match.value)
    else { return false }
    return lexicon.modals.first(in: left) != nil
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
    guard let last = words.last, last.startsNumber || last.isMarked else { return false }
    return words.first?.word == "also" && words.count <= 3
      || lexicon.conditions.match(words, at: words.startIndex)?.value == .clause
        && words.contains { $0.word == "also" && !$0.isMarked }
  }

  /// "must have 9 characters and no blanks": what the subject must not have.
  func isGappedAbsence(_ right: Tokens, after left: Tokens) -> Bool {
    guard right.first?.word == "no", right.count > 1, let modal = lexicon.modals.first(in: left)
    else { return false }
    let verb = left[(modal.index + modal.match.length)...].first
    return verb.map { lexicon.countedVerbs.contains($0) } ?? false
      && !right.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
  }

  /// ", meaning the user must be …": the explanation states a demand of its own.
  func meaning(_ right: Tokens) -> Bool {
    right.first?.word == "meaning" && hasDemand(right)
  }

  func hasDemand(_ words: Tokens) -> Bool {
    words.indices.contains { demandBegins(at: $0, in: words) }
  }

  private func demandBegins(at index: Int, in words: Tokens) -> Bool {
    !words[index].marks.isDisjoint(with: demandMarks)
      && (lexicon.modals.matches(words, at: index)
        || lexicon.unsupported.matches(words, at: index)
        || lexicon.supportedOnly.matches(words, at: index)
        || lexicon.required.matches(words, at: index)
        || lexicon.forbidden.matches(words, at: index)
        || lexicon.recommended.matches(words, at: index)
        || lexicon.requirements.matches(words, at: index))
  }

  func hasFiniteVerb(_ words: Tokens) -> Bool {
    words.contains { lexicon.finiteVerbs.contains($0) } || hasDemand(words)
  }

  /// The subject of a clause that demands nothing, for a clause that goes on with "and must …".
  func tellingSubject(of clause: Clause) -> Tokens? {
    guard !clause.isImperative, !hasDemand(clause.core), let first = clause.core.first,
      ["the", "a", "an"].contains(first.word),
      let verb = clause.core.prefix(6).firstIndex(where: {
        lexicon.finiteVerbs.contains($0) && !$0.isMarked
      })
    else { return nil }
    let subject = NounPhraseReader(lexicon: lexicon).trimmed(clause.core[..<verb])
    return subject.isEmpty ? nil : subject
  }

  /// The noun that stands right in front of a relative clause.
  private func lastNoun(in words: Tokens) -> Tokens? {
    let nouns = NounPhraseReader(lexicon: lexicon)
    let body = words.trimmed()
    let start = body.lastIndex {
      !$0.isMarked && (lexicon.prepositions.contains($0) || lexicon.articles.contains($0))
    }
    let noun = nouns.withoutControlNoun(body[(start.map { $0 + 1 } ?? body.startIndex)...])
    return noun.isEmpty ? nil : noun
  }

  func split(_ clause: Clause, at starts: [Int]) -> [Clause] {
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
      if words.first(where: \.isWordLike)?.word == "which" {
        next.relativeTo = lastNoun(in: clause.words[..<bound.0])
      }
      next.explains = words.first?.word == "meaning"
      let inherited = next.conditions
      stripFront(of: &next)
      if next.conditions.isEmpty { next.conditions = inherited }
      next.isGapped =
        clause.isImperative && !next.isImperative
        && (isGapped(next.core) || isGappedEntry(next.core))
      return next
    }
  }
}
