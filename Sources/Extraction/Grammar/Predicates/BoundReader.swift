import Policy

/// Reads bounds: "at least 7 MB", "300 seconds or more", "not longer than 63 characters".
///
/// Examples:
/// - "The cache must be at least 7 MB."
///   → constraint must: {cache at_least 7 MB}
/// - "The timeout must be 300 seconds or more."
///   → constraint must: {timeout at_least 300 seconds}
struct BoundReader: Sendable {
  let lexicon: Lexicon

  /// A bound: its direction, its value, and the noun that the value counts where the words name one.
  struct Bound {
    var relation: Relation
    var value: String
    var noun: Tokens?
  }

  /// The bound that the words begin with; nil where they begin otherwise.
  func bound(in words: Tokens) -> Bound? {
    let body = words.trimmed()
    if let sign = words.first, let relation = Self.relation(ofSign: sign),
      words.dropFirst().first?.startsNumber ?? false
    {
      return Bound(relation: relation, value: countedValue(in: words.dropFirst()).text)
    }
    if let phrase = lexicon.bounds.match(body, at: body.startIndex), phrase.length < body.count {
      let value = countedValue(in: withoutComparison(body.dropFirst(phrase.length)))
      return value.isEmpty ? nil : Bound(relation: phrase.value, value: value.text)
    }
    return trailing(body) ?? openEnded(body) ?? compared(body) ?? postponed(body)
  }

  /// What "<", ">=" and other signs of comparison say of the number behind them; nil for other tokens.
  static func relation(ofSign token: Token) -> Relation? {
    switch token.text {
    case ">=", "≥", ">": .atLeast
    case "<=", "≤", "<": .atMost
    default: nil
    }
  }

  /// "14+", "2048 bits+": a number and what is more.
  private func openEnded(_ words: Tokens) -> Bound? {
    guard
      let number = words.prefix(4).firstIndex(where: {
        $0.startsNumber && $0.text.hasSuffix("+") && !$0.text.dropLast().hasSuffix("+")
      }), words.endIndex - number <= 3
    else { return nil }
    let noun = words[..<number].trimmed()
    let value = value(in: words[number...])
    guard value.endIndex == words.endIndex,
      !noun.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let text = ([words[number].text.dropLast()] + value.dropFirst().map { Substring($0.text) })
      .joined(separator: " ")
    return Bound(relation: .atLeast, value: text, noun: noun.isEmpty ? nil : noun)
  }

  /// "some minutes shorter than X": what the value is compared with.
  private func compared(_ words: Tokens) -> Bound? {
    guard
      let comparative = words.prefix(5).firstIndex(where: {
        (lexicon.upward.contains($0) || lexicon.downward.contains($0)) && !$0.isMarked
      }), comparative + 2 < words.endIndex, ["than", "then"].contains(words[comparative + 1].word),
      !words[..<comparative].contains(where: {
        ["for", "with", "in", "on", "if", "when"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    let value = value(in: words[(comparative + 2)...])
    guard !value.isEmpty else { return nil }
    let isUp = lexicon.upward.contains(words[comparative]) != isAge(words[comparative], value)
    return Bound(relation: isUp ? .atLeast : .atMost, value: value.text)
  }

  /// "older than 12 days": an age is more the older something is, a version less.
  private func isAge(_ comparative: Token, _ value: Tokens) -> Bool {
    guard ["older", "newer", "earlier", "later"].contains(comparative.word), let unit = value.last
    else { return false }
    return value.count > 1 && lexicon.units.contains(unit)
  }

  /// "16 characters at least", "release 4.1 as a minimum": the comparison behind the value.
  private func postponed(_ words: Tokens) -> Bound? {
    for index in words.indices.dropFirst() where !words[index].isMarked {
      var start = index
      while start + 1 < words.endIndex, ["as", "a", "the"].contains(words[start].word) {
        start += 1
      }
      guard let phrase = lexicon.bounds.match(words, at: start),
        start + phrase.length == words.endIndex
      else { continue }
      guard let number = words[..<index].firstIndex(where: lexicon.isNumeral),
        number - words.startIndex <= 3
      else { return nil }
      let noun = words[..<number].trimmed()
      let value = value(in: words[number..<index])
      return Bound(
        relation: phrase.value, value: value.text, noun: noun.isEmpty ? nil : noun)
    }
    return nil
  }

  /// A side of a number that something must not get to: "under 5", "higher than 9".
  struct Crossing {
    /// Where the word for the side stands.
    var place: Int
    /// The bound that is kept by whatever stays on the other side.
    var kept: Relation
    /// The number, with its unit.
    var value: Tokens
  }

  /// The first crossing in the words, with or without comparatives ("higher than"); nil where no number
  /// follows the word for the side.
  func crossing(in words: Tokens, withComparatives: Bool = false) -> Crossing? {
    for index in words.indices where !words[index].isMarked {
      guard let side = side(words, index, withComparatives) else { continue }
      let behind = words[(index + side.length)...]
      let value = value(
        in: withComparatives ? behind.drop { ["than", "then"].contains($0.word) } : behind)
      guard value.first?.startsNumber ?? false else { return nil }
      return Crossing(place: index, kept: side.kept, value: value)
    }
    return nil
  }

  /// The bound that a word for a side of it leaves: at least, where the side is the lower one.
  private func side(
    _ words: Tokens, _ index: Int, _ withComparatives: Bool
  ) -> (kept: Relation, length: Int)? {
    if let crossing = lexicon.crossings.match(words, at: index) {
      return (crossing.value, crossing.length)
    }
    guard withComparatives else { return nil }
    if lexicon.downward.contains(words[index]) { return (.atLeast, 1) }
    return lexicon.upward.contains(words[index]) ? (.atMost, 1) : nil
  }

  /// A bound on an amount with a unit, and the words behind it: "at least 3 GB (of memory)".
  func amount(in words: Tokens) -> (relation: Relation, value: Tokens, rest: Tokens)? {
    let body = words.trimmed()
    guard let phrase = lexicon.bounds.match(body, at: body.startIndex) else { return nil }
    let number = body.dropFirst(phrase.length)
    guard number.first?.startsNumber ?? false else { return nil }
    let value = value(in: number)
    return value.count == 2 ? (phrase.value, value, body[value.endIndex...]) : nil
  }

  /// A bound on how many of something there are: "at least one folder".
  func count(in words: Tokens) -> Bound? {
    let body = words.trimmed()
    guard let phrase = lexicon.bounds.match(body, at: body.startIndex) else {
      return postponed(body)
    }
    let rest = body.dropFirst(phrase.length)
    guard let number = rest.first, lexicon.isNumeral(number) else { return nil }
    let phraseOfNoun = NounPhraseReader(lexicon: lexicon).firstPhrase(of: rest)
    return Bound(relation: phrase.value, value: phraseOfNoun.text)
  }

  /// A number of things at the start of a subject or behind a preposition in it: "at least one line",
  /// "not less than 3 columns", "one row".
  ///
  /// The noun is what the number counts.
  func quantity(in words: Tokens) -> Bound? {
    let body = words.trimmed()
    for index in body.indices where !body[index].isMarked {
      if let phrase = lexicon.bounds.match(body, at: index), index + phrase.length < body.endIndex,
        lexicon.isNumeral(body[index + phrase.length])
      {
        return counted(body[(index + phrase.length)...], relation: phrase.value)
      }
    }
    guard let first = body.first, first.isNumber || lexicon.numbers.contains(first),
      body.count > 1,
      body[body.startIndex + 1].kind == .word, body[body.startIndex + 1].word != "of"
    else { return nil }
    return counted(body, relation: .equals)
  }

  private func counted(_ words: Tokens, relation: Relation) -> Bound? {
    guard let number = words.first else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let behind = nouns.trimmed(words.dropFirst())
    // "two of these masts" counts the masts.
    let noun = behind.first?.word == "of" ? nouns.trimmed(behind.dropFirst()) : behind
    guard !lexicon.pronouns.covers(noun), let head = noun.first, !lexicon.units.contains(head)
    else { return nil }
    return Bound(relation: relation, value: number.text, noun: noun)
  }

  /// "as large as X": X.
  private func withoutComparison(_ words: Tokens) -> Tokens {
    let isComparison =
      words.count > 3 && words.first?.word == "as" && words.dropFirst(2).first?.word == "as"
    return isComparison ? words.dropFirst(3) : words
  }

  /// "7.2 or later", "on build 4 or newer": the value in front of "or", the noun in front of it.
  private func trailing(_ words: Tokens) -> Bound? {
    guard let or = words.prefix(8).firstIndex(where: { $0.word == "or" || $0.word == "and" }),
      or + 1 < words.endIndex, or > words.startIndex
    else { return nil }
    let direction = words[or + 1].word
    let isUp = lexicon.upward.contains(direction)
    guard isUp || lexicon.downward.contains(direction) else { return nil }
    let front = words[..<or].drop {
      lexicon.prepositions.contains($0) || lexicon.articles.contains($0)
    }
    guard let number = front.prefix(3).firstIndex(where: lexicon.isNumeral) else { return nil }
    let value = countedValue(in: front[number...])
    let noun = front[..<number]
    return value.isEmpty
      ? nil
      : Bound(
        relation: isUp ? .atLeast : .atMost, value: value.text, noun: noun.isEmpty ? nil : noun)
  }

  /// A number with its unit, or the first words of a phrase that stands for a number.
  func value(in words: Tokens) -> Tokens {
    let body = words.trimmed()
    guard let first = body.first else { return body }
    guard lexicon.isNumeral(first) else {
      return NounPhraseReader(lexicon: lexicon).bare(
        body.prefix {
          !["otherwise", "because", "or", "if", "when", "before"].contains($0.word)
            && !$0.isMark(",") && !$0.isMark("(")
        })
    }
    var end = body.startIndex + 1
    if end < body.endIndex, lexicon.units.contains(body[end]) {
      end = rateEnd(body, behind: end + 1)
    } else if end < body.endIndex, body[end].word == "times" || first.word == "twice" {
      return body.prefix { !$0.isMark(",") && !["or", "otherwise"].contains($0.word) }
    }
    return body[..<end]
  }

  /// "2 GB per day of logging": where the words end that say for how much of what the amount is.
  private func rateEnd(_ words: Tokens, behind end: Int) -> Int {
    guard end + 1 < words.endIndex, words[end].word == "per" else { return end }
    let noun = words[(end + 1)...].prefix {
      $0.kind == .word && ($0.word == "of" || !lexicon.boundaries.contains($0))
        && !["and", "or"].contains($0.word)
    }
    return noun.isEmpty ? end : noun.prefix(4).endIndex
  }

  /// A number with its unit or with the one noun behind it that it counts ("900 addresses").
  func countedValue(in words: Tokens) -> Tokens {
    let value = value(in: words)
    guard value.count == 1, lexicon.isNumeral(value[value.startIndex]),
      value.endIndex < words.endIndex
    else { return value }
    let noun = words[value.endIndex]
    let ends =
      value.endIndex + 1 == words.endIndex || words[value.endIndex + 1].kind == .punctuation
    guard ends, noun.kind == .word, noun.word.hasSuffix("s"), !noun.isMarked else { return value }
    return words[value.startIndex...value.endIndex]
  }
}
