import Policy

/// Reads what stands behind the name of a setting where the author leaves the verb out.
///
/// Examples:
/// - "Sounding: on"
///   → step enable: Sounding {Sounding enabled}
/// - "Fog horn : disabled"
///   → step disable: Fog horn {Fog horn disabled}
/// - "Pilot: mandatory"
///   → constraint must: {Pilot present}
/// - "Old charts: don't."
///   → constraint must_not: {Old charts absent}
/// - "Mast name: upper case, digits, max. 9 characters. No dots."
///   → constraint must: {Mast name matches upper case, digits}
///   → constraint must: {Mast name at_most 9 characters}
///   → constraint must_not: {Mast name not contains dots}
/// - "Berth: same as the mast"
///   → step enter: Berth = same as the mast {Berth same_as mast}
/// - "Channel — 16 only"
///   → constraint must: {Channel equals 16}
struct SettingReader {
  let lexicon: Lexicon

  /// What a setting without a verb says.
  enum Reading {
    /// Something to set.
    case step(StepReading, Claim, condition: Condition?)
    /// Something that has to hold.
    case demand(Demand)
  }

  /// Whether a text behind a name is a value rather than a sentence about it.
  func isValue(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    return !body.isEmpty && body.count <= 12
      && !body.contains { lexicon.finiteVerbs.contains($0) && !isProhibition($0) && !$0.isMarked }
  }

  private func isProhibition(_ token: Token) -> Bool {
    ["don't", "do"].contains(token.word)
  }

  /// The reading of the words behind a name; `isDemanding` where a list of prerequisites holds them.
  func reading(of words: Tokens, name: Tokens, isDemanding: Bool) -> Reading? {
    let body = withoutRemark(words.trimmed())
    guard let first = body.first, !name.isEmpty, isValue(body) else { return nil }
    if let state = state(body, name) { return state }
    if lexicon.prohibitions.covers(body) {
      return .demand(Demand(.mustNot, Claim(subject: name.text, relation: .absent), subject: name))
    }
    if body.count == 1, lexicon.requiredWords.contains(first) {
      return .demand(Demand(.must, Claim(subject: name.text, relation: .present), subject: name))
    }
    if isShape(body) { return demand(.matches, [body.text], name) }
    if let only = only(body) {
      return demand(isShape(only) ? .matches : .equals, [only.text], name)
    }
    if let same = same(body, name) ?? sameOn(body, name) ?? scoped(body, name) { return same }
    if first.word == "unique" { return demand(.equals, ["unique"], name) }
    if isRange(body) { return demand(.equals, [body.text], name) }
    if let bound = number(body, name) ?? advised(body, name) ?? hosts(body, name, isDemanding) {
      return bound
    }
    return isDemanding ? needed(body, name) : nil
  }

  /// "on", "off for the rest": the state, and for what it is meant.
  private func state(_ words: Tokens, _ name: Tokens) -> Reading? {
    guard let state = lexicon.valueStates.match(words, at: words.startIndex),
      state.value == .enabled || state.value == .disabled
    else { return nil }
    let rest = words.dropFirst(state.length)
    guard rest.isEmpty || ["for", "on", "with"].contains(rest.first?.word) && rest.count > 1 else {
      return nil
    }
    let scope = NounPhraseReader(lexicon: lexicon).trimmed(rest.dropFirst())
    return .step(
      StepReading(action: state.value == .enabled ? .enable : .disable, target: name.text),
      Claim(subject: name.text, relation: state.value),
      condition: scope.isEmpty ? nil : Condition(scope.text, form: .clause))
  }

  /// "same on all masts": what is compared on whom.
  private func sameOn(_ words: Tokens, _ name: Tokens) -> Reading? {
    guard let word = words.first, lexicon.sameness.contains(word),
      let on = words.dropFirst().first, ["on", "for", "in", "at"].contains(on.word)
    else { return nil }
    let parties = NounPhraseReader(lexicon: lexicon).bare(words.dropFirst(2))
    return parties.isEmpty ? nil : demand(.sameAs, [parties.text], name)
  }

  /// "30-60 s", "1..254": what lies between two numbers.
  private func isRange(_ words: Tokens) -> Bool {
    guard let first = words.first, words.count <= 2,
      words.count == 1 || lexicon.units.contains(words[words.startIndex + 1])
    else { return false }
    let text = first.text
    for joint in ["..", "-", "–"] {
      let ends = text.split(separator: joint)
      if ends.count == 2, ends.allSatisfy({ $0.utf8.allSatisfy { (48...57).contains($0) } }) {
        return true
      }
    }
    return false
  }

  /// "on (mandatory)": the value without a remark that only says how strict it is.
  private func withoutRemark(_ words: Tokens) -> Tokens {
    guard let last = words.last, last.isClosing,
      RemarkReader(lexicon: lexicon).marker(in: words) != nil,
      let open = words.lastIndex(where: { $0.isOpening }), open > words.startIndex
    else { return words }
    return words[..<open].trimmed()
  }

  /// "4 below 100 knots", "16 for big masts": a value, and for what it is meant.
  private func scoped(_ words: Tokens, _ name: Tokens) -> Reading? {
    guard let number = words.first, number.startsNumber, words.count > 2, words.count <= 8 else {
      return nil
    }
    let value = BoundReader(lexicon: lexicon).value(in: words)
    let rest = words[value.endIndex...]
    guard let opener = rest.first, rest.count > 1, !opener.isMarked,
      ["for", "on", "with", "below", "above", "under", "over"].contains(opener.word)
    else { return nil }
    let isPlain = ["for", "on", "with"].contains(opener.word)
    let scope = isPlain ? NounPhraseReader(lexicon: lexicon).trimmed(rest.dropFirst()) : rest
    return .step(
      StepReading(action: .enter, target: name.text, value: value.text),
      Claim(subject: name.text, relation: .equals, object: [value.text]),
      condition: Condition(scope.text, form: .clause))
  }

  /// "lower case, digits and dashes": signs and forms, and nothing else.
  private func isShape(_ words: Tokens) -> Bool {
    let members = NounPhraseReader(lexicon: lexicon).members(of: words)
    return !members.isEmpty
      && members.allSatisfy { lexicon.shapes.covers($0.drop { $0.word == "only" }) }
  }

  /// "16 only", "only 16".
  private func only(_ words: Tokens) -> Tokens? {
    guard words.count <= 6, let head = words.first, !lexicon.prepositions.contains(head) else {
      return nil
    }
    if let last = words.last, last.word == "only", words.count > 1 { return words.dropLast() }
    guard let first = words.first, first.word == "only", words.count > 1,
      !words.contains(where: { ["for", "with", "on", "in", "if", "when"].contains($0.word) })
    else { return nil }
    return words.dropFirst()
  }

  /// "same as the mast".
  private func same(_ words: Tokens, _ name: Tokens) -> Reading? {
    let nouns = NounPhraseReader(lexicon: lexicon)
    let body = nouns.trimmed(words)
    guard let word = body.first, lexicon.sameness.contains(word),
      let joint = body.dropFirst().first, ["as", "to", "with"].contains(joint.word)
    else { return nil }
    let other = nouns.trimmed(
      nouns.firstPhrase(of: body.dropFirst(2).prefix { !$0.isMark(",") }))
    guard !other.isEmpty else { return nil }
    let value = body.prefix { !$0.isMark(",") }.text
    return .step(
      StepReading(action: .enter, target: name.text, value: value),
      Claim(subject: name.text, relation: .sameAs, object: [other.text]), condition: nil)
  }

  /// "two or more".
  private func number(_ words: Tokens, _ name: Tokens) -> Reading? {
    guard let first = words.first, lexicon.numbers.contains(first), words.count == 3,
      let bound = BoundReader(lexicon: lexicon).bound(in: words)
    else { return nil }
    return demand(bound.relation, [bound.value], name)
  }

  /// "8 recommended", "preferably oak".
  private func advised(_ words: Tokens, _ name: Tokens) -> Reading? {
    guard words.count <= 4, words.count > 1, let first = words.first, let last = words.last else {
      return nil
    }
    let value: Tokens
    if lexicon.adviceWords.contains(last), !last.isMarked {
      value = words.dropLast()
    } else if ["preferably", "ideally"].contains(first.word) {
      value = words.dropFirst()
    } else {
      return nil
    }
    return .demand(
      Demand(
        .should, Claim(subject: name.text, relation: .equals, object: [value.trimmed().text]),
        subject: name))
  }

  /// "Hosts to allow: a.example, b.example": what a firewall has to let through.
  private func hosts(_ words: Tokens, _ name: Tokens, _ isDemanding: Bool) -> Reading? {
    guard let noun = name.lastIndex(where: { lexicon.networkNouns.contains($0) }) else {
      return nil
    }
    let rest = name[(noun + 1)...]
    let asks =
      isDemanding && rest.isEmpty
      || rest.contains {
        lexicon.requiredWords.contains($0) || Self.passing.contains($0.word)
      }
    let members = NounPhraseReader(lexicon: lexicon).members(of: words)
    guard asks, !members.isEmpty, members.allSatisfy({ $0.count <= 2 }),
      members.allSatisfy({ $0.contains { isAddress($0) } })
    else { return nil }
    return demand(.reachable, members.map(\.text), name[...noun])
  }

  /// Verbs of what a firewall does with what may pass, in their base form.
  private static let passing: Set<String> = ["allow", "open", "permit", "unblock", "forward"]

  private func isAddress(_ token: Token) -> Bool {
    token.text.utf8.contains { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }

  /// "Oak or pine", "4 GB": what a prerequisite has to be, or how much there has to be of it.
  private func needed(_ words: Tokens, _ name: Tokens) -> Reading? {
    let bounds = PredicateReader(lexicon: lexicon).bounds
    guard words.count <= 8, bounds.bound(in: words) == nil,
      !lexicon.verbs.matches(words, at: words.startIndex), !lexicon.nothings.covers(words)
    else { return nil }
    if let number = words.first, number.startsNumber, words.count == 2,
      lexicon.units.contains(words[words.startIndex + 1])
    {
      return demand(.atLeast, [words.text], name)
    }
    let members = NounPhraseReader(lexicon: lexicon).members(of: words)
    if members.count > 1 {
      let isChoice = words.contains { $0.word == "or" && !$0.isMarked }
      return demand(isChoice ? .oneOf : .allOf, members.map(\.text), name)
    }
    guard let first = words.first, first.isMarked || first.isCapitalised || first.startsNumber
    else {
      return nil
    }
    return demand(.equals, [words.text], name)
  }

  private func demand(_ relation: Relation, _ object: [String], _ name: Tokens) -> Reading {
    .demand(
      Demand(
        .must, Claim(subject: name.text, relation: relation, object: object), subject: name))
  }
}
