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
    return split(clause, at: starts).flatMap { part in
      guard part.isImperative != clause.isImperative else { return [part] }
      return split(
        part,
        at: part.isImperative ? instructionStarts(in: part.core) : statementStarts(in: part.core))
    }
  }

  func hasDemand(_ words: Tokens) -> Bool {
    words.indices.contains { demandBegins(at: $0, in: words) }
  }

  func demandBegins(at index: Int, in words: Tokens) -> Bool {
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
      ["the", "a", "an"].contains(first.word)
        || first.isCapitalised && !first.isMarked
          && clause.core.startIndex == clause.words.firstIndex(where: \.isWordLike)
          && !lexicon.pronouns.matches(clause.core, at: clause.core.startIndex)
          && !lexicon.outsiders.contains(first),
      let verb = clause.core.prefix(6).firstIndex(where: {
        lexicon.finiteVerbs.contains($0) && !$0.isMarked
      }) ?? baseVerb(in: clause.core)
    else { return nil }
    let subject = NounPhraseReader(lexicon: lexicon).trimmed(clause.core[..<verb])
    return subject.isEmpty ? nil : subject
  }

  /// "Masts begin with …": a verb in its base form behind a plural noun that begins the clause.
  private func baseVerb(in words: Tokens) -> Int? {
    guard let noun = words.first, noun.word.hasSuffix("s"), noun.kind == .word, !noun.isMarked,
      words.count > 2, !words[words.startIndex + 1].isMarked,
      lexicon.predicates.matches(words, at: words.startIndex + 1)
        || lexicon.verbs.matches(words, at: words.startIndex + 1)
    else { return nil }
    return words.startIndex + 1
  }

  /// What a clause that demands nothing tells something of: its subject, what "there is", or all of it
  /// where it is a name without a verb.
  func toldSubject(of clause: Clause) -> Tokens? {
    let words = clause.core.trimmed()
    guard !clause.isImperative, !clause.isQuestion, !hasDemand(words) else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    if let there = words.prefix(5).firstIndex(where: { ["there", "there's"].contains($0.word) }) {
      let rest = words[(there + 1)...].drop { ["is", "are"].contains($0.word) }
      let noun = nouns.trimmed(nouns.firstPhrase(of: nouns.trimmed(rest)))
      return noun.isEmpty || noun.first?.word == "no" ? nil : noun
    }
    if let subject = tellingSubject(of: clause) { return subject }
    guard (1...5).contains(words.count), words.allSatisfy({ $0.isWordLike }),
      !words.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    return nouns.trimmed(words)
  }

  /// The noun that stands right in front of a relative clause.
  func lastNoun(in words: Tokens) -> Tokens? {
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
      next.actor = clause.actor
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
        && (isGapped(next.core) || isGappedEntry(next.core) || isGappedSwitch(next.core)
          || isGappedSetting(next.core) || isNumbered(next.core))
      return next
    }
  }
}
