import Policy

/// "X must …", "X cannot …", "X should …", "need to …": a modal and a verb phrase.
///
/// Bounds come out positive ("cannot be longer than 63" is at most 63), and a double negation is
/// resolved ("must not be empty" is present).
///
/// Examples:
/// - "The __Relay flag__ must be enabled."
///   → constraint must: {Relay flag enabled}
/// - "The label cannot be longer than 20 characters."
///   → constraint must: {label at_most 20 characters}
/// - "The pass phrase cannot be empty."
///   → constraint must: {pass phrase present}
/// - "__Guest upload__ must not be disabled."
///   → constraint must: {Guest upload enabled}
/// - "The retry count should be 4 or less."
///   → recommendation should: {retry count at_most 4}
/// - "The reply address must match the login address or the alias."
///   → constraint must: {reply address same_as login address | alias}
struct ModalDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let (index, modal) = firstModal(in: words, grammar) else { return nil }
    if let restated = restated(words, index, grammar, topic) { return restated }
    let before = words[..<index]
    let after = words[(index + modal.length)...]
    guard !after.trimmed().isEmpty else { return nil }
    let (main, conditions) = grammar.trailing.conditions(of: after, from: after.startIndex)
    if grammar.isOutsider(before.trimmed()) { return nil }
    var subject = grammar.subject(before, topic)
    if let same = same(main, subject: before, modal.value, conditions, grammar, topic) {
      return same
    }
    var demand = Demand(modal.value, nil, conditions: conditions, subject: subject)
    if let claim = claim(main, subject: &subject, wording: modal.value, grammar, topic) {
      demand = Demand(
        claim.wording, claim.claim, conditions: conditions + claim.conditions, subject: subject)
    }
    return demand
  }

  /// "… (i.e., they must have X and Y)": the explanation says precisely what is demanded.
  private func restated(
    _ words: Tokens, _ modal: Int, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard
      let open = words[modal...].firstIndex(where: { $0.isMark("(") }), open + 1 < words.endIndex,
      words[open + 1].word == "i.e."
    else { return nil }
    let close = words[open...].firstIndex { $0.isMark(")") } ?? words.endIndex
    let inside = words[(open + 2)..<close].trimmed()
    var topic = topic
    topic.label = nil
    topic.subject = grammar.subject(words[..<modal], topic)
    return read(inside, grammar, topic)
  }

  /// "Both nodes must use the same port": the port is the same on both nodes.
  private func same(
    _ main: Tokens, subject: Tokens, _ wording: Wording, _ conditions: [Condition],
    _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let words = main.trimmed()
    guard let same = words.prefix(5).firstIndex(where: { $0.word == "same" }),
      same > words.startIndex,
      words[same - 1].word == "the" || words[same - 1].word == "exactly", words.first?.word != "be",
      let party = subject.trimmed().first, ["both", "all"].contains(party.word)
    else { return nil }
    let noun = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: words[(same + 1)...]))
    guard !noun.isEmpty else { return nil }
    let name = topic.label ?? noun
    return Demand(
      wording,
      Claim(
        subject: name.text, relation: .sameAs, object: [subject.trimmed().text],
        isNegated: wording.isNegative),
      conditions: conditions, subject: name)
  }

  private func firstModal(in words: Tokens, _ grammar: DemandGrammar) -> (
    Int, PhraseTable<Wording>.Match
  )? {
    for index in words.indices {
      guard let match = grammar.lexicon.modals.match(words, at: index),
        !words[index].isMarked || words[index].run == words.first?.run
      else { continue }
      if grammar.isSubordinate(index, in: words) { return nil }
      if isAbility(match.value, words, at: index, length: match.length, grammar) { return nil }
      return (index, match)
    }
    return nil
  }

  /// "cannot" tells of an inability where what follows is no state that somebody sets.
  private func isAbility(
    _ wording: Wording, _ words: Tokens, at index: Int, length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    guard wording == .mustNot, ["cannot", "can", "can't", "may"].contains(words[index].word) else {
      return false
    }
    let rest = words[(index + length)...]
    guard let first = rest.first else { return true }
    if first.word == "be" || first.word == "have" || first.word == "contain"
      || first.word == "exceed"
    {
      return false
    }
    return true
  }

  private struct Reading {
    var claim: Claim
    var wording: Wording
    var conditions: [Condition]
  }

  private func claim(
    _ main: Tokens, subject: inout Tokens, wording: Wording, _ grammar: DemandGrammar,
    _ topic: Topic
  ) -> Reading? {
    if let predicate = grammar.predicates.predicate(in: main) {
      return stated(predicate, subject: &subject, wording: wording, grammar)
    }
    if let reading = instructed(main, wording: wording, grammar, topic) { return reading }
    return nil
  }

  private func stated(
    _ predicate: PredicateReader.Predicate, subject: inout Tokens, wording: Wording,
    _ grammar: DemandGrammar
  ) -> Reading? {
    var isNegative = wording.isNegative != predicate.isNegated
    var relation = predicate.relation
    var object = predicate.object
    if let own = predicate.subject { subject = own }
    var conditions: [Condition] = []
    if let rest = predicate.rest {
      (object, conditions) = remainder(rest, relation: relation, object: object, grammar)
    }
    var wording = wording
    if isNegative, relation == .atLeast || relation == .atMost {
      relation = relation == .atLeast ? .atMost : .atLeast
      isNegative = false
      wording = wording.level == .must ? .must : .should
    }
    if relation == .requires, predicate.subject == nil, object.count == 1,
      !isLicence(object[0], grammar)
    {
      return Reading(
        claim: Claim(subject: object[0], relation: isNegative ? .absent : .present),
        wording: wording,
        conditions: conditions)
    }
    if isNegative, let opposite = relation.opposite {
      relation = opposite
      isNegative = false
      // "Must not be disabled" demands that it is on: both negations are in the relation now.
      if !relation.isNegative { wording = wording.level == .must ? .must : .should }
    }
    return Reading(
      claim: Claim(
        subject: subject.text, relation: relation, object: object, isNegated: isNegative,
        isAlternative: predicate.isAlternative && object.count > 1),
      wording: isNegative ? negative(wording) : wording,
      conditions: conditions)
  }

  private func remainder(
    _ rest: Tokens, relation: Relation, object: [String], _ grammar: DemandGrammar
  ) -> ([String], [Condition]) {
    if relation == .reachable { return (object, []) }
    let (_, conditions) = grammar.trailing.scope(of: rest)
    if let opener = grammar.lexicon.conditions.match(rest, at: rest.startIndex),
      opener.value == .phrase
    {
      let body = rest.dropFirst(opener.length).trimmed()
      return (object, body.isEmpty ? [] : [Condition(body.text, form: .clause)])
    }
    return (object, conditions)
  }

  /// Whether what somebody must have is a right, licence or ability rather than a thing.
  private func isLicence(_ object: String, _ grammar: DemandGrammar) -> Bool {
    object.split(separator: " ").contains { word in
      grammar.lexicon.licences.contains(word.lowercased())
        || ["right", "rights", "permission", "permissions", "access", "able", "capability"]
          .contains(word.lowercased())
    }
  }

  /// The wording of a prohibition of the same strength.
  private func negative(_ wording: Wording) -> Wording {
    wording.level == .must ? .mustNot : .shouldNot
  }

  /// "need to enable X", "must specify X": the state that the instruction leaves behind.
  private func instructed(
    _ main: Tokens, wording: Wording, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Reading? {
    let words = main.trimmed().drop { ["also", "then", "always"].contains($0.word) }
    guard grammar.verbs.isImperative(words, at: words.startIndex) else { return nil }
    let clause = Clause(words: words, core: words)
    guard
      let step = StepReader(lexicon: grammar.lexicon).read(clause, topic: topic, links: []),
      let claim = step.claim
    else { return nil }
    return Reading(claim: claim, wording: wording, conditions: [])
  }
}
