import Policy

/// Actions that act on their object as a whole: copy, install, restart and all others.
struct PlainStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let object = phrase.resolved
    var name = phrase.nouns.coordination(in: object) ?? phrase.nouns.name(in: object)
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
}
