import Policy

/// "Create a new X": what must be there afterwards.
struct CreateStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var name = phrase.nouns.name(in: phrase.resolved)
    while let first = name.first, name.count > 1, !first.isMarked,
      phrase.lexicon.numbers.contains(first) || ["new", "another"].contains(first.word)
    {
      name = phrase.nouns.trimmed(name.dropFirst())
    }
    return StepReader.Result(
      step: StepReading(action: .create, target: name.text),
      claim: name.isEmpty ? nil : Claim(subject: name.text, relation: .present), focus: name)
  }
}
