import Policy

/// Reads what a verb phrase behind a modal says of its subject.
struct PredicateReader {
  let lexicon: Lexicon
  private let nouns: NounPhraseReader
  private let bounds: BoundReader

  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    nouns = NounPhraseReader(lexicon: lexicon)
    bounds = BoundReader(lexicon: lexicon)
  }

  /// A predicate as it was read.
  struct Predicate {
    var relation: Relation
    var object: [String] = []
    /// The subject where the predicate names it itself ("must have X enabled").
    var subject: Tokens?
    /// Whether the predicate contains its own "not".
    var isNegated = false
    /// Whether one of the objects is enough.
    var isAlternative = false
    /// Tokens behind the predicate that may be a condition.
    var rest: Tokens?
  }

  private static let adverbs: Set<String> = [
    "also", "always", "exactly", "only", "already", "still", "never", "then", "first", "either",
    "both", "all", "at", "really", "correctly", "properly", "explicitly", "fully", "therefore",
    "ever",
    "again", "even",
  ]

  /// The predicate that begins the words; nil where no relation fits.
  func predicate(in words: Tokens) -> Predicate? {
    var body = words.trimmed()
    var isNegated = false
    var isForm = false
    while let first = body.first {
      if first.word == "not" || first.word == "never" {
        isNegated.toggle()
      } else if !Self.adverbs.contains(first.word) || first.isMarked
        || lexicon.predicates.matches(body, at: body.startIndex)
      {
        break
      }
      body.removeFirst()
    }
    if let first = body.first, ["be", "is", "are", "stay", "remain", "have"].contains(first.word) {
      isForm = true
    }
    if var special = haveState(body) {
      special.isNegated = special.isNegated != isNegated
      return special
    }
    if let abilities = requirements(body) { return resolve(abilities, isNegated: isNegated) }
    if isForm, let state = beState(body) {
      return resolve(state, isNegated: isNegated)
    }
    if let found = related(body) { return resolve(found, isNegated: isNegated) }
    if let state = plainState(body) { return resolve(state, isNegated: isNegated) }
    return nil
  }

  private func resolve(_ predicate: Predicate, isNegated: Bool) -> Predicate {
    var result = predicate
    result.isNegated = result.isNegated != isNegated
    return result
  }

  /// "have X and be able to V": what the subject needs, one member for each verb phrase.
  private func requirements(_ words: Tokens) -> Predicate? {
    var objects: [String] = []
    var start = words.startIndex
    var hasAbility = false
    for end in words.indices.dropFirst().filter({ isJoint($0, in: words) }) + [words.endIndex] {
      var part = words[start..<end].trimmed()
      start = end
      while let first = part.first, ["and", "also", "both"].contains(first.word) {
        part.removeFirst()
      }
      guard let verb = part.first?.word else { return nil }
      if verb == "be", part.dropFirst().first?.word == "able" {
        objects.append(part.dropFirst().text)
        hasAbility = true
      } else if verb == "have" {
        objects += self.objects(part.dropFirst(), relation: .requires)
      } else {
        return nil
      }
    }
    return hasAbility ? Predicate(relation: .requires, object: objects) : nil
  }

  /// Whether "and" joins two verb phrases.
  private func isJoint(_ index: Int, in words: Tokens) -> Bool {
    words[index].word == "and" && index + 1 < words.endIndex
      && ["be", "have"].contains(words[index + 1].word)
  }

  /// "be enabled", "be not empty", "be 300 seconds or more", "be at least 5".
  private func beState(_ words: Tokens) -> Predicate? {
    var body = words.dropFirst()
    guard words.first?.word != "have" else { return nil }
    var isNegated = false
    while let first = body.first,
      first.word == "not" || Self.adverbs.contains(first.word) && !first.isMarked
    {
      if lexicon.states.matches(body, at: body.startIndex) { break }
      if lexicon.predicates.matches(words.prefix(1) + [], at: words.startIndex) { break }
      if first.word == "not" { isNegated.toggle() }
      if first.word == "at" { break }
      body.removeFirst()
    }
    if body.first?.word == "different", let partner = body.dropFirst().first,
      ["on", "from", "for", "in", "than"].contains(partner.word)
    {
      return Predicate(
        relation: .sameAs, object: objects(body.dropFirst(2), relation: .sameAs),
        isNegated: !isNegated)
    }
    if let bound = bounds.bound(in: body) {
      return Predicate(relation: bound.relation, object: [bound.value], isNegated: isNegated)
    }
    if let shape = shape(body) {
      return Predicate(relation: .matches, object: [shape.text], isNegated: isNegated)
    }
    if let state = lexicon.states.match(body, at: body.startIndex),
      endsState(body, length: state.length)
    {
      let rest = body.dropFirst(state.length)
      return Predicate(relation: state.value, isNegated: isNegated, rest: rest.isEmpty ? nil : rest)
    }
    return nil
  }

  /// "written in lower case", "URL encoded".
  private func shape(_ words: Tokens) -> Tokens? {
    let body = words.drop {
      ["written", "given", "typed", "entered", "in"].contains($0.word) && !$0.isMarked
    }
    guard let match = lexicon.shapes.match(body, at: body.startIndex),
      match.length == body.trimmed().count
    else { return nil }
    return body.trimmed()
  }

  /// Whether a state word is the whole predicate, not the start of a longer one ("set to 4").
  private func endsState(_ body: Tokens, length: Int) -> Bool {
    let next = body.startIndex + length
    guard next < body.endIndex else { return true }
    let token = body[next]
    let value = body[body.startIndex].word
    if token.word == "to" || token.word == "as" { return value != "set" && value != "configured" }
    if ["between", "through"].contains(token.word) { return true }
    return token.kind != .word || !token.isMarked
  }

  /// "have X enabled": the state of X, not of the subject.
  private func haveState(_ words: Tokens) -> Predicate? {
    guard words.first?.word == "have" || words.first?.word == "keep" else { return nil }
    var body = words.dropFirst().trimmed()
    if let last = body.last,
      ["attached", "assigned", "installed", "ready", "available"].contains(last.word),
      body.count > 1
    {
      body = body.dropLast()
      let objects = self.objects(body, relation: .requires)
      return objects.isEmpty ? nil : Predicate(relation: .requires, object: objects)
    }
    for index in body.indices.dropFirst() {
      guard let state = lexicon.states.match(body, at: index), !body[index].isMarked,
        [.enabled, .disabled].contains(state.value), index + state.length == body.trimmed().endIndex
      else { continue }
      let subject = nouns.withoutControlNoun(body[..<index])
      guard !subject.isEmpty else { return nil }
      return Predicate(relation: state.value, subject: subject)
    }
    return nil
  }

  /// "start with X", "be set to X", "match X", "exceed X".
  private func related(_ words: Tokens) -> Predicate? {
    if let match = lexicon.predicates.match(words, at: words.startIndex) {
      let rest = words.dropFirst(match.length)
      if match.value == .atLeast || match.value == .atMost {
        let value = bounds.value(in: rest)
        return value.isEmpty ? nil : Predicate(relation: match.value, object: [value.text])
      }
      if match.value == .equals, words.prefix(3).map(\.word) == ["be", "changed", "from"],
        let to = rest.firstIndex(where: { $0.word == "to" && !$0.isMarked })
      {
        return Predicate(relation: .equals, object: objects(rest[(to + 1)...], relation: .equals))
      }
      if match.value == .equals, let bound = bounds.bound(in: rest) {
        return Predicate(relation: bound.relation, object: [bound.value])
      }
      if match.value == .equals, let state = lexicon.states.match(rest, at: rest.startIndex),
        state.length == rest.trimmed().count, words.first?.word != "be" || match.length > 1
      {
        return Predicate(relation: state.value)
      }
      return Predicate(
        relation: match.value, object: objects(rest, relation: match.value),
        isAlternative: isAlternative(rest, relation: match.value))
    }
    return nil
  }

  /// "exist", "follow the standard".
  private func plainState(_ words: Tokens) -> Predicate? {
    guard let state = lexicon.states.match(words, at: words.startIndex), state.value == .present
    else {
      return nil
    }
    let rest = words.dropFirst(state.length)
    return Predicate(relation: .present, subject: nil, rest: rest.isEmpty ? nil : rest)
  }

  /// Whether "or" joins the values of a relation that says by itself neither "any" nor "all".
  private func isAlternative(_ words: Tokens, relation: Relation) -> Bool {
    guard [.contains, .endsWith, .matches].contains(relation) else { return false }
    let joints = words.filter { ["and", "or"].contains($0.word) && !$0.isMarked }
    return !joints.isEmpty && joints.allSatisfy { $0.word == "or" }
  }

  /// The values behind a relation, one for each member of a list.
  func objects(_ words: Tokens, relation: Relation) -> [String] {
    var body = words.trimmed()
    if let comma = body.firstOutsideBrackets(where: { $0.isMark(",") }), !isList(body, comma: comma)
    {
      body = body[..<comma].trimmed()
    }
    let isAlternative = [
      .sameAs, .oneOf, .startsWith, .endsWith, .requires, .allOf, .contains, .equals,
    ].contains(relation)
    guard isAlternative else { return [nouns.trimmed(body).text].filter { !$0.isEmpty } }
    let parts = nouns.members(of: withoutExplanations(body)).map(withoutPartitive)
    return parts.map { literal($0).text }.filter { !$0.isEmpty }
  }

  /// "one of its confirmed aliases": the aliases.
  private func withoutPartitive(_ words: Tokens) -> Tokens {
    let starts = words.prefix(2).map(\.word) == ["one", "of"]
    return starts ? nouns.trimmed(words.dropFirst(2)) : words
  }

  /// A marked name stands for the phrase around it where it is its head.
  private func literal(_ words: Tokens) -> Tokens {
    let body = nouns.trimmed(words)
    if let noun = body.first,
      ["suffix", "prefix", "value", "text", "string", "ending"].contains(noun.word),
      let marked = nouns.markedRun(in: body.dropFirst()), marked.startIndex == body.startIndex + 1
    {
      return marked
    }
    if let marked = nouns.markedRun(in: body), marked.count == body.filter(\.isWordLike).count {
      return nouns.trimmed(marked)
    }
    return body
  }

  /// Whether a comma separates members of a list that "and" or "or" closes.
  private func isList(_ words: Tokens, comma: Int) -> Bool {
    let rest = words[(comma + 1)...]
    guard let joint = rest.firstIndex(where: { ["and", "or"].contains($0.word) && !$0.isMarked })
    else {
      return false
    }
    return joint - comma <= 12 && !rest[..<joint].contains { lexicon.finiteVerbs.contains($0) }
  }

  /// The words without explanations in brackets.
  private func withoutExplanations(_ words: Tokens) -> Tokens {
    var result: [Token] = []
    var index = words.startIndex
    while index < words.endIndex {
      if words[index].isMark("("), index + 1 < words.endIndex,
        ["i.e.", "e.g.", "for"].contains(words[index + 1].word)
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
