import Policy

/// Actions that act on their object as a whole: copy, install, restart and all others.
struct PlainStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let object = phrase.resolved
    var name = pair(in: object, phrase) ?? phrase.nouns.name(in: object)
    if name.isEmpty {
      let rest = object.drop { token in
        token.kind == .punctuation
          || phrase.lexicon.prepositions.contains(token) && !token.isMarked
      }
      name = phrase.nouns.name(in: rest)
    }
    if name.count == 1, let only = name.first,
      phrase.lexicon.tails.matches(name, at: name.startIndex)
        || only.word == "afterwards", !only.isMarked
    {
      name = name.prefix(0)
    }
    if let first = name.first, name.count > 1, !first.isMarked, first.word == "one",
      name.dropFirst().first?.word != "or"
    {
      name = phrase.nouns.trimmed(name.dropFirst())
    }
    return StepReader.Result(
      step: StepReading(action: phrase.action, target: name.text, url: phrase.url), focus: name)
  }

  /// "the chart and its legend": two things that are acted on together.
  private func pair(in words: Tokens, _ phrase: StepPhrase) -> Tokens? {
    let body = phrase.nouns.trimmed(words)
    guard let joint = body.prefix(6).firstIndex(where: { $0.word == "and" && !$0.isMarked }),
      joint > body.startIndex, joint + 1 < body.endIndex
    else { return nil }
    let first = phrase.nouns.firstPhrase(of: body)
    let next = body[joint + 1]
    let isNoun =
      ["the", "its", "your", "their", "a", "an"].contains(next.word) || next.isMarked
      || next.isCapitalised
    guard isNoun, first.endIndex == joint else { return nil }
    let second = phrase.nouns.firstPhrase(of: body[(joint + 1)...])
    return second.isEmpty ? nil : body[..<second.endIndex]
  }
}
