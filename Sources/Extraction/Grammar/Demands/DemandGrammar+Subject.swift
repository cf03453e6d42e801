import Policy

/// What a demand is about: the noun phrase in front of its verb, or what stands for it.
extension DemandGrammar {
  /// The subject in front of a verb: its noun phrase, or what a pronoun or a gap stands for.
  func subject(_ words: Tokens, _ topic: Topic) -> Tokens {
    let whole = words.trimmed().drop { ["there", "here"].contains($0.word) && !$0.isMarked }
    if let pair = pairReference(whole, topic) { return pair }
    if let pronoun = lexicon.pronouns.match(whole, at: whole.startIndex),
      pronoun.length == whole.count
    {
      return topic.antecedent(of: whole) ?? whole
    }
    if let first = whole.first, !first.isMarked, topic.label != nil,
      ["for", "with", "on", "in", "at"].contains(first.word)
    {
      return topic.antecedent ?? whole
    }
    let body = nouns.trimmed(whole)
    let plain = body.isEmpty ? body : withoutReference(withoutPredicate(withoutAdverbs(body)))
    guard !plain.isEmpty else { return topic.antecedent ?? plain }
    if let pronoun = lexicon.pronouns.match(plain, at: plain.startIndex),
      pronoun.length == plain.count
    {
      return topic.antecedent ?? plain
    }
    if plain.count == 1, let label = topic.label, let noun = plain.first, !noun.isMarked,
      label.count > 1, label.last?.word == noun.word
    {
      return label
    }
    if let last = plain.last, ["one", "ones"].contains(last.word), plain.count > 1, !last.isMarked,
      plain.count == whole.count, plain.first.map({ isPlainAdjective($0) }) ?? false,
      let noun = antecedentNoun(topic)
    {
      return nouns.trimmed((plain.dropLast() + [noun])[...])
    }
    if let first = plain.first, lexicon.possessives.contains(first), plain.count > 1 {
      return nouns.trimmed(plain.dropFirst())
    }
    if ["you", "we", "one", "you'll", "we'll"].contains(plain.map(\.word).joined(separator: " ")) {
      return topic.label ?? topic.title ?? plain
    }
    return nouns.withoutControlNoun(
      withoutParticiple(withoutContact(named(withoutWho(withoutRemark(plain))))))
  }

  /// "Fog inspection (often called FIN)": the name without what is said of it in brackets.
  private func withoutRemark(_ words: Tokens) -> Tokens {
    guard let open = words.firstIndex(where: { $0.isMark("(") && $0.run == 0 }),
      open > words.startIndex,
      let close = words[open...].firstIndex(where: { $0.isMark(")") })
    else { return words }
    let inside = words[(open + 1)..<close]
    let isAside = inside.first.map {
      ["often", "also", "or", "aka", "formerly", "called", "see"].contains($0.word)
    }
    guard isAside ?? false else { return words }
    return (words[..<open] + words[(close + 1)...])[...]
  }

  /// "Crews who want the crane": the crews.
  private func withoutWho(_ words: Tokens) -> Tokens {
    guard
      let who = words.indices.dropFirst().first(where: {
        words[$0].word == "who" && !words[$0].isMarked
      })
    else { return words }
    return words[..<who].trimmed()
  }

  /// "the number it sends": the noun in front of a clause that no relative pronoun opens.
  private func withoutContact(_ words: Tokens) -> Tokens {
    guard
      let pronoun = words.indices.dropFirst().first(where: {
        ["it", "you", "they", "we"].contains(words[$0].word) && !words[$0].isMarked
      }), pronoun + 1 < words.endIndex, words[pronoun - 1].kind == .word,
      !lexicon.boundaries.contains(words[pronoun - 1])
    else { return words }
    return words[..<pronoun]
  }

  /// "the key is old and": the subject in front of a first predicate.
  private func withoutPredicate(_ words: Tokens) -> Tokens {
    guard let joint = words.last, ["and", "but"].contains(joint.word), !joint.isMarked,
      let verb = words.firstIndex(where: {
        (lexicon.finiteVerbs.contains($0) || verbs.isThirdPerson($0)
          || $0.word.hasSuffix("ed") && $0.word.utf8.count > 4) && !$0.isMarked
      }),
      verb > words.startIndex
    else { return words }
    return words[..<verb]
  }

  /// "the hull for it": a phrase about something spoken of before says nothing.
  private func withoutReference(_ words: Tokens) -> Tokens {
    guard words.count > 2, let pronoun = words.last, !pronoun.isMarked,
      ["it", "them", "this", "that"].contains(pronoun.word),
      ["for", "of", "in", "on", "from"].contains(words[words.endIndex - 2].word)
    else { return words }
    return words.dropLast(2)
  }

  func isPlainAdjective(_ token: Token) -> Bool {
    !lexicon.articles.contains(token) && !lexicon.numbers.contains(token)
      && !["other", "another", "no", "only"].contains(token.word)
  }

  /// The noun that "one" in "rusty ones" stands for.
  func antecedentNoun(_ topic: Topic) -> Token? {
    if let claim = topic.demand?.claim, claim.relation == .requires, claim.object.count == 1,
      let said = topic.said, let thing = said.phrase(reading: claim.object[0])
    {
      return nouns.firstPhrase(of: nouns.trimmed(thing)).last { $0.isWordLike }
    }
    guard let antecedent = topic.subject ?? topic.antecedent else { return nil }
    return nouns.firstPhrase(of: nouns.trimmed(antecedent)).last { $0.isWordLike }
  }

  /// "the flag drawn beside the list": the noun in front of a participle and its phrase.
  func withoutParticiple(_ words: Tokens) -> Tokens {
    guard
      let end = words.indices.dropFirst().first(where: { index in
        index + 1 < words.endIndex && !words[index].isMarked
          && lexicon.isParticiple(words[index].word)
          && (lexicon.prepositions.contains(words[index + 1])
            || ["below", "above", "there", "here"].contains(words[index + 1].word))
          && words[index - 1].kind == .word
          && !["were", "was", "are", "is", "been", "be"].contains(words[index - 1].word)
      })
    else { return words }
    return words[..<end]
  }

  /// "the X entry of the berth", "the X value": the marked name in front of a noun for a control.
  func named(_ words: Tokens) -> Tokens {
    let body = words.drop { $0.word == "only" && !$0.isMarked }
    guard let marked = nouns.markedRun(in: body), marked.startIndex <= body.startIndex + 1,
      marked.endIndex < body.endIndex, lexicon.controls.contains(body[marked.endIndex])
    else { return body.isEmpty ? words : nouns.trimmed(body) }
    return marked
  }

  /// "values above 9" behind a label, of which the sentence says that they do not go: the bound that
  /// the label's value must keep.
  func crossedBound(_ words: Tokens, _ topic: Topic) -> Claim? {
    let isValue = words.prefix(2).contains { lexicon.valueWords.contains($0) }
    guard
      let label = topic.label
        ?? (isValue ? topic.told ?? topic.subject : isBareCrossing(words) ? topic.antecedent : nil),
      let crossing = predicates.bounds.crossing(in: words), crossing.place - words.startIndex <= 3
    else { return nil }
    let name = counted(in: words[..<crossing.place]) ?? label
    return Claim(subject: name.text, relation: crossing.kept, object: [crossing.value.text])
  }

  /// "more than 9": a side of a bound, and nothing that it is said of.
  private func isBareCrossing(_ words: Tokens) -> Bool {
    guard let crossing = predicates.bounds.crossing(in: words) else { return false }
    let body = words.trimmed()
    return crossing.place == body.startIndex && crossing.value.endIndex == body.endIndex
  }

  /// "sheets above": the noun that a side of a bound is said of; nil where it is only a value.
  func counted(in words: Tokens) -> Tokens? {
    let noun = nouns.trimmed(words)
    guard let last = noun.last, last.kind == .word, last.word.hasSuffix("s"), noun.count <= 3,
      !noun.contains(where: { lexicon.valueWords.contains($0) || lexicon.finiteVerbs.contains($0) }
      ),
      !lexicon.pronouns.matches(noun, at: noun.startIndex)
    else { return nil }
    return noun
  }

  func withoutAdverbs(_ words: Tokens) -> Tokens {
    var result = words
    while let last = result.last,
      ["also", "only", "always", "still", "therefore"].contains(last.word),
      result.count > 1
    {
      result.removeLast()
    }
    return result
  }

  /// Whether the subject is somebody the reader does not control ("people", "the others").
  func isOutsider(_ subject: Tokens) -> Bool {
    let words = subject.filter { $0.isWordLike && !$0.isMarked }
    guard let first = words.first, let last = words.last else { return false }
    return lexicon.outsiders.contains(first) && words.count == 1
      || lexicon.outsiders.contains(last)
  }
}
