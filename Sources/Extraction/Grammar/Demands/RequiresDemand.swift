import Policy

/// "X requires Y", "X needs Y", "You need Y": a verb that demands by itself.
///
/// "X requires Y to be enabled" demands the state of Y when X is used.
///
/// Examples:
/// - "The gateway requires the __Gold__ plan."
///   → constraint must: {gateway requires Gold plan}
/// - "A mirror job requires __Versioning__ to be enabled on the bucket."
///   → constraint must: {Versioning enabled} [mirror job is used]
/// - "The agent needs at least 3 GB of free memory."
///   → constraint must: {free memory at_least 3 GB}
/// - "The gateway requires at least Java 17."
///   → constraint must: {Java at_least 17}
/// - "The gateway needs a key file or a pass phrase."
///   → constraint must: {gateway one_of key file | pass phrase}
/// - "A call sign needs at least 4 digits."
///   → constraint must: {call sign at_least 4 digits}
/// - "A convoy needs at least one pilot."
///   → constraint must: {convoy at_least one pilot}
/// - "You need Java 17 or newer."
///   → constraint must: {Java at_least 17}
/// - "The pilot tape needs a label which begins with {{PLT}}."
///   → constraint must: {label starts_with PLT}
struct RequiresDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices {
      guard let verb = grammar.lexicon.requirements.match(words, at: index), !words[index].isMarked
      else {
        continue
      }
      if grammar.isSubordinate(index, in: words) { return nil }
      if words[index].word == "require", index == words.startIndex { return nil }
      let rest = words[(index + verb.length)...]
      if grammar.isOutsider(words[..<index].trimmed()) { return nil }
      let subject = grammar.subject(words[..<index], topic)
      if let same = same(rest, grammar) { return same }
      let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
      if let shaped = shaped(main, grammar) {
        return Demand(.must, shaped.claim, conditions: conditions, subject: shaped.subject)
      }
      if let state = stateOfObject(main, grammar) {
        let use = subject.isEmpty ? [] : [Condition("\(subject.text) is used", form: .use)]
        return Demand(
          .must, Claim(subject: state.subject.text, relation: state.relation),
          conditions: conditions + use, subject: state.subject)
      }
      return counted(main, subject, conditions, grammar)
        ?? things(main, subject, conditions, grammar)
    }
    return nil
  }

  /// "at least one pilot", "8 GB of RAM", "Java 17 or newer": how many or how much is needed of what, or in
  /// which version.
  private func counted(
    _ main: Tokens, _ subject: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar
  ) -> Demand? {
    if let size = grammar.predicates.bounds.amount(in: main), size.rest.trimmed().isEmpty {
      return Demand(
        .must,
        Claim(subject: subject.text, relation: size.relation, object: [size.value.text]),
        conditions: conditions, subject: subject)
    }
    if let count = count(main, grammar) {
      return Demand(
        .must, Claim(subject: subject.text, relation: count.relation, object: [count.value]),
        conditions: conditions, subject: subject)
    }
    if let version = version(main, grammar) {
      return Demand(
        .must,
        Claim(subject: version.subject.text, relation: version.relation, object: [version.value]),
        conditions: conditions, subject: version.subject)
    }
    if let amount = amount(main, grammar) {
      return Demand(
        .must,
        Claim(subject: amount.subject.text, relation: amount.relation, object: [amount.value]),
        conditions: conditions, subject: amount.subject)
    }
    return nil
  }

  /// "a licence", "A or B", "the rights A and B": the things that are needed.
  private func things(
    _ main: Tokens, _ subject: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar
  ) -> Demand? {
    if let listed = listed(main, grammar) {
      return Demand(
        .must,
        Claim(subject: listed.noun.text, relation: .allOf, object: listed.members),
        conditions: conditions, subject: listed.noun)
    }
    let objects = grammar.predicates.objects.objects(main, relation: .requires)
    guard !objects.isEmpty, !isPronoun(main, grammar) else { return nil }
    let isChoice =
      objects.count > 1 && !main.contains { $0.word == "and" && !$0.isMarked }
      && main.contains { $0.word == "or" && !$0.isMarked }
    if let rights = grammar.predicates.objects.rights(objects) {
      if isChoice {
        return Demand(
          .must, Claim(subject: subject.text, relation: .oneOf, object: rights.members),
          conditions: conditions, subject: subject)
      }
      return Demand(
        .must, Claim(subject: rights.noun, relation: .allOf, object: rights.members),
        conditions: conditions, subject: subject)
    }
    return Demand(
      .must,
      Claim(subject: subject.text, relation: isChoice ? .oneOf : .requires, object: objects),
      conditions: conditions, subject: subject)
  }

  /// "these keys: A, B and C": all of them.
  private func listed(
    _ words: Tokens, _ grammar: DemandGrammar
  ) -> (noun: Tokens, members: [String])? {
    guard let colon = words.firstIndex(where: { $0.isMark(":") && !$0.isMarked }),
      colon + 1 < words.endIndex, colon - words.startIndex <= 5
    else { return nil }
    let noun = grammar.nouns.trimmed(words[..<colon]).drop {
      $0.word == "following" || grammar.lexicon.numbers.contains($0)
    }
    let members = grammar.nouns.members(of: words[(colon + 1)...].trimmed())
    guard !noun.isEmpty, members.count > 1 else { return nil }
    return (noun, members.map(\.text))
  }

  /// "it", "one too", "both to log in": what is needed was named before, as a rule with who demands it.
  private func isPronoun(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    let body = words.trimmed()
    guard let first = body.first, !first.isMarked,
      ["it", "them", "one", "both"].contains(first.word)
    else { return false }
    guard let next = body.dropFirst().first else { return true }
    return !next.isWordLike || ["too", "to", "as"].contains(next.word)
  }

  /// "the same build on every agent": what is the same, and where.
  private func same(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = words.trimmed()
    guard let first = body.first else { return nil }
    let phrase = VerbPhrase(words: ([grammar.lexicon.token("have", for: first)] + body)[...])
    guard let shared = SamePredicate().read(phrase, grammar.predicates), let noun = shared.subject,
      !shared.comparesSubject
    else { return nil }
    return Demand(
      .must, Claim(subject: noun.text, relation: .sameAs, object: shared.object), subject: noun)
  }

  /// "at least 2 GB of free memory": a bound on how much of a thing there is.
  private func amount(
    _ words: Tokens, _ grammar: DemandGrammar
  ) -> (subject: Tokens, relation: Relation, value: String)? {
    guard let amount = grammar.predicates.bounds.amount(in: words),
      amount.rest.first?.word == "of"
    else { return nil }
    let subject = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: amount.rest.dropFirst()))
    return subject.isEmpty ? nil : (subject, amount.relation, amount.value.text)
  }

  /// "at least one flag": how many of something, with what they are.
  private func count(_ words: Tokens, _ grammar: DemandGrammar) -> BoundReader.Bound? {
    let body = words.trimmed()
    guard let phrase = grammar.lexicon.bounds.match(body, at: body.startIndex),
      let number = body.dropFirst(phrase.length).first,
      grammar.lexicon.numbers.contains(number)
    else { return nil }
    return grammar.predicates.bounds.count(in: body.prefix { !$0.isMark(",") })
  }

  /// "Java 17 or newer": a bound on the version of a thing.
  private func version(
    _ words: Tokens, _ grammar: DemandGrammar
  ) -> (subject: Tokens, relation: Relation, value: String)? {
    let body = grammar.nouns.trimmed(words)
    if let least = grammar.lexicon.bounds.match(body, at: body.startIndex),
      let number = body.firstIndex(where: \.startsNumber), number == body.endIndex - 1,
      number > body.startIndex + least.length
    {
      let subject = grammar.nouns.trimmed(body[(body.startIndex + least.length)..<number])
        .filter { !grammar.lexicon.versionNouns.contains($0) }
      return subject.isEmpty ? nil : (subject[...], least.value, body[number].text)
    }
    guard
      let number = body.firstIndex(where: {
        $0.text.utf8.first.map { (48...57).contains($0) } ?? false
      }),
      number > body.startIndex, number - body.startIndex <= 4,
      let bound = BoundReader(lexicon: grammar.lexicon).bound(in: body[number...])
    else { return nil }
    let subject = body[..<number].filter { !grammar.lexicon.versionNouns.contains($0) }
    return subject.isEmpty ? nil : (subject[...], bound.relation, bound.value)
  }

  /// "Y to be enabled (on Z)" behind the verb.
  private func stateOfObject(_ words: Tokens, _ grammar: DemandGrammar) -> (
    subject: Tokens, relation: Relation
  )? {
    for index in words.indices.dropFirst() {
      guard words[index].word == "to", index + 2 < words.endIndex, words[index + 1].word == "be",
        let state = grammar.lexicon.states.match(words, at: index + 2)
      else { continue }
      return (grammar.nouns.withoutControlNoun(words[..<index]), state.value)
    }
    return nil
  }

  /// "a label which begins with X": the shape of what is needed.
  private func shaped(_ words: Tokens, _ grammar: DemandGrammar) -> (claim: Claim, subject: Tokens)?
  {
    guard
      let which = words.prefix(6).firstIndex(where: {
        ["which", "that"].contains($0.word) && !$0.isMarked
      }), which > words.startIndex,
      let predicate = grammar.predicates.predicate(in: words[(which + 1)...]),
      [.startsWith, .endsWith, .contains, .matches].contains(predicate.relation),
      !predicate.isNegated, !predicate.object.isEmpty
    else { return nil }
    let noun = grammar.nouns.trimmed(words[..<which])
    return (
      Claim(subject: noun.text, relation: predicate.relation, object: predicate.object), noun
    )
  }
}
