import Policy

/// "Wait 5 minutes", "Wait until X is Y".
struct WaitStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let rest = phrase.body.drop { ["for", "until", "till", "about"].contains($0.word) }
    if let first = rest.first, first.startsNumber || phrase.lexicon.numbers.contains(first) {
      let value = phrase.nouns.bare(
        rest.prefix { $0.isWordLike && !phrase.lexicon.boundaries.contains($0) }.prefix(3))
      return StepReader.Result(step: StepReading(action: .wait, value: value.text))
    }
    let subject = phrase.nouns.trimmed(
      rest.prefix { !phrase.lexicon.finiteVerbs.contains($0) && !$0.isMark(",") })
    let after = rest[subject.endIndex...].dropFirst().prefix { !$0.isMark(",") && !$0.isMark(".") }
    let value =
      phrase.nouns.markedRun(in: after)
      ?? after.last.flatMap { last in
        last.startsNumber ? after.suffix(1) : nil
      }
    return StepReader.Result(
      step: StepReading(action: .wait, target: subject.text, value: value?.text), focus: subject)
  }
}
