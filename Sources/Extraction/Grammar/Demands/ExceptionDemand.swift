import Policy

/// "Nothing but X is accepted", "Everything except X is refused", "Nobody but X may …": a limit in the words
/// of an exception.
///
/// Examples:
/// - "Nothing but oak is accepted."
///   → constraint must: {oak supported}
/// - "Everything except oak is refused."
///   → constraint must: {oak supported}
/// - "The crane lifts nothing but crates."
///   → informative: The crane lifts nothing but crates.
/// - "The quay accepts nothing other than crates."
///   → constraint must: {quay supported crates}
/// - "Nobody except the owner may paint the hull."
///   → constraint must: {paint the hull requires owner}
struct ExceptionDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    guard let exception = exception(in: body) else { return nil }
    let rest = body[exception.end...]
    if exception.start > body.startIndex {
      return exception.isNone ? accepted(body[..<exception.start], rest, grammar, topic) : nil
    }
    guard
      let verb = rest.prefix(9).firstIndex(where: {
        (grammar.lexicon.bareVerbs.contains($0) || $0.word == "may") && !$0.isMarked
      }), verb > rest.startIndex
    else { return nil }
    let named = grammar.nouns.trimmed(rest[..<verb])
    let predicate = rest[verb...]
    let (main, conditions) = grammar.trailing.conditions(of: predicate, from: verb)
    if exception.isPerson {
      return entitled(named, main, conditions, isNone: exception.isNone, grammar)
    }
    guard exception.isNone ? isGranted(main, grammar) : isDenied(main, grammar) else { return nil }
    return Demand(
      .must, Claim(subject: named.text, relation: .supported), conditions: conditions,
      subject: named)
  }

  private struct Exception {
    var start: Int
    var end: Int
    var isNone: Bool
    var isPerson: Bool
  }

  /// "nothing but", "everybody except for": where it stands.
  private func exception(in words: Tokens) -> Exception? {
    let none = ["nothing", "nobody", "no-one", "none"]
    let all = ["everything", "anything", "all", "everybody", "everyone", "anybody", "anyone"]
    for index in words.indices.dropLast(2) where !words[index].isMarked {
      let isNone = none.contains(words[index].word)
      guard isNone || all.contains(words[index].word) else { continue }
      var next = index + 1
      if words[next].word == "else" { next += 1 }
      let openers = [
        ["but"], ["except", "for"], ["except"], ["other", "than"], ["besides"], ["apart", "from"],
        ["save"],
      ]
      let found = openers.first { opener in
        words[next...].prefix(opener.count).map(\.word) == opener && !words[next].isMarked
      }
      guard let found, next + found.count < words.endIndex else { continue }
      return Exception(
        start: index, end: next + found.count, isNone: isNone,
        isPerson: !["nothing", "everything", "anything", "all", "none"].contains(
          words[index].word))
    }
    return nil
  }

  /// "X accepts nothing but Y".
  private func accepted(
    _ before: Tokens, _ rest: Tokens, _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    guard let verb = before.last, !verb.isMarked,
      ["accepts", "accept", "supports", "support", "takes", "take", "allows", "allow", "permits"]
        .contains(verb.word)
    else { return nil }
    let subject = grammar.subject(before.dropLast(), topic)
    let (main, conditions) = grammar.trailing.conditions(of: rest, from: rest.startIndex)
    let objects = grammar.predicates.objects.objects(main, relation: .oneOf)
    guard !objects.isEmpty, !subject.isEmpty else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported, object: objects),
      conditions: conditions, subject: subject)
  }

  /// "Nobody but X may V Y": what is done needs X.
  private func entitled(
    _ who: Tokens, _ predicate: Tokens, _ conditions: [Condition], isNone: Bool,
    _ grammar: DemandGrammar
  ) -> Demand? {
    guard isNone, let modal = predicate.first, ["can", "may"].contains(modal.word) else {
      return nil
    }
    let activity = predicate.dropFirst().prefix { !$0.isMark(",") }.trimmed()
    guard activity.count > 1, activity.first?.word != "be" else { return nil }
    return Demand(
      .must, Claim(subject: activity.text, relation: .requires, object: [who.text]),
      conditions: conditions, subject: who)
  }

  private func isGranted(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    grammar.lexicon.supportVerbs.matches(words, at: words.startIndex)
      || words.dropFirst().prefix(2).contains { grammar.lexicon.permissions.contains($0) }
  }

  private func isDenied(_ words: Tokens, _ grammar: DemandGrammar) -> Bool {
    grammar.lexicon.refusals.matches(words, at: words.startIndex)
      || grammar.lexicon.unsupported.matches(words, at: words.startIndex)
      || grammar.lexicon.forbidden.matches(words, at: words.startIndex)
      || words.dropFirst().prefix(2).contains { $0.word == "ignored" }
  }
}
