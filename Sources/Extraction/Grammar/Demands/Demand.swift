import Policy

/// A constraint or recommendation as the grammar reads it.
struct Demand: Sendable {
  var kind: StatementKind
  var wording: Wording
  /// What is demanded; nil where no relation fits.
  var claim: Claim?
  /// Conditions inside the sentence, leading ones excluded.
  var conditions: [Condition] = []
  /// The consequence that the sentence names.
  var rationale: String?
  /// The subject, for the sentences after it.
  var subject: Tokens?

  /// A demand of a strength and polarity; its kind follows from the strength.
  init(
    _ wording: Wording, _ claim: Claim?, conditions: [Condition] = [], subject: Tokens? = nil
  ) {
    kind = wording.level == .must ? .constraint : .recommendation
    self.wording = wording
    self.claim = claim
    self.conditions = conditions
    self.subject = subject
  }
}

/// One form in which English states a demand.
protocol DemandRule: Sendable {
  /// Reads a declarative clause; nil where it does not have the rule's form.
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand?
}

/// What the rules share: the lexicon and the readers of the parts of a sentence.
struct DemandGrammar: Sendable {
  let lexicon: Lexicon
  let nouns: NounPhraseReader
  let predicates: PredicateReader
  let verbs: ImperativeReader
  let trailing: TrailingReader

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    nouns = NounPhraseReader(lexicon: lexicon)
    predicates = PredicateReader(lexicon: lexicon)
    verbs = ImperativeReader(lexicon: lexicon)
    trailing = TrailingReader(lexicon: lexicon)
  }

  /// The rules in the order in which they are tried; the first that reads the clause wins.
  static let rules: [any DemandRule] = [
    BlockedDemand(), OnlyIfDemand(), OnlyDemand(), UnsupportedDemand(), ForbiddenDemand(),
    RecommendedDemand(),
    AssuranceDemand(), ProhibitionDemand(), ModalDemand(), RequiredDemand(), RequiresDemand(),
    BoundDemand(),
  ]

  /// Reads a clause with the first rule that fits; nil where the clause demands nothing.
  func demand(in clause: Clause, topic: Topic) -> Demand? {
    guard !clause.isQuestion, !isIdle(clause.core) else { return nil }
    var topic = topic
    if let subject = clause.conditionSubject, !subject.isEmpty {
      topic.label = nil
      topic.subject = nouns.trimmed(subject)
    }
    if clause.continues, topic.subject != nil { topic.label = nil }
    let (main, consequence) = trailing.consequence(of: conclusion(of: clause.core))
    for rule in Self.rules {
      if var demand = rule.read(main, self, topic) {
        demand.claim = demand.claim.map {
          NetworkClaim(lexicon: lexicon).normalised($0, subject: demand.subject, predicate: main)
        }
        demand.rationale = consequence?.text
        return demand
      }
    }
    return nil
  }

  /// The part behind ", so": a reason stands in front of what follows from it.
  private func conclusion(of words: Tokens) -> Tokens {
    guard let so = words.indices.last(where: { words[$0].word == "so" && !words[$0].isMarked }),
      so > words.startIndex, words[so - 1].isMark(","), so + 1 < words.endIndex,
      words[so + 1].word != "that"
    else { return words }
    return words[(so + 1)...]
  }

  /// Whether a phrase takes the force out of the clause ("you do not have to …").
  func isIdle(_ words: Tokens) -> Bool {
    lexicon.idle.first(in: words) != nil
  }

  /// The subject in front of a verb: its noun phrase, or what a pronoun or a gap stands for.
  func subject(_ words: Tokens, _ topic: Topic) -> Tokens {
    let whole = words.trimmed()
    if let pronoun = lexicon.pronouns.match(whole, at: whole.startIndex),
      pronoun.length == whole.count
    {
      return topic.antecedent ?? whole
    }
    let body = nouns.trimmed(words)
    let plain = body.isEmpty ? body : withoutAdverbs(body)
    guard !plain.isEmpty else { return topic.antecedent ?? plain }
    if let pronoun = lexicon.pronouns.match(plain, at: plain.startIndex),
      pronoun.length == plain.count
    {
      return topic.antecedent ?? plain
    }
    if let first = plain.first, lexicon.possessives.contains(first), plain.count > 1 {
      return nouns.trimmed(plain.dropFirst())
    }
    if ["you", "we", "one"].contains(plain.map(\.word).joined(separator: " ")) {
      return topic.label ?? topic.title ?? plain
    }
    return nouns.withoutControlNoun(plain)
  }

  private func withoutAdverbs(_ words: Tokens) -> Tokens {
    var result = words
    while let last = result.last,
      ["also", "only", "always", "still", "therefore"].contains(last.word),
      result.count > 1
    {
      result.removeLast()
    }
    return result
  }

  /// Whether the subject is somebody the reader does not control ("people", "the others").
  func isOutsider(_ subject: Tokens) -> Bool {
    let words = subject.filter { $0.isWordLike && !$0.isMarked }
    guard let first = words.first, let last = words.last else { return false }
    return lexicon.outsiders.contains(first) && words.count == 1
      || lexicon.outsiders.contains(last)
  }

  /// Whether a verb belongs to a relative clause or to what somebody says.
  func isSubordinate(_ index: Int, in words: Tokens) -> Bool {
    guard index > words.startIndex else { return false }
    let before = words[words.startIndex..<index]
    if let previous = before.last, lexicon.relatives.contains(previous), before.count > 1 {
      return true
    }
    if let first = before.first, lexicon.relatives.contains(first), before.count > 1,
      first.word != "that"
    {
      return true
    }
    let asks = before.dropFirst().contains {
      ["what", "how", "whether", "why"].contains($0.word) && !$0.isMarked
    }
    if asks { return true }
    if let that = before.lastIndex(where: { $0.word == "that" && !$0.isMarked }),
      that > before.startIndex,
      lexicon.bareVerbs.contains(before[that - 1])
    {
      return true
    }
    return before.indices.contains {
      !before[$0].isMarked && lexicon.reportingVerbs.matches(before, at: $0)
    }
  }
}
