/// Words that stand for two things spoken of before.
extension DemandGrammar {
  /// What "both", "these two", "the former", "the latter" stand for: the members of the last pair in the
  /// clause before; nil for other words and where no pair was named.
  func pairReference(_ words: Tokens, _ topic: Topic) -> Tokens? {
    guard let pronoun = Self.pairPronouns[words.trimmed().map(\.word).joined(separator: " ")],
      let said = topic.said, let pair = lastPair(in: said)
    else { return nil }
    switch pronoun {
    case .both:
      let joint = pair.first.endIndex..<pair.second.startIndex
      guard said[joint].contains(where: { $0.text == "=" }), let sign = pair.second.first else {
        return said[pair.first.startIndex..<pair.second.endIndex]
      }
      return (pair.first + [lexicon.token("and", for: sign)] + pair.second)[...]
    case .former: return pair.first
    case .latter: return pair.second
    }
  }

  /// The members of the last pair, where an object only points to them ("either of them").
  func pairMembers(_ object: [String], _ topic: Topic) -> [String]? {
    guard ["them", "either of them", "any of them", "these", "either"].contains(object.first),
      object.count == 1, let said = topic.said, let pair = lastPair(in: said)
    else { return nil }
    return [pair.first.text, pair.second.text]
  }

  private enum PairPronoun {
    case both, former, latter
  }

  private static let pairPronouns: [String: PairPronoun] = [
    "both": .both, "both of them": .both, "these two": .both, "those two": .both,
    "the two": .both, "the former": .former, "the first one": .former, "the latter": .latter,
    "the second one": .latter,
  ]

  /// The last two members that "and" or "or" joins: names, noun phrases, or what one may do.
  private func lastPair(in words: Tokens) -> (first: Tokens, second: Tokens)? {
    let sides = words.split(whereSeparator: { $0.text == "=" }).map { nouns.trimmed($0) }
    if sides.count == 2, sides.allSatisfy({ !$0.isEmpty && $0.count <= 6 }) {
      return (sides[0], sides[1])
    }
    guard
      let joint = words.indices.dropFirst().last(where: {
        ["and", "or"].contains(words[$0].word) && !words[$0].isMarked && $0 + 1 < words.endIndex
      })
    else { return nil }
    let second = member(behind: words[(joint + 1)...])
    let first = member(before: words[..<joint])
    guard !first.isEmpty, !second.isEmpty else { return nil }
    return (first, second)
  }

  private func member(behind words: Tokens) -> Tokens {
    let body = nouns.trimmed(words.drop { lexicon.prepositions.contains($0) && !$0.isMarked })
    if verbs.isImperative(body, at: body.startIndex) {
      return body.prefix { !$0.isMark(",") && !$0.isMark(";") }.trimmed()
    }
    if let marked = nouns.markedRun(in: body), marked.startIndex == body.startIndex {
      return marked
    }
    return nouns.firstPhrase(of: body).prefix {
      $0.isMarked || !lexicon.finiteVerbs.contains($0)
    }
  }

  private func member(before words: Tokens) -> Tokens {
    let body = words.trimmed()
    if let last = body.last, last.isMarked {
      let start = body.lastIndex { $0.run != last.run }.map { $0 + 1 } ?? body.startIndex
      return body[start...]
    }
    if let either = body.lastIndex(where: { $0.word == "either" && !$0.isMarked }) {
      return nouns.trimmed(body[(either + 1)...])
    }
    let start = body.lastIndex {
      !$0.isMarked
        && (lexicon.boundaries.contains($0) || lexicon.prepositions.contains($0)
          || lexicon.articles.contains($0)
          || lexicon.finiteVerbs.contains($0) || $0.kind == .punctuation)
    }
    return body[(start.map { $0 + 1 } ?? body.startIndex)...]
  }
}

extension Tokens {
  /// The first words that read as a text does; nil where there are none.
  func phrase(reading text: String) -> Tokens? {
    for start in indices {
      for end in (start + 1)...Swift.min(start + 10, endIndex) where self[start..<end].text == text
      {
        return self[start..<end]
      }
    }
    return nil
  }
}
