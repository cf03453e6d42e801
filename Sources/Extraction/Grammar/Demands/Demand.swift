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
  /// Whether it demands what the last condition in front of the clause says.
  var takesCondition = false

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

  /// Gives the demand another strength and polarity.
  mutating func setWording(_ wording: Wording) {
    self.wording = wording
    kind = wording.level == .must ? .constraint : .recommendation
    claim?.isNegated = wording.isNegative
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
    UnlessDemand(), SameDemand(), BlockedDemand(), OnlyIfDemand(), PermittedOnlyDemand(),
    SupportedListDemand(),
    CountLimitDemand(), ExceptionDemand(), OnlyDemand(), IncompatibleDemand(), UnsupportedDemand(),
    ForbiddenDemand(),
    RecommendedDemand(), AssuranceDemand(), ProhibitionDemand(), ContinuedDemand(),
    ExclusiveDemand(), PermittedBoundDemand(), ModalDemand(), RequiredDemand(),
    InclusionDemand(), RefusalDemand(), CapacityDemand(), OutcomeDemand(), AbsenceDemand(),
    RequiresDemand(), LimitDemand(),
    BoundDemand(), FragmentDemand(), DenialDemand(), EndedSupportDemand(), BelongingDemand(),
  ]

  /// Reads a clause with the first rule that fits; nil where the clause demands nothing.
  func demand(in clause: Clause, topic: Topic) -> Demand? {
    guard !clause.isQuestion, !isIdle(clause.core[..<conditionStart(in: clause.core)]) else {
      return nil
    }
    var topic = topic
    if let noun = clause.relativeTo {
      topic.label = nil
      topic.told = nil
      topic.subject = noun
    }
    if let subject = clause.conditionSubject, let first = subject.first,
      !first.word.hasSuffix("ing"), !startsWithPronoun(subject),
      ["it", "they", "he", "she", "this", "that", "these"].contains(clause.core.first?.word),
      startsWithPronoun(clause.core), !namesControl(clause.core)
    {
      topic.label = nil
      topic.told = nil
      topic.subject = nouns.trimmed(subject)
    }
    topic.isConditional = clause.conditions.contains { !$0.isTemporal }
    topic.continued = clause.continues ? topic.demand : nil
    if clause.continues, topic.subject != nil, topic.continued?.label != topic.label?.text {
      topic.label = nil
    }
    if let unless = unless(clause, topic) { return unless }
    let conclusion = conclusion(of: clause.core)
    if conclusion.startIndex > clause.core.startIndex {
      topic.said = clause.core[..<conclusion.startIndex]
    }
    let (main, consequence) = trailing.consequence(of: expanded(conclusion))
    for rule in Self.rules {
      if var demand = rule.read(main, self, topic) {
        demand.claim = demand.claim.map {
          NetworkClaim(lexicon: lexicon).normalised($0, subject: demand.subject, predicate: main)
        }
        if demand.claim?.relation == .notSupported, demand.claim?.object.isEmpty ?? false,
          let companion = clause.companion
        {
          demand.claim?.object = predicates.objects.objects(companion, relation: .notSupported)
        }
        if demand.claim?.subject.isEmpty ?? false { demand.claim = nil }
        PartClaim(lexicon: lexicon).normalise(&demand, subject: demand.subject)
        licensed(&demand, clause)
        demand.rationale = consequence?.text
        return demand
      }
    }
    return nil
  }

  /// "this option": a control that the line or section is about, not the subject of a condition.
  private func namesControl(_ words: Tokens) -> Bool {
    guard let noun = words.dropFirst().first else { return false }
    return lexicon.controls.contains(noun) && !noun.isMarked
  }

  func startsWithPronoun(_ words: Tokens) -> Bool {
    lexicon.pronouns.matches(words, at: words.startIndex)
  }

  /// "For X a licence is needed": X requires it.
  private func licensed(_ demand: inout Demand, _ clause: Clause) {
    guard let claim = demand.claim, let thing = clause.beneficiary,
      let noun = demand.subject?.last, lexicon.licences.contains(noun)
    else { return }
    let number = claim.relation == .equals ? claim.object.first : nil
    let isCounted =
      number.map { lexicon.numbers.contains($0) || Int($0) != nil } ?? false
    guard claim.relation == .present || isCounted else { return }
    let name = ((number.map { [$0] } ?? []) + [claim.subject]).joined(separator: " ")
    let who = nouns.firstPhrase(of: nouns.trimmed(thing))
    demand.claim = Claim(subject: who.text, relation: .requires, object: [name])
  }

  /// Reads what a clause asserts as a demand, where the text around it says that it is one.
  ///
  /// What something else does ("is set by the server") or what may be is not demanded.
  func asserted(in clause: Clause, topic: Topic) -> Demand? {
    let words = withoutRelative(clause.core)
    let hasVerb = words.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
    guard !clause.isQuestion, !isIdle(clause.core),
      !words.contains(where: {
        (lexicon.permissive.contains($0) || $0.word == "by" && hasVerb) && !$0.isMarked
      })
    else { return nil }
    let (head, conditions) = trailing.conditions(of: clause.core, from: clause.core.startIndex)
    let (main, consequence) = remark(behind: head) ?? trailing.consequence(of: head)
    guard let asserted = AssertionReader(grammar: self, topic: topic).read(main) else {
      return needed(main, conditions)
    }
    var demand = Demand(
      asserted.reading?.wording ?? .must, asserted.reading?.claim, conditions: conditions,
      subject: asserted.subject)
    demand.claim = demand.claim.map {
      NetworkClaim(lexicon: lexicon).normalised($0, subject: demand.subject, predicate: main)
    }
    demand.rationale = consequence?.text
    return demand
  }

  /// "A Gold licence, the crane is hidden on all others": a thing that is needed, and what is told of
  /// it behind a comma.
  private func remark(behind words: Tokens) -> (main: Tokens, consequence: Tokens?)? {
    guard let comma = words.firstOutsideBrackets(where: { $0.isMark(",") }),
      comma > words.startIndex + 1
    else { return nil }
    let thing = words[..<comma]
    let rest = words[(comma + 1)...].trimmed()
    guard let first = rest.first,
      lexicon.articles.contains(first) || lexicon.pronouns.matches(rest, at: rest.startIndex),
      !thing.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked }),
      rest.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked }),
      !lexicon.relatives.contains(first)
    else { return nil }
    return (thing, rest)
  }

  /// "a certificate which is signed": the thing without what is said of it.
  func withoutRelative(_ words: Tokens) -> Tokens {
    guard
      let relative = words.indices.dropFirst(2).first(where: {
        ["which", "that", "who"].contains(words[$0].word) && !words[$0].isMarked
      }), !words[..<relative].contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return words }
    return words[..<relative]
  }

  func hasDemand(_ words: Tokens) -> Bool {
    lexicon.modals.first(in: words) != nil || lexicon.unsupported.first(in: words) != nil
      || lexicon.required.first(in: words) != nil || lexicon.requirements.first(in: words) != nil
  }

  /// Where a condition at the end of the clause begins.
  func conditionStart(in words: Tokens) -> Int {
    words.indices.dropFirst().first { index in
      guard !words[index].isMarked,
        let opener = lexicon.conditions.match(words, at: index)?.value,
        opener == .clause || opener == .negated
      else { return false }
      return words[index].word != "where"
    } ?? words.endIndex
  }

  /// Whether a phrase takes the force out of the clause ("you do not have to …").
  ///
  /// Behind a comma it only speaks of something else.
  func isIdle(_ words: Tokens) -> Bool {
    guard let idle = lexicon.idle.first(in: words),
      !lexicon.requestsThing(words, at: idle.index, idle.match.length)
    else { return false }
    let head = words[..<idle.index]
    guard let comma = head.firstOutsideBrackets(where: { $0.isMark(",") }) else { return true }
    return !head[..<comma].contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
  }
}
