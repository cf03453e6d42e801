/// Finds verb phrases that "only" limits: "can be opened only", "must only be used", "is permitted only".
///
/// Examples:
/// - "The slip must only be used with the Gold plan."
///   → constraint must: {slip requires Gold plan}
/// - "Night dives are permitted only in the basin."
///   → constraint must: {Night dives supported basin}
/// - "The lock is to be opened only by the warden."
///   → constraint must: {lock supported warden}
struct OnlyPhrase {
  let lexicon: Lexicon

  /// How many words the phrase takes at an index, in front of what the subject is limited to; nil where
  /// none stands there.
  func length(in words: Tokens, at index: Int) -> Int? {
    let window = words[index...].prefix(7)
    guard let verb = permission(in: window, at: index, skippingOnly: true),
      let only = window.firstIndex(where: {
        ["only", "exclusively", "solely"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    var end = index + verb
    if only >= end {
      guard only == end else { return nil }
      end += 1
    }
    if end < words.endIndex, words[end].word == "ever" { end += 1 }
    let isAble = ["can", "may", "is", "are"].contains(words[index].word)
    guard end < words.endIndex, limits(words, at: end, isAble: isAble) else { return nil }
    return end - index
  }

  /// Whether what follows can be a limit: a preposition, how often, or a condition of what may be done; what
  /// must be done under a condition is demanded itself.
  private func limits(_ words: Tokens, at index: Int, isAble: Bool) -> Bool {
    let next = words[index]
    switch lexicon.conditions.match(words, at: index)?.value {
    case .clause, .negated, .temporal: return isAble
    case .phrase, nil: break
    }
    return lexicon.prepositions.contains(next) || lexicon.adjunctPrepositions.contains(next)
      || ["once", "twice"].contains(next.word)
  }

  /// How many words "may be opened", "is to be used", "is permitted" take at an index; "only" may stand
  /// between them where it is skipped.
  func permission(in words: Tokens, at index: Int, skippingOnly: Bool = false) -> Int? {
    guard !words[index].isMarked else { return nil }
    var rest = words[index...].dropFirst()
    func skip() {
      while let first = rest.first, !first.isMarked,
        skippingOnly && ["only", "exclusively", "solely", "ever"].contains(first.word)
          || ["also", "then", "always", "generally"].contains(first.word)
      {
        rest = rest.dropFirst()
      }
    }
    func take(_ word: String) -> Bool {
      skip()
      guard rest.first?.word == word else { return false }
      rest = rest.dropFirst()
      return true
    }
    switch words[index].word {
    case "can", "may", "must", "shall", "should":
      guard take("be") else { return nil }
    case "is", "are":
      if take("to") {
        guard take("be") else { return nil }
      } else {
        skip()
        guard let state = rest.first, !state.isMarked,
          lexicon.permissions.contains(state)
            || ["possible", "available", "valid", "usable", "intended", "meant"].contains(
              state.word)
        else { return nil }
        return rest.startIndex + 1 - index
      }
    case "has", "have":
      guard take("to"), take("be") else { return nil }
    default: return nil
    }
    skip()
    guard let participle = rest.first, !participle.isMarked,
      lexicon.isParticiple(participle.word) || lexicon.permissions.contains(participle)
    else { return nil }
    return rest.startIndex + 1 - index
  }
}
