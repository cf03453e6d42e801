import Policy

/// "X and Y are mutually exclusive", "X excludes Y", "X and Y cannot be used together": two things that do
/// not go with each other.
///
/// Examples:
/// - "__Low tide__ and __Storm mode__ are mutually exclusive."
///   → constraint must_not: {Low tide not_supported Storm mode}
/// - "__Low tide__ excludes __Storm mode__."
///   → constraint must_not: {Low tide not_supported Storm mode}
/// - "You cannot use __Low tide__ and __Storm mode__ together."
///   → constraint must_not: {Low tide not_supported Storm mode}
struct IncompatibleDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed()
    let parties =
      exclusive(body) ?? excluding(body) ?? combined(body) ?? used(body, grammar)
    guard let parties else { return nil }
    let (main, conditions) = grammar.trailing.conditions(
      of: parties.second, from: parties.second.startIndex)
    let first = grammar.nouns.withoutControlNoun(parties.first)
    let second = grammar.nouns.withoutControlNoun(main.prefix { !$0.isMark(",") })
    guard !first.isEmpty, !second.isEmpty,
      !(first + second).contains(where: {
        grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked
      })
    else { return nil }
    return Demand(
      .mustNot, Claim(subject: first.text, relation: .notSupported, object: [second.text]),
      conditions: conditions, subject: first)
  }

  private typealias Parties = (first: Tokens, second: Tokens)

  /// "X and Y are mutually exclusive", "X and Y exclude each other".
  private func exclusive(_ words: Tokens) -> Parties? {
    let ends = [
      ["are", "mutually", "exclusive"], ["exclude", "each", "other"],
      ["exclude", "one", "another"],
      ["rule", "each", "other", "out"],
    ]
    for index in words.indices.dropFirst(2) where !words[index].isMarked {
      if ends.contains(where: { words[index...].prefix($0.count).map(\.word) == $0 }) {
        return pair(in: words[..<index])
      }
    }
    return nil
  }

  /// "X excludes Y", "X rules Y out".
  private func excluding(_ words: Tokens) -> Parties? {
    guard
      let verb = words.prefix(7).firstIndex(where: { $0.word == "excludes" && !$0.isMarked }),
      verb > words.startIndex, words[(verb + 1)...].contains(where: \.isMarked)
    else { return nil }
    return (words[..<verb], words[(verb + 1)...])
  }

  /// "X and Y cannot be used together", "X and Y must not be enabled at the same time".
  private func combined(_ words: Tokens) -> Parties? {
    let modals = [
      ["cannot", "be"], ["can", "not", "be"], ["can't", "be"], ["must", "not", "be"],
      ["may", "not", "be"], ["must", "never", "be"], ["should", "never", "be"],
    ]
    for index in words.indices.dropFirst(3) where !words[index].isMarked {
      guard
        let modal = modals.first(where: { words[index...].prefix($0.count).map(\.word) == $0 }),
        isTogether(words[(index + modal.count)...].dropFirst())
      else { continue }
      return pair(in: words[..<index])
    }
    return nil
  }

  /// "You cannot use X and Y together", "Do not use X and Y at the same time".
  private func used(_ words: Tokens, _ grammar: DemandGrammar) -> Parties? {
    let start: Int
    if let prohibition = grammar.lexicon.prohibitions.match(words, at: words.startIndex) {
      start = words.startIndex + prohibition.length
    } else if words.first?.word == "you",
      let modal = grammar.lexicon.modals.match(words, at: words.startIndex + 1),
      modal.value == .mustNot
    {
      start = words.startIndex + 1 + modal.length
    } else {
      return nil
    }
    guard start < words.endIndex,
      ["use", "combine", "enable", "mix"].contains(words[start].word),
      let end = words[start...].indices.dropFirst(3).first(where: { isTogether(words[$0...]) })
    else { return nil }
    return pair(in: words[(start + 1)..<end])
  }

  private func isTogether(_ words: Tokens) -> Bool {
    guard let first = words.first, !first.isMarked else { return false }
    return ["together", "simultaneously", "concurrently"].contains(first.word)
      && words.dropFirst().first?.word != "with"
      || words.prefix(4).map(\.word) == ["at", "the", "same", "time"]
  }

  /// The two things that "and" joins; nil where there are more or fewer.
  private func pair(in words: Tokens) -> Parties? {
    let body = words.drop { ["both", "the"].contains($0.word) && !$0.isMarked }
    let joints = body.indices.filter { body[$0].word == "and" && !body[$0].isMarked }
    guard joints.count == 1, let joint = joints.first, joint > body.startIndex,
      joint + 1 < body.endIndex, !body.contains(where: { $0.isMark(",") })
    else { return nil }
    return (body[..<joint], body[(joint + 1)...])
  }
}
