import Policy

/// "keep X at 4 or less", "prefer X over Y": how a thing is best dealt with.
extension RecommendedDemand {
  /// "keep fleets to 26 ships", "limit the number of masts to 50": the upper end that is advised.
  func limited(
    _ object: Tokens, _ verb: Token?, _ grammar: DemandGrammar, _ topic: Topic
  ) -> (claim: Claim, subject: Tokens)? {
    guard ["keep", "limit", "restrict", "cap", "hold"].contains(verb?.word ?? ""),
      let to = object.firstIndex(where: { $0.word == "to" && !$0.isMarked }),
      to > object.startIndex,
      object[(to + 1)...].first?.startsNumber ?? false
    else { return nil }
    let subject = grammar.subject(object[..<to], topic)
    let value = grammar.predicates.bounds.countedValue(
      in: object[(to + 1)...].prefix { !$0.isMark(",") })
    return (Claim(subject: subject.text, relation: .atMost, object: [value.text]), subject)
  }

  /// Whether an object is one text that begins with a digit.
  func isNumber(_ object: [String]) -> Bool {
    object.count == 1 && object[0].utf8.first.map { (48...57).contains($0) } ?? false
  }

  /// "keep X at 4 or less", "prefer X over Y", "leave it disabled".
  func guidance(
    _ body: Tokens, _ length: Int, _ wording: Wording, _ conditions: [Condition],
    _ grammar: DemandGrammar, _ topic: Topic
  ) -> Demand? {
    let object = body.dropFirst(length)
    if let at = object.firstIndex(where: {
      ["at", "to", "below", "under", "between"].contains($0.word) && !$0.isMarked
    }),
      let bound = BoundReader(lexicon: grammar.lexicon).bound(in: object[(at + 1)...])
    {
      let subject = grammar.subject(object[..<at], topic)
      return Demand(
        wording, Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
        conditions: conditions, subject: subject)
    }
    if let limit = limited(object, body.first, grammar, topic) {
      return Demand(wording, limit.claim, conditions: conditions, subject: limit.subject)
    }
    for index in object.indices.dropFirst() {
      guard let state = grammar.lexicon.states.match(object, at: index),
        [.enabled, .disabled].contains(state.value)
      else { continue }
      let subject = grammar.subject(object[..<index], topic)
      return Demand(
        wording, Claim(subject: subject.text, relation: state.value), conditions: conditions,
        subject: subject)
    }
    guard ["prefer", "use", "choose", "have"].contains(body.first?.word ?? "") else { return nil }
    return preferred(object, wording, conditions, grammar)
  }

  /// "key files over passwords": the thing that is taken rather than another one, or how many of it.
  private func preferred(
    _ object: Tokens, _ wording: Wording, _ conditions: [Condition], _ grammar: DemandGrammar
  ) -> Demand? {
    let instead =
      object.firstIndex { ["instead", "over", "rather", "for", "with"].contains($0.word) }
      ?? object.endIndex
    let name = grammar.nouns.trimmed(object[..<instead])
    guard !name.isEmpty else { return nil }
    if !wording.isNegative,
      let quantity = grammar.predicates.bounds.quantity(in: name), let noun = quantity.noun
    {
      return Demand(
        wording,
        Claim(subject: noun.text, relation: quantity.relation, object: [quantity.value]),
        conditions: conditions, subject: noun)
    }
    return Demand(
      wording, Claim(subject: name.text, relation: wording.isNegative ? .absent : .present),
      conditions: conditions, subject: name)
  }
}
