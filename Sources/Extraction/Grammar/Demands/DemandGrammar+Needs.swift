import Policy

/// Things that a list of prerequisites names, without a verb.
extension DemandGrammar {
  /// "A certificate for the collector", "Java 17 or newer" in a list of prerequisites.
  func needed(_ words: Tokens, _ conditions: [Condition]) -> Demand? {
    let body = withoutRelative(words.trimmed())
    if let amount = neededAmount(body) ?? neededState(body) {
      return Demand(.must, amount.claim, conditions: conditions, subject: amount.subject)
    }
    guard body.count > 1,
      !body.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    if body.first?.word == "no" {
      return Demand(.mustNot, nil, conditions: conditions, subject: nil)
    }
    if let within = boundWithin(body) { return within }
    if let bound = predicates.bounds.bound(in: body) ?? boundBehind(body), let noun = bound.noun {
      let subject = nouns.trimmed(noun.prefix { !$0.isMark(",") })
      return Demand(
        .must, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
        conditions: conditions, subject: subject)
    }
    let thing = nouns.trimmed(body.prefix { !$0.isMark(",") && !$0.isMark("(") })
    if let share = share(of: thing) {
      return Demand(.must, share.claim, conditions: conditions, subject: share.subject)
    }
    if let choice = choice(in: body[thing.endIndex...]) {
      return Demand(
        .must, Claim(subject: thing.text, relation: .oneOf, object: choice),
        conditions: conditions, subject: thing)
    }
    return Demand(
      .must, Claim(subject: thing.text, relation: .present), conditions: conditions, subject: thing)
  }

  /// "a licence for each node": what each of them requires.
  func share(of thing: Tokens) -> (claim: Claim, subject: Tokens)? {
    guard let each = thing.lastIndex(where: { ["each", "every"].contains($0.word) }),
      each > thing.startIndex + 1, each + 1 < thing.endIndex, thing[each - 1].word == "for"
    else { return nil }
    let owner = thing[(each + 1)...]
    return (
      Claim(
        subject: owner.text, relation: .requires, object: [thing[..<(each - 1)].text]), owner
    )
  }

  /// "at least 8 GB of RAM": how much of what.
  func neededAmount(_ words: Tokens) -> (claim: Claim, subject: Tokens)? {
    guard let amount = predicates.bounds.amount(in: words) else { return nil }
    let thing = nouns.trimmed(amount.rest.drop { $0.word == "of" })
    guard !thing.isEmpty else { return nil }
    return (
      Claim(subject: thing.text, relation: amount.relation, object: [amount.value.text]), thing
    )
  }

  /// "Port 8443 open in the firewall": a thing and the state that it is needed in.
  func neededState(_ words: Tokens) -> (claim: Claim, subject: Tokens)? {
    for index in words.indices.dropFirst() where !words[index].isMarked {
      guard let state = lexicon.states.match(words, at: index),
        [.enabled, .disabled, .reachable].contains(state.value),
        !["on", "off", "no", "set", "yes"].contains(words[index].word)
      else { continue }
      let subject = nouns.trimmed(words[..<index])
      return subject.isEmpty ? nil : (Claim(subject: subject.text, relation: state.value), subject)
    }
    return nil
  }

  /// "a chart (A or B)": the things of which one is needed.
  func choice(in words: Tokens) -> [String]? {
    guard let open = words.first, open.isMark("("),
      let close = words.firstIndex(where: { $0.isMark(")") })
    else { return nil }
    let inside = words[(words.startIndex + 1)..<close]
    let members = nouns.members(of: inside)
    guard members.count > 1, inside.contains(where: { $0.word == "or" && !$0.isMarked }) else {
      return nil
    }
    return members.map(\.text)
  }

  /// "Sail at least 4 m": a bound behind the noun.
  func boundWithin(_ words: Tokens) -> Demand? {
    let head = words.prefix { !$0.isMark(",") && !$0.isMark("(") }
    guard
      let place = head.indices.dropFirst().first(where: {
        lexicon.bounds.matches(head, at: $0) || BoundReader.relation(ofSign: head[$0]) != nil
      })
    else { return nil }
    let subject = nouns.trimmed(head[..<place])
    guard subject.count <= 4,
      subject.allSatisfy({ $0.isWordLike && !lexicon.prepositions.contains($0) }),
      let bound = predicates.bounds.bound(in: head[place...]),
      bound.value.utf8.first.map({ (48...57).contains($0) }) ?? false
    else { return nil }
    return Demand(
      .must, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
      subject: subject)
  }

  /// "X, release 4.1 as a minimum": the bound behind a comma.
  func boundBehind(_ words: Tokens) -> BoundReader.Bound? {
    guard let comma = words.firstIndex(where: { $0.isMark(",") }),
      var bound = predicates.bounds.bound(in: words[(comma + 1)...]),
      bound.value.utf8.contains(where: { (48...57).contains($0) })
    else { return nil }
    bound.noun = words[..<comma]
    return bound
  }
}
