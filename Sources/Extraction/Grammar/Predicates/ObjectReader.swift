import Policy

/// Reads the values behind a relation, one for each member of a list.
struct ObjectReader: Sendable {
  let lexicon: Lexicon
  let nouns: NounPhraseReader

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    nouns = NounPhraseReader(lexicon: lexicon)
  }

  /// The values; one where the relation takes a phrase as a whole.
  func objects(_ words: Tokens, relation: Relation) -> [String] {
    let trimmed = words.trimmed()
    if trimmed.isEmpty, words.contains(where: \.isMarked) {
      // "begin with __+__": the mark is the value.
      return [words.filter(\.isMarked)[...].text]
    }
    let body = withoutAside(trimmed)
    if relation == .sameAs, trimmed.first?.word == "between" {
      return [nouns.bare(body.dropFirst()).text].filter { !$0.isEmpty }
    }
    if relation == .equals, !isList(body) {
      return [member(body, relation: relation).value].filter { !$0.isEmpty }
    }
    switch relation {
    case .sameAs, .oneOf, .startsWith, .endsWith, .requires, .allOf, .contains, .equals,
      .supported, .notSupported, .reachable:
      let members = withoutSharedNoun(nouns.members(of: withoutSentence(withoutExplanations(body))))
      let demanded = members.filter { !isOptional($0) }
      return (demanded.isEmpty ? members : demanded)
        .map { member($0, relation: relation) }
        .filter { !$0.isEmpty && !($0.count == 1 && lexicon.upward.contains($0.first?.word ?? "")) }
        .map(\.value)
    default:
      return [nouns.bare(body).text].filter { !$0.isEmpty }
    }
  }

  /// "the rights A, B and C" as objects: the noun in front of the first, and the members without it.
  func rights(_ objects: [String]) -> (noun: String, members: [String])? {
    guard objects.count > 1 else { return nil }
    let words = objects[0].split(separator: " ")
    guard words.count > 1, let noun = words.first, lexicon.rights.contains(noun.lowercased()) else {
      return nil
    }
    return (String(noun), [words.dropFirst().joined(separator: " ")] + objects.dropFirst())
  }

  /// "the pilot and they are on board": the words in front of a sentence that "and" joins.
  private func withoutSentence(_ words: Tokens) -> Tokens {
    guard
      let joint = words.indices.dropFirst().first(where: {
        words[$0].word == "and" && !words[$0].isMarked && $0 + 2 < words.endIndex
          && lexicon.pronouns.matches(words, at: $0 + 1)
          && lexicon.bareVerbs.contains(words[$0 + 2])
      })
    else { return words }
    return words[..<joint].trimmed()
  }

  /// "__A__ and __B__ logins": the noun that marked members share is no part of the last.
  private func withoutSharedNoun(_ members: [Tokens]) -> [Tokens] {
    guard members.count > 1, let last = members.last, let noun = last.last, !noun.isMarked,
      last.count > 1, last.dropLast().allSatisfy({ $0.isMarked || !$0.isWordLike }),
      members.dropLast().allSatisfy({ $0.allSatisfy { $0.isMarked || !$0.isWordLike } })
    else { return members }
    return members.dropLast() + [last.dropLast()]
  }

  /// "(optionally) B", "optionally B": a member that need not be there.
  private func isOptional(_ member: Tokens) -> Bool {
    let words = member.drop { $0.kind == .punctuation }
    return words.count > 1 && lexicon.optionalOpeners.matches(words, at: words.startIndex)
  }

  private func member(_ member: Tokens, relation: Relation) -> Tokens {
    let words = literal(withoutPartitive(withoutReference(member)))
    switch relation {
    case .equals: return nouns.bare(withoutAdjunct(words))
    case .contains, .notSupported: return isAny(words) ? words.dropFirst() : words
    case .reachable: return withoutRoute(words)
    default: return words
    }
  }

  /// "a.example over HTTPS": the host, not the way to it.
  private func withoutRoute(_ words: Tokens) -> Tokens {
    guard
      let end = words.indices.dropFirst().first(where: {
        !words[$0].isMarked
          && ["over", "via", "through", "on", "by", "from"].contains(words[$0].word)
      })
    else { return words }
    return words[..<end]
  }

  /// Whether the words list several values; "and" alone may stand within one.
  private func isList(_ words: Tokens) -> Bool {
    words.contains { $0.isMark(",") || $0.word == "or" && !$0.isMarked }
  }

  private func isAny(_ words: Tokens) -> Bool {
    words.count > 1 && words.first?.word == "any" && words.dropFirst().first?.word != "of"
  }

  /// The words in front of an example, a contrast or a remark behind a comma that closes no list.
  private func withoutAside(_ words: Tokens) -> Tokens {
    var body = words
    if let comma = body.firstOutsideBrackets(where: { $0.isMark(",") || $0.isMark(":") }),
      body[comma].isMark(":") || !isList(body, comma: comma)
    {
      body = body[..<comma].trimmed()
    }
    if let aside = body.indicesOutsideBrackets.dropFirst().first(where: {
      !body[$0].isMarked && lexicon.asides.matches(body, at: $0)
    }) {
      body = body[..<aside].trimmed()
    }
    return withoutTail(body)
  }

  /// The words without adverbs at the end ("anymore", "as well").
  private func withoutTail(_ words: Tokens) -> Tokens {
    for index in words.indices.dropFirst() where !words[index].isMarked {
      if let tail = lexicon.tails.match(words, at: index), index + tail.length == words.endIndex {
        return words[..<index].trimmed()
      }
    }
    return words
  }

  /// "two licenses for this": a phrase about something spoken of before says nothing.
  private func withoutReference(_ words: Tokens) -> Tokens {
    guard let last = words.last, !last.isMarked,
      lexicon.pronouns.matches(words, at: words.endIndex - 1)
    else { return words }
    var end = words.endIndex - 1
    while end > words.startIndex + 1,
      lexicon.prepositions.contains(words[end - 1]) || words[end - 1].word == "front"
    {
      end -= 1
    }
    return end == words.endIndex - 1 ? words : words[..<end]
  }

  /// "0 on both sides": a value ends in front of the place where it is set.
  private func withoutAdjunct(_ words: Tokens) -> Tokens {
    guard
      let end = words.indices.dropFirst().first(where: {
        !words[$0].isMarked && lexicon.adjunctPrepositions.contains(words[$0])
      })
    else { return words }
    return words[..<end]
  }

  /// "one of its confirmed aliases": the aliases.
  private func withoutPartitive(_ words: Tokens) -> Tokens {
    if words.prefix(2).map(\.word) == ["one", "of"] { return nouns.trimmed(words.dropFirst(2)) }
    return words
  }

  /// A marked name stands for the phrase around it where it is its head.
  private func literal(_ words: Tokens) -> Tokens {
    let body = nouns.bare(words.drop { lexicon.prepositions.contains($0) && !$0.isMarked })
    if let noun = body.first, lexicon.valueNouns.contains(noun),
      let marked = nouns.markedRun(in: body.dropFirst()), marked.startIndex == body.startIndex + 1
    {
      return marked
    }
    if let marked = nouns.markedRun(in: body),
      marked.filter(\.isWordLike).count == body.filter(\.isWordLike).count
    {
      return nouns.bare(marked)
    }
    return body
  }

  /// Whether a comma separates members of a list that "and" or "or" closes.
  private func isList(_ words: Tokens, comma: Int) -> Bool {
    let rest = words[(comma + 1)...]
    if let next = rest.first,
      next.word == "not" || lexicon.asides.matches(rest, at: rest.startIndex)
    {
      return false
    }
    guard let joint = rest.firstIndex(where: { ["and", "or"].contains($0.word) && !$0.isMarked })
    else { return false }
    return joint - comma <= 12
      && !rest[..<joint].contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
      && !rest[(joint + 1)...].prefix(6).contains {
        lexicon.bareVerbs.contains($0) && !$0.isMarked
      }
  }

  /// The words without explanations in brackets.
  private func withoutExplanations(_ words: Tokens) -> Tokens {
    var result: [Token] = []
    var index = words.startIndex
    while index < words.endIndex {
      if words[index].isMark("("), index + 1 < words.endIndex,
        lexicon.asides.matches(words, at: index + 1)
      {
        let close =
          words[index...].firstIndex { $0.isMark(")") } ?? words.index(before: words.endIndex)
        index = close + 1
      } else {
        result.append(words[index])
        index += 1
      }
    }
    return result[...]
  }
}
