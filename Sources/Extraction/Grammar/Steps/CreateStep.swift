import Policy

/// "Create a new X", "Create an X named Y": what must be there afterwards.
///
/// Examples:
/// - "Create a group named __ops__."
///   → step create: group = ops {group present}
struct CreateStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var name = phrase.nouns.name(in: phrase.resolved)
    let value = given(phrase)
    if let value {
      name = phrase.nouns.trimmed(phrase.body[..<(value.startIndex - 1)])
    }
    while let first = name.first, name.count > 1, !first.isMarked,
      phrase.lexicon.numbers.contains(first) || ["new", "another"].contains(first.word)
    {
      name = phrase.nouns.trimmed(name.dropFirst())
    }
    return StepReader.Result(
      step: StepReading(action: .create, target: name.text, value: value?.text),
      claim: name.isEmpty ? nil : Claim(subject: name.text, relation: .present), focus: name)
  }

  /// "a folder named X": X.
  private func given(_ phrase: StepPhrase) -> Tokens? {
    guard
      let named = phrase.body.indices.dropFirst().first(where: {
        phrase.lexicon.namingParticiples.contains(phrase.body[$0]) && !phrase.body[$0].isMarked
      })
    else { return nil }
    let name = phrase.nouns.markedRun(in: phrase.body[(named + 1)...])
    return name?.startIndex == named + 1 ? name : nil
  }
}
