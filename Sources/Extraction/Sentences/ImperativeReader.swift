import Policy

/// Tells instructions from nouns: a verb of the lexicon in its base form, where a main clause can
/// begin, and no finite verb right behind it.
///
/// Examples:
/// - "Trust headers are risky."
///   → informative: Trust headers are risky.
/// - "Trust the certificate."
///   → step other: certificate
/// - "Hoist the pennant."
///   → step other: pennant
/// - "Seafarers the office knows are greeted."
///   → informative: Seafarers the office knows are greeted.
struct ImperativeReader {
  let lexicon: Lexicon
  /// The words that begin no instruction, although an object may stand behind them.
  private let closed: WordMarks

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    closed = [
      lexicon.prepositions.mark, lexicon.articles.mark, lexicon.pronouns.mark,
      lexicon.conditions.mark, lexicon.relatives.mark, lexicon.finiteVerbs.mark,
      lexicon.boundaries.mark, lexicon.adverbs.mark, lexicon.numbers.mark, lexicon.modals.mark,
      lexicon.outsiders.mark, lexicon.openers.mark, lexicon.asides.mark, lexicon.bareVerbs.mark,
      lexicon.shares.mark, lexicon.everybody.mark, lexicon.explanations.mark,
      lexicon.readingVerbs.mark, lexicon.functionWords.mark, lexicon.possessives.mark,
      lexicon.predicates.mark,
    ]
  }

  /// Whether an instruction begins at an index.
  func isImperative(_ words: Tokens, at index: Int) -> Bool {
    verb(in: words, at: index) != nil
  }

  /// The verb of an instruction that begins at an index; nil where none does.
  func verb(in words: Tokens, at index: Int) -> PhraseTable<Action>.Match? {
    guard let match = lexicon.verbs.match(words, at: index) ?? shown(words, at: index) else {
      return openVerb(in: words, at: index)
    }
    let next = index + match.length
    guard next < words.endIndex else { return match }
    let token = words[next]
    if saysRequired(words[next...]) { return nil }
    if lexicon.finiteVerbs.contains(token) && !token.isMarked { return nil }
    if token.text.utf8.first == 0xE2, token.text == "–" || token.text == "—" { return nil }
    if words[index].isMarked, ["or", "and"].contains(token.word), !token.isMarked { return nil }
    if token.word == "of", match.length == 1, !token.isMarked { return nil }
    if token.isMark(":") && match.length == 1 && !takesColon(words[index]) { return nil }
    if isCompoundName(words, at: index, next: next) || isSubject(words, at: index, next: next) {
      return nil
    }
    return match
  }

  /// "Hoist the flag", "roll it out": a verb that the lexicon does not know, at the start of a clause
  /// and with an object behind it that no finite verb can take for its subject.
  private func openVerb(in words: Tokens, at index: Int) -> PhraseTable<Action>.Match? {
    guard index == words.startIndex, index + 2 < words.endIndex, isOpen(words[index]) else {
      return nil
    }
    let object = words[index + 1]
    guard !object.isMarked, !object.isCapitalised,
      ["the", "a", "an", "your", "its", "it", "them"].contains(object.word)
    else { return nil }
    let clause = words[(index + 2)...].prefix { $0.kind != .punctuation || $0.isOpening }
    let isSubject = clause.contains { token in
      !token.isMarked && (lexicon.finiteVerbs.contains(token) || lexicon.bareVerbs.contains(token))
    }
    return isSubject ? nil : PhraseTable.Match(value: .other, length: 1)
  }

  /// Whether a word may be a verb in its base form, as far as its spelling tells.
  private func isOpen(_ token: Token) -> Bool {
    guard token.kind == .word, !token.isMarked, token.word.utf8.count > 2,
      token.marks.isDisjoint(with: closed),
      token.word.utf8.allSatisfy({ (97...122).contains($0) || $0 == 45 })
    else { return false }
    let inflections = ["ed", "ing", "ly", "ion", "ment", "ness", "ity", "ance", "ence"]
    return !inflections.contains { token.word.hasSuffix($0) }
      && (!token.word.hasSuffix("s") || token.word.hasSuffix("ss"))
  }

  /// "Make sure the line shows X": to look at a place and confirm what it shows is an instruction.
  private func shown(_ words: Tokens, at index: Int) -> PhraseTable<Action>.Match? {
    guard let assurance = lexicon.assurances.match(words, at: index),
      let verb = words[(index + assurance.length)...].prefix(6).first(where: {
        !$0.isMarked && (lexicon.finiteVerbs.contains($0) || lexicon.displayVerbs.contains($0))
      }), lexicon.displayVerbs.contains(verb)
    else { return nil }
    return PhraseTable<Action>.Match(value: .verify, length: assurance.length)
  }

  /// "Print rights required": a noun that could be a verb, in a clause without one.
  private func saysRequired(_ rest: Tokens) -> Bool {
    let body = rest.trimmed()
    guard let last = body.last, body.count <= 5, !last.isMarked,
      lexicon.requiredWords.contains(last)
    else { return false }
    return !body.dropLast().contains {
      lexicon.articles.contains($0) || lexicon.prepositions.contains($0) || $0.word == "if"
        || $0.word == "when"
    }
  }

  /// The instruction that "turning X on" names: its verb in the base form; nil where the word is no
  /// gerund of a verb of the lexicon.
  func gerund(_ words: Tokens, at index: Int) -> Tokens? {
    guard words.indices.contains(index), words[index].word.hasSuffix("ing") else { return nil }
    let stem = String(words[index].word.dropLast(3))
    var candidates = [stem, stem + "e"]
    if let last = stem.last, stem.dropLast().last == last {
      candidates.append(String(stem.dropLast()))
    }
    for candidate in candidates {
      let verb = lexicon.token(candidate, for: words[index])
      let phrase = [verb] + words[(index + 1)...]
      if lexicon.verbs.matches(phrase[...], at: 0) { return phrase[...] }
    }
    return nil
  }

  /// "Go to: X" is an instruction, "Compress: …" a label.
  private func takesColon(_ verb: Token) -> Bool {
    !verb.isBold && !verb.isMarked
  }

  /// "Write access is not needed": a finite verb follows before anything that could be an object ends.
  private func isSubject(_ words: Tokens, at index: Int, next: Int) -> Bool {
    guard next < words.endIndex else { return false }
    if words[next].isMarked { return isFollowedByWill(words[next...]) }
    guard words[next].kind == .word,
      !lexicon.articles.contains(words[next]), words[index].isCapitalised
    else { return false }
    for position in next..<min(next + 4, words.endIndex) {
      let token = words[position]
      if token.isMarked { return isFollowedByWill(words[position...]) }
      if lexicon.relatives.contains(token) || token.kind == .punctuation { return false }
      if ["if", "when", "until", "whether", "it", "you", "they", "we"].contains(token.word) {
        return false
      }
      if lexicon.bareVerbs.contains(token) || position > next && isFiniteOnly(token) {
        return position > next || !token.isCapitalised
      }
    }
    return false
  }

  /// "Search for __X__ will match …": a marked name and a future behind it.
  private func isFollowedByWill(_ words: Tokens) -> Bool {
    let rest = words.drop(while: \.isMarked)
    return rest.first.map { ["will", "would", "won't"].contains($0.word) } ?? false
  }

  /// "disables": a verb of the lexicon with the ending of the third person.
  func isThirdPerson(_ token: Token) -> Bool {
    let word = token.word
    guard word.hasSuffix("s"), token.kind == .word, !token.isMarked else { return false }
    let stems = [String(word.dropLast()), word.hasSuffix("es") ? String(word.dropLast(2)) : nil]
    return stems.compactMap(\.self).contains {
      lexicon.verbs.matches([lexicon.token($0, for: token)][...], at: 0)
    }
  }

  /// "forces", "allows": the word can only be a finite verb.
  private func isFiniteOnly(_ token: Token) -> Bool {
    lexicon.finiteVerbs.contains(token) && token.word.hasSuffix("s")
  }

  /// "Access Key", "Test users are": a name that begins with the verb's word.
  private func isCompoundName(_ words: Tokens, at index: Int, next: Int) -> Bool {
    let verb = words[index]
    let following = words[next]
    if verb.isMarked && following.run == verb.run && verb.run != 0 {
      let run = words[index...].prefix { $0.run == verb.run }
      guard run.count <= 3, run.endIndex < words.endIndex else { return false }
      // "__Allow guests__ off": the value of a switch behind its name.
      let value = words[run.endIndex]
      return lexicon.finiteVerbs.contains(value)
        || run.count > 1 && ["on", "off"].contains(value.word) && !value.isMarked
          && !(words.dropFirst(run.count + 1).first.map { lexicon.articles.contains($0) } ?? false)
    }
    return false
  }
}
