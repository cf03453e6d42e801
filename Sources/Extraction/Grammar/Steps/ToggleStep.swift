import Policy

/// "Enable X", "Turn the X switch off", "Tick the flag that allows X".
struct ToggleStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var object =
      phrase.body.trimmed().count == 1 ? pronoun(phrase) ?? phrase.resolved : phrase.resolved
    if let last = object.trimmed().last, last.word == "back", !last.isMarked, object.count > 1 {
      object = object.trimmed().dropLast()
    }
    if let colon = object.firstIndex(where: { $0.isMark(":") }), colon + 1 < object.endIndex {
      object = object[(colon + 1)...]
    }
    let name =
      described(in: object, phrase)
      ?? phrase.nouns.coordination(in: object)
      ?? phrase.nouns.withoutControlNoun(phrase.nouns.name(in: object))
    return StepReader.Result(
      step: StepReading(action: phrase.action, target: name.text),
      claim: Claim(
        subject: name.text, relation: phrase.action == .enable ? .enabled : .disabled),
      focus: name)
  }

  /// "it": the label of the line, else the last thing whose state was spoken of.
  private func pronoun(_ phrase: StepPhrase) -> Tokens? {
    let words = phrase.body.trimmed()
    guard phrase.lexicon.pronouns.matches(words, at: words.startIndex) else { return nil }
    return phrase.topic.label ?? phrase.topic.state ?? phrase.topic.lastName
  }

  /// "the flag that allows X": X names the switch.
  private func described(in body: Tokens, _ phrase: StepPhrase) -> Tokens? {
    let words = phrase.nouns.trimmed(body)
    guard let noun = words.first, phrase.lexicon.controls.contains(noun), !noun.isMarked,
      words.count > 3,
      ["that", "which"].contains(words[words.startIndex + 1].word)
    else { return nil }
    let rest = phrase.nouns.trimmed(words.dropFirst(3))
    return rest.isEmpty ? nil : rest
  }
}
