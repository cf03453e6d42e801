import Policy

/// A comma in a declarative sentence, and whether a statement of its own begins behind it.
struct CommaJoint {
  let reader: ClauseReader
  /// The words from the last statement's start to the comma.
  let left: Tokens
  /// The words behind the comma.
  let right: Tokens

  private var lexicon: Lexicon { reader.lexicon }

  /// The first class of continuation that knows the words decides.
  var startsStatement: Bool {
    guard let first = right.first else { return false }
    return conclusion(first) ?? relative(first) ?? bound() ?? fragment(first) ?? contrast(first)
      ?? limit(first)
      ?? reference(first) ?? state() ?? prohibition(first) ?? instruction(first) ?? predicate()
      ?? reader.isSplice(right, after: left)
  }

  /// Whether a condition in front waits for what stands behind the comma.
  private var isConditional: Bool { reader.startsCondition(left) }

  /// ", so set X": an instruction that follows from what was told, not from a demand.
  private func conclusion(_ first: Token) -> Bool? {
    guard first.word == "so" else { return nil }
    if reader.startsProhibition(right.dropFirst()), left.count > 2, !isConditional {
      return !reader.hasDemand(left)
    }
    guard reader.startsInstruction(right.dropFirst()), reader.hasFiniteVerb(left) else {
      return nil
    }
    return left.trimmed().first?.word != "only" && !reader.hasDemand(left)
      && lexicon.refusals.first(in: left) == nil
  }

  /// ", which must …", ", which is not recommended"; other relative clauses and reasons go on.
  private func relative(_ first: Token) -> Bool? {
    if reader.meaning(right) { return true }
    let next = right.startIndex + 1
    if first.word == "which" {
      if lexicon.modals.matches(right, at: next) { return reader.hasFiniteVerb(left) }
      if lexicon.recommended.matches(right, at: next) { return true }
    }
    if let opener = lexicon.openers.match(right, at: right.startIndex),
      right.prefix(opener.length).contains(where: { $0.word == "means" }),
      reader.hasDemand(right)
    {
      return false
    }
    let goesOn =
      lexicon.relatives.contains(first)
      || lexicon.explanations.matches(right, at: right.startIndex)
    return goesOn ? false : nil
  }

  /// ", at least one is needed", "must be a number, at most 9", "at least 3 m, at most 9 m".
  private func bound() -> Bool? {
    guard let bound = lexicon.bounds.match(right, at: right.startIndex),
      let number = right.dropFirst(bound.length).first
    else { return nil }
    if number.startsNumber, lists(left), lists(right) { return true }
    let isNumeral = lexicon.numbers.contains(number)
    if isNumeral, reader.hasDemand(right.prefix(8)), !isConditional { return true }
    return number.startsNumber && (reader.hasDemand(left) || reader.isBounded(left)) ? true : nil
  }

  /// "upper case, digits": a few words without a verb.
  private func lists(_ words: Tokens) -> Bool {
    words.count <= 8 && !(words.first.map { lexicon.units.contains($0) } ?? false)
      && !words.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
      && !isConditional
  }

  /// "40 letters, no blanks", "9 signs, same on both": one fragment of a list behind a name.
  private func fragment(_ first: Token) -> Bool? {
    guard lists(left), lists(right), !first.isMarked else { return nil }
    let isValue =
      left.contains { $0.startsNumber || lexicon.shapes.matches(left, at: left.startIndex) }
      || lexicon.bounds.matches(left, at: left.startIndex)
    guard isValue else { return nil }
    if first.word == "no" { return right.trimmed().count <= 4 ? true : nil }
    return ["same", "unique", "identical"].contains(first.word) ? true : nil
  }

  /// ", but it must …", ", except that …".
  private func contrast(_ first: Token) -> Bool? {
    if first.word == "except", right.dropFirst().first?.word == "that" { return true }
    guard ["and", "but", "except", "yet"].contains(first.word) else { return nil }
    let rest = right.dropFirst(first.word == "except" ? 2 : 1)
    return reader.hasFiniteVerb(left)
      && (reader.hasDemand(rest) || reader.startsInstruction(rest) || rest.first?.word == "only"
        || reader.startsProhibition(rest) || reader.instructsForCase(rest))
  }

  /// ", only one may …", ", there must be …".
  private func limit(_ first: Token) -> Bool? {
    if first.word == "only", reader.hasDemand(right), reader.hasFiniteVerb(left) { return true }
    if first.word == "only", !isConditional, reader.isWhole(left),
      right.prefix(8).contains(where: { lexicon.bareVerbs.contains($0) && !$0.isMarked })
    {
      return true
    }
    if ["there", "here"].contains(first.word), reader.hasDemand(right.prefix(10)) {
      return !isConditional
    }
    return nil
  }

  /// ", in this case it must …", ", it has to …".
  private func reference(_ first: Token) -> Bool? {
    if let opener = lexicon.conditions.match(right, at: right.startIndex), opener.value == .phrase,
      ["it", "them", "these", "those"].contains(right.dropFirst(opener.length).first?.word)
    {
      return reader.hasFiniteVerb(left) && reader.hasDemand(right.prefix(9))
    }
    if let opener = lexicon.conditions.match(right, at: right.startIndex), opener.value == .phrase,
      let pronoun = right.dropFirst(opener.length).prefix(5).firstIndex(where: {
        ["it", "they"].contains($0.word) && !$0.isMarked
      }), lexicon.modals.matches(right, at: pronoun + 1), !isConditional
    {
      return true
    }
    if let back = lexicon.backReferences.match(right, at: right.startIndex),
      back.length > 1 || first.word == "then"
    {
      return reader.hasDemand(right)
    }
    guard let pronoun = lexicon.pronouns.match(right, at: right.startIndex),
      lexicon.modals.matches(right, at: right.startIndex + pronoun.length)
    else { return nil }
    return reader.hasFiniteVerb(left) && !isConditional
  }

  /// "…, please do not ring the bell": a prohibition behind what it follows from.
  private func prohibition(_ first: Token) -> Bool? {
    guard !first.isCapitalised, !isConditional, reader.startsProhibition(right),
      reader.hasFiniteVerb(left), !reader.hasDemand(left),
      let not = right.prefix(4).firstIndex(where: {
        $0.word == "not" || $0.word == "never" || $0.word == "don't"
      })
    else { return nil }
    return reader.startsInstruction(right[(not + 1)...]) ? true : nil
  }

  /// "on for A, off for B": another state of the same setting.
  private func state() -> Bool? {
    guard lexicon.valueStates.matches(left, at: left.startIndex), lists(right), left.count <= 8,
      let state = lexicon.valueStates.match(right, at: right.startIndex)
    else { return nil }
    return ["for", "on", "with", "in"].contains(right.dropFirst(state.length).first?.word)
      ? true : nil
  }

  /// "X is not supported, use Y", "a name, then click Z".
  private func instruction(_ first: Token) -> Bool? {
    if !isConditional, prohibits(right), reader.isWhole(left) { return true }
    guard !first.isCapitalised, !isConditional, reader.startsInstruction(right) else { return nil }
    if follows(first) { return true }
    let isDenied =
      lexicon.unsupported.first(in: left) != nil || lexicon.forbidden.first(in: left) != nil
      || lexicon.prohibitions.first(in: left) != nil
    return isDenied || !reader.hasFiniteVerb(left) ? true : nil
  }

  /// ", please do not stop the pump", but not ", never on Sundays".
  private func prohibits(_ words: Tokens) -> Bool {
    let rest = words.drop { lexicon.openers.matches([$0], at: 0) && $0.word != "do" }
    guard let prohibition = lexicon.prohibitions.match(rest, at: rest.startIndex) else {
      return false
    }
    let verb = rest.startIndex + prohibition.length
    return reader.verbs.isImperative(rest, at: verb)
      && !lexicon.readingVerbs.matches(rest, at: verb)
      && !lexicon.pronouns.matches([rest.trimmed().last ?? rest[verb]], at: 0)
  }

  /// "A window opens, pick the boat", "it stays until noon, then remove it": what to do in the situation that
  /// was told.
  private func follows(_ first: Token) -> Bool {
    guard reader.hasFiniteVerb(left) || left.trimmed().last?.word.hasSuffix("s") ?? false,
      !reader.hasDemand(left) || ["then", "after"].contains(first.word)
    else { return false }
    if ["then", "after", "afterwards"].contains(first.word) { return true }
    guard let verb = reader.verbs.verb(in: right, at: right.startIndex),
      let object = right.dropFirst(verb.length).first
    else { return false }
    return [.click, .select, .enter, .enable, .navigate].contains(verb.value)
      && (object.isMarked || ["the", "your", "a", "an"].contains(object.word))
      && left.count >= 3 && lexicon.articles.contains(left.trimmed().first ?? object)
  }

  /// ", must …", ", requires …": the subject is the one in front.
  private func predicate() -> Bool? {
    guard
      lexicon.modals.matches(right, at: right.startIndex)
        || lexicon.requirements.matches(right, at: right.startIndex)
    else { return nil }
    return !isConditional
  }
}
