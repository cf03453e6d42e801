import Policy

/// Actions that act on their object as a whole: copy, install, restart and all others.
struct PlainStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let object = phrase.resolved
    var name = phrase.nouns.name(in: object)
    if name.isEmpty {
      let rest = object.drop { token in
        token.kind == .punctuation
          || phrase.lexicon.prepositions.contains(token) && !token.isMarked
      }
      name = phrase.nouns.name(in: rest)
    }
    if let first = name.first, name.count > 1, !first.isMarked, first.word == "one" {
      name = phrase.nouns.trimmed(name.dropFirst())
    }
    return StepReader.Result(
      step: StepReading(action: phrase.action, target: name.text, url: phrase.url), focus: name)
  }
}
