import Policy

/// Modal clauses on what must be reached or let through.
extension ModalClaimReader {
  /// "has to let X through", "must let them in": what must get past the subject.
  func passed(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed()
    guard words.first?.word == "let", !clause.wording.isNegative,
      let way = words.indices.dropFirst(2).last(where: {
        ["through", "in", "out", "pass"].contains(words[$0].word) && !words[$0].isMarked
      })
    else { return passedIn(words, clause) }
    let object = words[(words.startIndex + 1)..<way].trimmed()
    if isPronoun(object),
      let thing = object.first?.word == "them"
        ? lastNoun(topic.said) ?? topic.antecedent : topic.antecedent(of: object)
    {
      return Reading(
        claim: Claim(subject: thing.text, relation: .reachable), wording: clause.wording,
        subject: thing)
    }
    return Reading(
      claim: Claim(
        subject: clause.subject.text, relation: .reachable,
        object: grammar.nouns.members(of: object).map(\.text)),
      wording: clause.wording, subject: clause.subject)
  }

  /// "has to let in X from Y": X must be reachable for Y.
  func passedIn(_ words: Tokens, _ clause: ModalClause) -> Reading? {
    guard words.first?.word == "let", !clause.wording.isNegative, words.count > 2,
      ["in", "through", "out"].contains(words[words.startIndex + 1].word)
    else { return nil }
    let rest = words.dropFirst(2)
    let from =
      rest.firstIndex { ["from", "to"].contains($0.word) && !$0.isMarked } ?? rest.endIndex
    let thing = grammar.nouns.trimmed(rest[..<from])
    guard !thing.isEmpty else { return nil }
    let object =
      from < rest.endIndex
      ? grammar.predicates.objects.objects(rest[(from + 1)...], relation: .reachable) : []
    return Reading(
      claim: Claim(subject: thing.text, relation: .reachable, object: object),
      wording: clause.wording, subject: thing)
  }

  /// The noun phrase that a clause ends with.
  func lastNoun(_ words: Tokens?) -> Tokens? {
    guard let body = words?.trimmed(),
      let start = body.lastIndex(where: {
        !$0.isMarked
          && (grammar.lexicon.prepositions.contains($0) || grammar.lexicon.articles.contains($0)
            || grammar.lexicon.finiteVerbs.contains($0))
      })
    else { return nil }
    let noun = grammar.nouns.trimmed(body[(start + 1)...])
    return noun.isEmpty ? nil : noun
  }

  /// "The server has to reach a.example": the hosts are what must be reachable.
  func reached(_ object: [String], _ clause: ModalClause) -> Reading? {
    let place = clause.main.lastIndex { grammar.lexicon.networkNouns.contains($0) }
    let named = place.map { clause.main[$0] }
    var object = object
    if let place, ["port", "ports"].contains(clause.main[place].word),
      let number = clause.main[(place + 1)...].first, number.startsNumber
    {
      object = grammar.nouns.members(of: clause.main[(place + 1)...])
        .compactMap { $0.first?.startsNumber ?? false ? $0.first?.text : nil }
    }
    return Reading(
      claim: Claim(
        subject: named?.text ?? clause.subject.text, relation: .reachable, object: object,
        isNegated: clause.wording.isNegative),
      wording: clause.wording, subject: clause.subject)
  }

  /// "for the addresses 10.0.0.0/8": the addresses among the words.
  func addresses(in words: Tokens) -> [String] {
    guard ["for", "from", "by", "to"].contains(words.trimmed().first?.word ?? "") else { return [] }
    return words.filter { token in
      token.text.utf8.contains(46) && token.startsNumber
    }.map(\.text)
  }
}
