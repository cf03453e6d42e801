import Policy

/// "Click X", "Press the X button".
struct ClickStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var name = Self.control(in: phrase.resolved, phrase)
    if name.isEmpty, phrase.clause.core.count == 1, let verb = phrase.clause.core.first,
      verb.isCapitalised
    {
      name = [verb][...]
    }
    // "Save the chart on a second drive" is no button.
    if phrase.verb == "save", !name.contains(where: \.isMarked),
      phrase.body.dropFirst().contains(where: { ["in", "to", "as", "on"].contains($0.word) })
    {
      return StepReader.Result(
        step: StepReading(action: .other, target: name.text), focus: name)
    }
    return StepReader.Result(
      step: StepReading(action: .click, target: name.text), focus: name)
  }

  /// The name of the control; "the button in the colour of X" has no other name than its description.
  static func control(in words: Tokens, _ phrase: StepPhrase) -> Tokens {
    let named = phrase.nouns.name(in: words)
    let body = phrase.nouns.trimmed(words)
    if named.count == 1, let noun = named.first, phrase.lexicon.controls.contains(noun),
      !noun.isMarked, let next = body.dropFirst().first,
      ["with", "of", "for", "that", "which", "next"].contains(next.word)
    {
      return body.prefix { !$0.isMark(",") && !$0.isMark(".") }
    }
    let bracket = named.dropFirst().firstIndex { $0.isMark("(") && !$0.isMarked }
    return phrase.nouns.withoutControlNoun(named[..<(bracket ?? named.endIndex)])
  }
}
