import Policy

/// "Check that X is Y", "confirm it says X", "check that the line X is shown": where to look and what
/// has to be seen.
///
/// "Confirm with X" is a click. What stands behind "which" in "check X for which Y is Z" says why to look.
struct VerifyStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    if let first = body.first, ["with", "by"].contains(first.word),
      let marked = phrase.nouns.markedRun(in: body)
    {
      return StepReader.Result(
        step: StepReading(action: .click, target: marked.text), focus: marked)
    }
    if let says = body.firstIndex(where: { phrase.lexicon.displayVerbs.contains($0) }) {
      return shown(at: says, phrase)
    }
    if let (place, state) = placed(body, phrase) {
      var result = read(state)
      result.step.path = place
      return result
    }
    let rest = phrase.nouns.trimmed(body.drop { ["that", "whether", "if"].contains($0.word) })
    if let verb = rest.firstIndex(where: { ["is", "are"].contains($0.word) }),
      verb > rest.startIndex,
      !rest[..<verb].contains(where: { phrase.lexicon.relatives.contains($0) && $0.word != "that" })
    {
      return stated(rest, verb: verb, phrase)
    }
    let name = phrase.nouns.withoutControlNoun(
      phrase.nouns.name(in: StepPhrase.resolving(rest, in: phrase)))
    return StepReader.Result(step: StepReading(action: .verify, target: name.text), focus: name)
  }

  /// "in the Overview that X is Y": where to look, and the phrase of what has to be seen there.
  private func placed(_ body: Tokens, _ phrase: StepPhrase) -> (path: [String], state: StepPhrase)?
  {
    guard let first = body.first, !first.isMarked, phrase.lexicon.prepositions.contains(first),
      let opener = body.firstIndex(where: {
        ["that", "whether", "if"].contains($0.word) && !$0.isMarked
      }), opener > body.startIndex + 1
    else { return nil }
    let path = phrase.paths.place(body[(body.startIndex + 1)..<opener])
    guard !path.isEmpty else { return nil }
    var state = phrase
    state.body = body[opener...]
    return (path, state)
  }

  /// "it says X": the place, and the value that it shows.
  private func shown(at verb: Int, _ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    let value = phrase.nouns.name(
      in: body[(verb + 1)...].drop {
        $0.isMark(":") || ["up", "to", "into"].contains($0.word) && !$0.isMarked
      })
    let before = phrase.nouns.trimmed(
      body[..<verb].drop { ["that", "whether", "if"].contains($0.word) })
    let isPronoun =
      before.isEmpty || phrase.lexicon.pronouns.matches(before, at: before.startIndex)
    let isPlaced =
      phrase.place != nil && value.contains(where: \.isMarked)
      && !(before.first?.isCapitalised ?? false)
    let subject =
      isPronoun || isPlaced
      ? (phrase.place ?? phrase.topic.focus ?? before) : phrase.nouns.withoutControlNoun(before)
    return StepReader.Result(
      step: StepReading(action: .verify, target: subject.text, value: value.text),
      claim: value.isEmpty ? nil : phrase.state(of: subject, value: value), focus: subject)
  }

  private func stated(_ words: Tokens, verb: Int, _ phrase: StepPhrase) -> StepReader.Result {
    let subject = phrase.nouns.trimmed(words[..<verb])
    let complement = words[(verb + 1)...].prefix { !["and"].contains($0.word) && !$0.isMark(",") }
    if let place = phrase.place, let first = complement.trimmed().first,
      phrase.lexicon.displayStates.contains(first)
    {
      let value = phrase.nouns.markedRun(in: subject) ?? subject
      return StepReader.Result(
        step: StepReading(action: .verify, target: place.text, value: value.text),
        claim: Claim(subject: place.text, relation: .contains, object: [value.text]), focus: place)
    }
    if let bound = BoundReader(lexicon: phrase.lexicon).bound(in: complement) {
      return StepReader.Result(
        step: StepReading(action: .verify, target: subject.text, value: bound.value),
        claim: Claim(subject: subject.text, relation: bound.relation, object: [bound.value]),
        focus: subject)
    }
    let isNegated = complement.first?.word == "not"
    let value = phrase.nouns.withoutArticle(complement)
    return StepReader.Result(
      step: StepReading(action: .verify, target: subject.text, value: value.text),
      claim: isNegated ? nil : phrase.state(of: subject, value: value), focus: subject)
  }
}
