import Policy

/// The parts of a clause around its modal.
struct ModalClause {
  /// What stands in front of the modal, as written.
  var before: Tokens
  /// What that stands for.
  var subject: Tokens
  /// The verb phrase, without conditions.
  var main: Tokens
  var wording: Wording
  /// Whether the modal says that something is not possible rather than not permitted.
  var isInability: Bool
  /// Whether "only" belongs to the modal.
  var saysOnly: Bool
}

/// Reads what a modal clause demands as a claim.
struct ModalClaimReader {
  let grammar: DemandGrammar
  let topic: Topic

  /// A claim with the wording and the conditions that it is left with.
  struct Reading {
    var claim: Claim
    var wording: Wording
    var conditions: [Condition] = []
    var subject: Tokens
  }

  /// The reading of a clause; nil where no relation fits.
  func reading(of clause: ModalClause) -> Reading? {
    if let special = impossible(clause) ?? passed(clause) { return special }
    if let chosen = chosen(clause) ?? crossed(clause) ?? existing(clause) { return chosen }
    var main = clause.main
    if clause.saysOnly, let only = main.trimmed().first, only.word != "only" {
      main = ([grammar.lexicon.token("only", for: only)] + main.trimmed())[...]
    }
    if let predicate = grammar.predicates.predicate(in: main),
      !isAct(predicate, clause)
    {
      return stated(predicate, clause)
    }
    return drifted(clause) ?? instructed(clause) ?? avoided(clause)
  }

  /// "You must run the importer": what somebody does, not what somebody is.
  private func isAct(_ predicate: Predicate, _ clause: ModalClause) -> Bool {
    predicate.relation == .equals
      && ["you", "we", "nobody"].contains(clause.before.trimmed().last?.word)
      && clause.main.trimmed().first.map { !["be", "remain", "stay"].contains($0.word) } ?? false
  }

  private func stated(_ predicate: Predicate, _ clause: ModalClause) -> Reading? {
    var wording = clause.wording
    var isNegative = wording.isNegative != predicate.isNegated
    var relation = predicate.relation
    var object = predicate.object
    var subject = predicate.subject ?? clause.subject
    if relation == .atLeast || relation == .atMost, !isPronoun(clause.before),
      predicate.subject == nil || clause.main.trimmed().first?.word != "have"
    {
      subject = clause.subject
    }
    var conditions: [Condition] = []
    if relation == .contains, let members = grammar.pairMembers(object, topic) { object = members }
    if let rest = predicate.rest { (object, conditions) = remainder(rest, relation, object) }
    if predicate.comparesSubject || relation == .sameAs {
      (subject, object) = compared(predicate, clause)
      if object.count > 1, relation == .contains, isChoice(clause.before) { relation = .oneOf }
    }
    if relation == .reachable, !predicate.object.isEmpty, predicate.subject == nil {
      return reached(object, clause)
    }
    if relation == .requires, object.isEmpty, predicate.subject == nil { relation = .present }
    if relation == .requires, let rights = grammar.predicates.objects.rights(object) {
      (relation, object) = (.allOf, rights.members)
    }
    if relation == .requires, predicate.subject == nil, !isNegative, object.count > 1,
      isChoice(clause.main), !clause.main.contains(where: { $0.word == "and" && !$0.isMarked })
    {
      return Reading(
        claim: Claim(subject: subject.text, relation: .oneOf, object: withSharedUnit(object)),
        wording: wording, conditions: conditions, subject: subject)
    }
    if let quantity = quantity(of: clause, relation: relation, isNegative: isNegative) {
      return Reading(
        claim: quantity.claim, wording: wording, conditions: conditions, subject: quantity.noun)
    }
    if isNegative, relation == .atLeast || relation == .atMost {
      relation = relation == .atLeast ? .atMost : .atLeast
      isNegative = false
      wording = wording.affirmation
    }
    if isNegative, relation == .present, isRepeated(clause.main) { return nil }
    if isNegative, let right = withheld(clause, relation, object) {
      return Reading(
        claim: Claim(subject: right, relation: .absent), wording: wording, conditions: conditions,
        subject: clause.subject)
    }
    if relation == .requires, predicate.subject == nil, object.count == 1, !isRight(object[0]),
      !isShareOut(clause, object[0]),
      clause.main.contains(where: { grammar.lexicon.countedVerbs.contains($0) })
    {
      return Reading(
        claim: Claim(
          subject: thing(in: clause, object[0]), relation: isNegative ? .absent : .present),
        wording: wording, conditions: conditions, subject: clause.subject)
    }
    if isNegative, let opposite = relation.opposite {
      relation = opposite
      isNegative = false
      // "Must not be disabled" demands that it is on: both negations are in the relation now.
      if !relation.isNegative { wording = wording.affirmation }
    }
    return Reading(
      claim: Claim(
        subject: subject.text, relation: relation, object: object, isNegated: isNegative,
        isAlternative: predicate.isAlternative && object.count > 1),
      wording: isNegative ? wording.prohibition : wording, conditions: conditions,
      subject: subject)
  }

  /// "8 or 10 digits": the unit belongs to both numbers.
  private func withSharedUnit(_ object: [String]) -> [String] {
    let parts = object.map { $0.split(separator: " ") }
    guard let last = parts.last, last.count == 2,
      parts.dropLast().allSatisfy({
        $0.count == 1 && $0[0].utf8.allSatisfy { (48...57).contains($0) }
      })
    else { return object }
    return object.dropLast().map { "\($0) \(last[1])" } + [object[object.count - 1]]
  }

  func isPronoun(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    return grammar.lexicon.pronouns.match(body, at: body.startIndex)?.length == body.count
  }

  /// "At least two buoys must exist": the number of buoys is what is demanded.
  private func quantity(
    of clause: ModalClause, relation: Relation, isNegative: Bool
  ) -> (claim: Claim, noun: Tokens)? {
    let isDone =
      relation == .equals && clause.main.trimmed().first?.word == "be"
      && clause.main.trimmed().dropFirst().first.map { grammar.lexicon.isParticiple($0.word) }
        ?? false
    guard isDone || [.present, .enabled, .reachable, .requires].contains(relation), !isNegative,
      let bound = grammar.predicates.bounds.quantity(in: clause.before), let noun = bound.noun
    else { return nil }
    if let place = clause.main.firstIndex(where: {
      ["in", "into"].contains($0.word) && !$0.isMarked
    }),
      let field = grammar.nouns.properName(atStartOf: clause.main[(place + 1)...])
    {
      return (
        Claim(
          subject: field.text, relation: bound.relation, object: ["\(bound.value) \(noun.text)"]),
        field
      )
    }
    return (Claim(subject: noun.text, relation: bound.relation, object: [bound.value]), noun)
  }

  /// What is compared with what: "both nodes must use the same port" compares the port.
  private func compared(_ predicate: Predicate, _ clause: ModalClause) -> (Tokens, [String]) {
    if predicate.comparesSubject {
      let parties = grammar.nouns.members(of: clause.before.trimmed())
      let isPair = parties.count > 1
      let whole = isPair ? withoutCorrelative(clause.before) : party(clause.before)
      let isNamed = predicate.subject?.contains(where: \.isMarked) ?? false
      let name =
        (predicate.relation == .sameAs && !isNamed ? topic.label : nil) ?? predicate.subject
      let party = whole.isEmpty || isPronoun(whole) ? clause.subject : whole
      let isList = isPair && predicate.relation == .contains
      return (name ?? clause.subject, isList ? parties.map(\.text) : [party.text])
    }
    if predicate.object.isEmpty {
      let pair = grammar.nouns.members(of: clause.before.trimmed())
      if pair.count == 2 { return (pair[0], [pair[1].text]) }
    }
    return (predicate.subject ?? clause.subject, predicate.object)
  }

  /// "this account": the account; "each node" stays, since it says of what.
  private func party(_ words: Tokens) -> Tokens {
    var body = grammar.nouns.bare(words)
    if let relative = body.dropFirst().firstIndex(where: {
      ["which", "that", "who"].contains($0.word) && !$0.isMarked
    }) {
      body = body[..<relative].trimmed()
    }
    guard let first = body.first, body.count > 1, !first.isMarked,
      ["this", "that", "these", "those", "also", "its", "their"].contains(first.word)
    else { return body }
    return grammar.nouns.bare(body.dropFirst())
  }

  /// "must not be mounted twice": it may be once.
  private func isRepeated(_ words: Tokens) -> Bool {
    words.contains { ["twice", "simultaneously", "again"].contains($0.word) && !$0.isMarked }
      || zip(words, words.dropFirst()).contains { $0.word == "than" && $1.word == "once" }
      || zip(words, words.dropFirst()).contains { $0.word == "same" && $1.word == "time" }
  }

  /// "each node must have its own key": what each of them needs, not that there is one.
  private func isShareOut(_ clause: ModalClause, _ object: String) -> Bool {
    ["each", "every"].contains(clause.before.trimmed().first?.word)
      && object.split(separator: " ").prefix(2).contains("own")
  }

  /// "must not hold any owner role": the right that nobody may have there.
  private func withheld(
    _ clause: ModalClause, _ relation: Relation, _ object: [String]
  ) -> String? {
    guard [.requires, .contains].contains(relation), object.count == 1, isRight(object[0]),
      let verb = clause.main.trimmed().first,
      ["have", "hold", "own", "possess"].contains(verb.word)
    else { return nil }
    return object[0].hasPrefix("any ") ? String(object[0].dropFirst(4)) : object[0]
  }

  private func isChoice(_ words: Tokens) -> Bool {
    words.contains { $0.word == "or" && !$0.isMarked }
  }

  private func withoutCorrelative(_ words: Tokens) -> Tokens {
    grammar.nouns.bare(words.trimmed().drop { $0.word == "both" && !$0.isMarked })
  }

  private func remainder(
    _ rest: Tokens, _ relation: Relation, _ object: [String]
  ) -> ([String], [Condition]) {
    if relation == .reachable { return (object + addresses(in: rest), []) }
    if grammar.lexicon.tails.covers(rest.trimmed()) { return (object, []) }
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
  private func isRight(_ object: String) -> Bool {
    object.split(separator: " ").contains { word in
      grammar.lexicon.licences.contains(word.lowercased())
        || grammar.lexicon.rights.contains(word.lowercased())
    }
  }

  /// "have a call sign in the register": the thing without the place where it is.
  private func thing(in clause: ModalClause, _ object: String) -> String {
    let body = clause.main.trimmed().drop { $0.word != "have" }.dropFirst()
    let phrase = grammar.nouns.bare(
      body.prefix {
        $0.isMarked || !grammar.lexicon.adjunctPrepositions.contains($0)
      })
    return phrase.isEmpty || phrase.text.utf8.count > object.utf8.count ? object : phrase.text
  }
}
