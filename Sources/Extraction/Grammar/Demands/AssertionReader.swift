import Policy

/// Reads "X is Y", "X has Y", "there is an X" as the state that a demand asks for.
struct AssertionReader {
  let grammar: DemandGrammar
  let topic: Topic

  /// The state that a clause asserts; nil where the clause has no verb.
  ///
  /// The claim of a reading without a relation is missing, not the reading itself.
  func read(_ words: Tokens) -> (reading: ModalClaimReader.Reading?, subject: Tokens)? {
    if let there = existence(words) { return there }
    guard let verb = verb(in: words) else { return nil }
    let isNone = words[..<verb].first?.word == "no"
    let before = words[..<verb].drop { $0.word == "no" && !$0.isMarked }
    let subject = grammar.subject(before, topic)
    let main = (base(words[verb]) + words[(verb + 1)...])[...]
    let hasNot = main.dropFirst().first?.word == "not"
    let isNegated = hasNot != isNone
    let rest = hasNot ? (main.prefix(1) + main.dropFirst(2))[...] : main
    let reading = ModalClaimReader(grammar: grammar, topic: topic).reading(
      of: ModalClause(
        before: before, subject: subject, main: rest, wording: isNegated ? .mustNot : .must,
        isInability: isNegated, saysOnly: false))
    return (reading, reading?.subject ?? subject)
  }

  /// The first verb that says how or what something is.
  private func verb(in words: Tokens) -> Int? {
    let body = words.trimmed()
    if let last = body.last, ["exists", "exist"].contains(last.word), !last.isMarked,
      body.count > 1,
      !body.dropLast().contains(where: { grammar.lexicon.bareVerbs.contains($0) && !$0.isMarked })
    {
      return body.endIndex - 1
    }
    return words.indices.first { index in
      guard !words[index].isMarked, !grammar.isSubordinate(index, in: words) else { return false }
      // "of its own": no verb.
      if index > words.startIndex, grammar.lexicon.possessives.contains(words[index - 1]) {
        return false
      }
      return ["is", "are", "isn't", "aren't", "has", "have"].contains(words[index].word)
        || index > words.startIndex && grammar.lexicon.predicates.matches(words, at: index)
        || index > words.startIndex
          && grammar.lexicon.states.match(words, at: index)?.value == .present
    }
  }

  private func base(_ verb: Token) -> [Token] {
    switch verb.word {
    case "is", "are": [grammar.lexicon.token("be", for: verb)]
    case "isn't", "aren't":
      [grammar.lexicon.token("be", for: verb), grammar.lexicon.token("not", for: verb)]
    case "has": [grammar.lexicon.token("have", for: verb)]
    default: [verb]
    }
  }

  /// "There is no X": whether X is there.
  private func existence(
    _ words: Tokens
  ) -> (reading: ModalClaimReader.Reading?, subject: Tokens)? {
    let body = words.trimmed()
    guard body.first?.word == "there", let verb = body.dropFirst().first,
      ["is", "are"].contains(verb.word)
    else { return nil }
    let rest = body.dropFirst(2)
    let isNone = rest.first?.word == "no" || rest.first?.word == "none"
    if !isNone, let bound = grammar.predicates.bounds.quantity(in: rest), let noun = bound.noun {
      return (
        ModalClaimReader.Reading(
          claim: Claim(subject: noun.text, relation: bound.relation, object: [bound.value]),
          wording: .must, subject: noun), noun
      )
    }
    let noun = grammar.nouns.name(in: isNone ? rest.dropFirst() : rest)
    guard !noun.isEmpty else { return nil }
    return (
      ModalClaimReader.Reading(
        claim: Claim(subject: noun.text, relation: isNone ? .absent : .present),
        wording: isNone ? .mustNot : .must, subject: noun), noun
    )
  }
}
