/// Finds names and noun phrases in the object of a verb.
struct NounPhraseReader {
  let lexicon: Lexicon

  /// The words without articles in front and without enclosing punctuation.
  func trimmed(_ words: Tokens) -> Tokens {
    var result = words.trimmed()
    while let first = result.first, lexicon.articles.contains(first), result.count > 1,
      !first.isMarked || !first.isCapitalised && result.dropFirst().first?.run == first.run
    {
      result.removeFirst()
      result = result.trimmed()
    }
    return result
  }

  /// The words without an article in front; "each", "both" and "all" stay, since they say of what.
  func bare(_ words: Tokens) -> Tokens {
    var result = words.trimmed()
    while let first = result.first, ["a", "an", "the", "your", "our"].contains(first.word),
      result.count > 1, !first.isMarked
    {
      result = result.dropFirst().trimmed()
    }
    return result
  }

  /// The words without an article in front; "your own number" says whose.
  func withoutArticle(_ words: Tokens) -> Tokens {
    var result = words.trimmed()
    if let first = result.first, ["a", "an", "the"].contains(first.word), result.count > 1,
      !first.isMarked
    {
      result = result.dropFirst().trimmed()
    }
    return result
  }

  /// The name that an object's words stand for: the marked run where there is one, else the first
  /// noun phrase.
  func name(in words: Tokens) -> Tokens {
    let body = trimmed(words)
    if let marked = markedRun(in: body), isHead(marked, of: body) { return marked }
    return withoutTime(withoutLeadingNoun(trimmed(firstPhrase(of: body))))
  }

  /// "a backup first": the thing without the word that says when.
  private func withoutTime(_ words: Tokens) -> Tokens {
    guard words.count > 1, let last = words.last, !last.isMarked,
      ["first", "again", "now", "too", "there", "afterwards"].contains(last.word)
    else { return words }
    return words.dropLast()
  }

  /// "the flag Legacy uploads" names the flag as "the flag __Legacy uploads__" does.
  private func withoutLeadingNoun(_ words: Tokens) -> Tokens {
    guard let noun = words.first, !noun.isMarked, !noun.isCapitalised,
      lexicon.controls.contains(noun), words.dropFirst().first?.isCapitalised ?? false
    else { return words }
    return words.dropFirst()
  }

  /// The first run of marked tokens.
  func markedRun(in words: Tokens) -> Tokens? {
    guard let start = words.firstIndex(where: { $0.isMarked && $0.isWordLike }) else { return nil }
    let run = words[start].run
    var end = start + 1
    if words[start].kind != .code {
      while end < words.endIndex, words[end].run == run { end += 1 }
    }
    return words[start..<end].trimmed()
  }

  /// The name that the words begin with: marked, or spelled with a capital up to the end of its phrase.
  func properName(atStartOf words: Tokens) -> Tokens? {
    let body = trimmed(words)
    if let marked = markedRun(in: body), marked.startIndex == body.startIndex { return marked }
    guard body.first?.isCapitalised ?? false else { return nil }
    let name = body.prefix {
      $0.isWordLike && !$0.isMarked && (!lexicon.boundaries.contains($0) || $0.isCapitalised)
        && !lexicon.finiteVerbs.contains($0)
    }
    return name.count <= 4 ? withoutControlNoun(name) : nil
  }

  /// Whether a marked run is the head of the phrase, not a detail behind a preposition.
  private func isHead(_ marked: Tokens, of body: Tokens) -> Bool {
    let before = body[body.startIndex..<marked.startIndex]
    return !before.contains { lexicon.boundaries.contains($0) } && before.count <= 4
  }

  /// The words up to the first preposition, conjunction or mark outside of brackets.
  func firstPhrase(of words: Tokens) -> Tokens {
    let body = words
    func isEnd(_ token: Token) -> Bool {
      (token.kind == .punctuation && [",", ";", ":", ".", "!", "?"].contains(token.text))
        || (!token.isMarked && lexicon.boundaries.contains(token)
          && !(token.isCapitalised && token == body.first))
        || token.kind == .symbol
    }
    guard var end = body.firstOutsideBrackets(from: startBehindCount(body), where: isEnd) else {
      return withoutRelative(body.trimmed())
    }
    // "Steps 3 to 5" are one thing.
    if body[end].word == "to", end > body.startIndex, body[end - 1].startsNumber,
      body[(end + 1)...].first?.startsNumber ?? false
    {
      end = body.firstOutsideBrackets(from: end + 1, where: isEnd) ?? body.endIndex
    }
    if end == body.startIndex { return body.prefix(0) }
    return withoutRelative(body[..<end].trimmed())
  }

  /// Where the noun begins behind an open count, "one or more spaces"; else the start of the words.
  private func startBehindCount(_ words: Tokens) -> Int {
    let start = words.startIndex
    guard words.count > 3, words[start + 1].word == "or", lexicon.numbers.contains(words[start]),
      lexicon.upward.contains(words[start + 2]) || lexicon.downward.contains(words[start + 2])
    else { return start }
    return start + 3
  }

  /// "the name your users type": the noun in front of a relative clause without a pronoun.
  private func withoutRelative(_ words: Tokens) -> Tokens {
    guard
      let start = words.indices.dropFirst().first(where: {
        !words[$0].isMarked && ["you", "your", "we", "they", "i", "it"].contains(words[$0].word)
          && words[$0 - 1].kind == .word && !lexicon.articles.contains(words[$0 - 1])
      })
    else { return words }
    return words[..<start].trimmed()
  }

  /// The name of a control without the noun that says what kind of control it is.
  func withoutControlNoun(_ words: Tokens) -> Tokens {
    var result = trimmed(words)
    if result.dropFirst().contains(where: {
      ["in", "of", "for", "on"].contains($0.word) && !$0.isMarked
    }) {
      return result
    }
    while result.count > 1, let last = result.last, lexicon.controls.contains(last),
      !last.isMarked
    {
      result = result.dropLast().trimmed()
    }
    return result
  }

  /// "the chart, the legend and its frame": things that are acted on together; nil where there is one.
  func coordination(in words: Tokens) -> Tokens? {
    let body = trimmed(words)
    var part = body
    var isLast = false
    var count = 0
    while true {
      let phrase = member(atStartOf: part)
      guard !phrase.isEmpty else { return nil }
      count += 1
      let rest = body[phrase.endIndex...]
      if isLast || count > 8 { return count > 1 ? body[..<phrase.endIndex] : nil }
      let joint = rest.first.map { $0.isMark(",") && rest.count > 1 } ?? false
      var next = joint ? rest.dropFirst() : rest
      if let and = next.first, and.word == "and", !and.isMarked {
        isLast = true
        next = next.dropFirst()
      } else if !joint {
        return nil
      }
      guard let first = next.first, isNominal(first) else { return nil }
      part = next
    }
  }

  /// A noun phrase, with what it is from or of.
  private func member(atStartOf words: Tokens) -> Tokens {
    let first = firstPhrase(of: words)
    guard let preposition = words[first.endIndex...].first, !preposition.isMarked,
      ["of", "from"].contains(preposition.word)
    else { return first }
    let owner = firstPhrase(of: words[first.endIndex...].dropFirst())
    return owner.isEmpty ? first : words[first.startIndex..<owner.endIndex]
  }

  /// Whether a word can only begin a noun phrase.
  private func isNominal(_ word: Token) -> Bool {
    ["the", "its", "your", "their", "a", "an"].contains(word.word) || word.isMarked
      || word.isCapitalised
  }

  /// The members of an enumeration: parts between commas, "and", "or" and slashes outside of brackets.
  func members(of words: Tokens) -> [Tokens] {
    var result: [Tokens] = []
    var start = words.startIndex
    var depth = 0
    func close(at end: Int) {
      var part = bare(words[start..<end])
      while let first = part.first, !first.isMarked, part.count > 1,
        ["either", "and", "or", "to", "also"].contains(first.word)
          || first.word == "both" && end < words.endIndex
      {
        part = bare(part.dropFirst())
      }
      if !part.isEmpty { result.append(part) }
    }
    for index in words.indices {
      let token = words[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      guard depth == 0 else { continue }
      let isSeparator =
        token.isMark(",") || (!token.isMarked && ["and", "or", "nor"].contains(token.word))
      if isSeparator {
        close(at: index)
        start = index + 1
      }
    }
    close(at: words.endIndex)
    return result
  }
}
