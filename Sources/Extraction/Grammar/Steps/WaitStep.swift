import Policy

/// "Wait 5 minutes", "Wait until X is Y".
struct WaitStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let rest = phrase.body.drop { ["for", "until", "till", "about"].contains($0.word) }
    if let first = rest.first, phrase.lexicon.isNumeral(first) {
      let value = phrase.nouns.bare(
        rest.prefix { $0.isWordLike && !phrase.lexicon.boundaries.contains($0) }.prefix(3))
      return StepReader.Result(step: StepReading(action: .wait, value: value.text))
    }
    let subject = phrase.nouns.trimmed(
      rest.prefix {
        !phrase.lexicon.finiteVerbs.contains($0) && !phrase.lexicon.displayVerbs.contains($0)
          && !$0.isMark(",") && ($0.isMarked || $0.word != "before")
      })
    let after = rest[subject.endIndex...].dropFirst().prefix { !$0.isMark(",") && !$0.isMark(".") }
    let isShown =
      rest[subject.endIndex...].first.map { phrase.lexicon.displayVerbs.contains($0) } ?? false
    let value =
      phrase.nouns.markedRun(in: after) ?? (isShown ? state(after) : nil)
      ?? after.last.flatMap { last in
        last.startsNumber ? after.suffix(1) : nil
      }
    return StepReader.Result(
      step: StepReading(action: .wait, target: subject.text, value: value?.text), focus: subject)
  }

  /// "turns to In sync": a state by its name, without a mark.
  private func state(_ words: Tokens) -> Tokens? {
    let name = words.drop { ["to", "into"].contains($0.word) && !$0.isMarked }.trimmed()
    let isShort = name.count <= 3 && !name.contains { $0.isMark(",") || $0.word == "and" }
    return isShort && !name.isEmpty ? name : nil
  }
}
