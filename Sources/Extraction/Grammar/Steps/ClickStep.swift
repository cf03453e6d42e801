import Policy

/// "Click X", "Press the X button".
struct ClickStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var name = Self.control(in: phrase.resolved, phrase)
    let words = phrase.clause.core.trimmed()
    if name.isEmpty, words.count == 1, let verb = words.first, verb.isCapitalised {
      name = [verb][...]
    }
    // "Save the chart on a second drive" is no button.
    if phrase.verb == "save", isKept(phrase) {
      return StepReader.Result(
        step: StepReading(action: .other, target: name.text), focus: name)
    }
    return StepReader.Result(
      step: StepReading(action: .click, target: name.text), focus: name)
  }

  /// "Save the chart on a second drive", "save it where nobody looks": something is kept somewhere.
  private func isKept(_ phrase: StepPhrase) -> Bool {
    let body = phrase.body.trimmed()
    guard let first = body.first, !first.isMarked else { return false }
    if body.dropFirst().contains(where: { ["in", "to", "as", "on", "for"].contains($0.word) }) {
      return true
    }
    let noun = phrase.nouns.firstPhrase(of: body).first { !phrase.lexicon.articles.contains($0) }
    return noun?.word == "file" || noun?.word == "something"
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
