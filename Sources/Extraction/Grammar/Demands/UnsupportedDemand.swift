import Policy

/// "X is not supported (by Y)", "X does not work with Y", "X is not accepted for Y".
///
/// Examples:
/// - "It is not possible to go back to version 4."
///   → constraint must_not: {go back to version 4 not_supported}
/// - "Passive mode is not supported."
///   → constraint must_not: {Passive mode not_supported}
/// - "Passive mode does not work with SOCKS/HTTP."
///   → constraint must_not: {Passive mode not_supported SOCKS | HTTP}
struct UnsupportedDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    if let contrast = contrasted(words, grammar) { return contrast }
    for index in words.indices {
      guard let match = grammar.lexicon.unsupported.match(words, at: index),
        !words[index].isMarked || words[index].run == words.first?.run
      else {
        continue
      }
      if grammar.isSubordinate(index, in: words) { return nil }
      if prohibits(words, at: index, match.length, grammar) { return nil }
      let subject = grammar.subject(words[..<index], topic)
      if let bound = grammar.crossedBound(words[..<index], topic) {
        return Demand(.must, bound, subject: topic.label)
      }
      let rest = words[(index + match.length)...]
      let (main, conditions) =
        leading(rest, grammar)
        ?? grammar.trailing.conditions(
          of: rest, from: rest.startIndex, temporal: false)
      if let activity = activity(words[..<index], main) {
        return demand(on: activity, conditions, grammar, topic)
      }
      var partner = partners(main, grammar)
      if partner.objects.isEmpty, let label = topic.label, label.text != subject.text,
        main.trimmed().map(\.word) == ["with", "it"]
      {
        partner.objects = [label.text]
      }
      return Demand(
        .mustNot,
        Claim(subject: subject.text, relation: .notSupported, object: partner.objects),
        conditions: conditions + partner.conditions, subject: subject)
    }
    return nil
  }

  /// "It is not possible to paint the hull", and behind a label "… to go above 9": what does not go.
  private func demand(
    on activity: Tokens, _ conditions: [Condition], _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand {
    if let label = topic.label,
      let crossing = grammar.predicates.bounds.crossing(in: activity, withComparatives: true)
    {
      return Demand(
        .must,
        Claim(subject: label.text, relation: crossing.kept, object: [crossing.value.text]),
        conditions: conditions, subject: label)
    }
    return Demand(
      .mustNot, Claim(subject: activity.text, relation: .notSupported),
      conditions: conditions, subject: activity)
  }

  /// "Oak masts are fine, rusty ones are not": what is not, in contrast to what is.
  private func contrasted(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let body = words.trimmed()
    guard
      let comma = body.firstIndex(where: {
        $0.isMark(",") || $0.isMark(";") || $0.word == "but" && !$0.isMarked
      }),
      let verb = body[(comma + 1)...].firstIndex(where: {
        ["are", "is", "aren't", "isn't"].contains($0.word) && !$0.isMarked
      }),
      body[verb].word.hasSuffix("n't")
        ? verb + 1 == body.endIndex
        : verb + 2 == body.endIndex && body[verb + 1].word == "not",
      let fine = body[..<comma].firstIndex(where: {
        ["is", "are"].contains($0.word) && !$0.isMarked
      }), fine + 1 < comma,
      ["fine", "ok", "okay", "allowed", "supported", "accepted", "possible", "good"]
        .contains(body[fine + 1].word)
    else { return nil }
    var topic = Topic()
    topic.subject = grammar.nouns.trimmed(body[..<fine])
    let subject = grammar.subject(
      body[(comma + 1)..<verb].drop { $0.word == "but" }, topic)
    guard !subject.isEmpty else { return nil }
    return Demand(
      .mustNot, Claim(subject: subject.text, relation: .notSupported), subject: subject)
  }

  /// "Do not run two pumps": a prohibition with an object, which says nothing of what does not go.
  private func prohibits(
    _ words: Tokens, at index: Int, _ length: Int, _ grammar: DemandGrammar
  ) -> Bool {
    guard index == words.trimmed().startIndex,
      grammar.lexicon.prohibitions.matches(words, at: index),
      let next = words[(index + length)...].first, next.isWordLike
    else { return false }
    return !grammar.lexicon.prepositions.contains(next)
      && !grammar.lexicon.tails.matches(words, at: index + length)
  }

  /// "cannot be used when X": nothing stands between the verb and its condition.
  private func leading(
    _ rest: Tokens, _ grammar: DemandGrammar
  ) -> (main: Tokens, conditions: [Condition])? {
    guard let opener = grammar.lexicon.conditions.match(rest, at: rest.startIndex),
      opener.value == .clause, !["where", "while"].contains(rest.first?.word)
    else { return nil }
    let body = rest.dropFirst(opener.length).trimmed()
    return body.isEmpty ? nil : (rest.prefix(0), [Condition(body.text, form: .clause)])
  }

  /// "It is not possible to go back": what does not go stands behind "to".
  private func activity(_ before: Tokens, _ rest: Tokens) -> Tokens? {
    guard before.trimmed().map(\.word) == ["it"], rest.first?.word == "to", rest.count > 1 else {
      return nil
    }
    return rest.dropFirst().trimmed()
  }

  /// What does not go together with the subject: "with SMTP/IMAP for these accounts".
  private func partners(_ words: Tokens, _ grammar: DemandGrammar) -> (
    objects: [String], conditions: [Condition]
  ) {
    var body = words.trimmed()
    body = body.drop {
      ["anymore", "any", "more", "together", "yet", "directly", "at", "all"].contains($0.word)
    }
    if grammar.lexicon.tails.covers(body) { return ([], []) }
    if let first = body.first, ["and", "but", "or", "so"].contains(first.word) { return ([], []) }
    guard let first = body.first,
      ["with", "by", "in", "on", "for", "over", "via", "through", "together", "when"].contains(
        first.word) || body.startIndex == words.startIndex
    else { return ([], []) }
    let opener = ["with", "by", "in", "on", "for", "over", "via", "through"].contains(first.word)
    let phrase = opener ? body.dropFirst() : body
    var object = phrase
    var conditions: [Condition] = []
    if let next = phrase.firstOutsideBrackets(where: {
      ["for", "on", "in"].contains($0.word) && !$0.isMarked
    }),
      next > phrase.startIndex
    {
      object = phrase[..<next]
      let scope = phrase[(next + 1)...].prefix { !$0.isMark(".") && $0.word != "anymore" }.trimmed()
      if let word = scope.first?.word, !["these", "those", "this"].contains(word) {
        conditions = [Condition(scope.text, form: .clause)]
      }
    }
    let opening = object.trimmed().first?.word ?? ""
    guard !["these", "those", "this", "it", "them"].contains(opening) else {
      return ([], conditions)
    }
    let objects = grammar.predicates.objects.objects(object, relation: .notSupported)
    return (objects.flatMap(slashMembers), conditions)
  }

  /// "SMTP/IMAP/POP" names three things.
  private func slashMembers(_ text: String) -> [String] {
    let parts = text.split(separator: "/", omittingEmptySubsequences: false)
    let areNames = parts.allSatisfy {
      $0.utf8.count >= 2
        && $0.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) }
    }
    return areNames ? parts.map(String.init) : [text]
  }
}
