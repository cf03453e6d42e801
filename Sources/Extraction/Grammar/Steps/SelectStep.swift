import Policy

/// "Select X", "In the X list, select Y", "Choose A > B".
struct SelectStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    if phrase.body.contains(where: { $0.kind == .separator }) {
      var way = phrase
      way.action = .navigate
      return NavigateStep().read(way)
    }
    let body = phrase.body
    if let field = offered(phrase) ?? field(of: phrase) { return field }
    let named = namedControl(in: body, phrase)
    let value = named?.value ?? ClickStep.control(in: body, phrase)
    if let control = phrase.clause.topic ?? named?.control ?? offeringPlace(phrase, value) {
      return choice(
        of: value, for: control, isInside: phrase.clause.topic != nil || named != nil, phrase)
    }
    if let relation = phrase.valueState(value), let subject = phrase.topic.state {
      return StepReader.Result(
        step: StepReading(action: .select, target: subject.text, value: value.text),
        claim: Claim(subject: subject.text, relation: relation), focus: subject)
    }
    return StepReader.Result(
      step: StepReading(action: .select, target: value.text), focus: value)
  }

  /// The leading place where it is a control with values: a marked one, or one with a value by name.
  private func offeringPlace(_ phrase: StepPhrase, _ value: Tokens) -> Tokens? {
    guard let place = phrase.place, !phrase.isOnScreen else { return nil }
    let isControl =
      place.contains(where: \.isMarked) || value.contains { $0.isMarked || $0.isCapitalised }
      || place.last.map { phrase.lexicon.controls.contains($0) } ?? false
    return isControl ? place : nil
  }

  private func choice(
    of value: Tokens, for control: Tokens, isInside: Bool, _ phrase: StepPhrase
  ) -> StepReader.Result {
    let isAnnouncement = phrase.clause.endsWithColon
    return StepReader.Result(
      step: StepReading(
        action: .select, target: control.text, value: isAnnouncement ? nil : value.text,
        path: isInside ? phrase.placePath : []),
      claim: isAnnouncement
        ? Claim(subject: control.text, relation: .oneOf)
        : phrase.state(of: control, value: value),
      focus: control)
  }

  /// "choose __Daily__ as the interval", "pick X from the Y list": what offers the option.
  private func offered(_ phrase: StepPhrase) -> StepReader.Result? {
    let words = phrase.body.trimmed()
    guard let value = phrase.nouns.properName(atStartOf: words),
      value.endIndex + 1 < words.endIndex,
      value.contains(where: \.isMarked) || value.count <= 3
    else { return nil }
    let opener = words[value.endIndex]
    let rest = words[(value.endIndex + 1)...].prefix { !$0.isMark(",") && !$0.isMark(".") }
      .trimmed()
    guard !opener.isMarked, !rest.isEmpty else { return nil }
    switch opener.word {
    case "as", "for":
      guard !phrase.lexicon.pronouns.matches(rest, at: rest.startIndex),
        !rest.contains(where: { phrase.lexicon.finiteVerbs.contains($0) && !$0.isMarked }),
        opener.word == "as" || rest.contains(where: \.isMarked), rest.count <= 4
      else { return nil }
    case "from", "in":
      guard let noun = rest.last, !noun.isMarked,
        ["list", "drop-down", "dropdown", "field"].contains(noun.word),
        rest.contains(where: { $0.isMarked || $0.isCapitalised })
      else { return nil }
    default: return nil
    }
    let control = phrase.nouns.withoutControlNoun(phrase.nouns.name(in: rest))
    return choice(of: value, for: control, isInside: true, phrase)
  }

  /// "select the pier in __Berth__": the field, and what is chosen in it.
  private func field(of phrase: StepPhrase) -> StepReader.Result? {
    let words = phrase.body.trimmed()
    guard let place = words.firstIndex(where: { $0.word == "in" && !$0.isMarked }),
      place > words.startIndex, !words[..<place].contains(where: \.isMarked),
      let field = phrase.nouns.properName(atStartOf: words[(place + 1)...]),
      field.endIndex == words.endIndex || !words[field.endIndex].isWordLike
        || phrase.lexicon.controls.contains(words[field.endIndex])
    else { return nil }
    let value = phrase.nouns.trimmed(words[..<place])
    return StepReader.Result(
      step: StepReading(action: .select, target: field.text, value: value.text),
      claim: Claim(subject: field.text, relation: .present), focus: field)
  }

  /// "the platform __Web__": the control in front of the marked value.
  private func namedControl(
    in body: Tokens, _ phrase: StepPhrase
  ) -> (control: Tokens, value: Tokens)? {
    let nouns = phrase.nouns
    let lexicon = phrase.lexicon
    let words = nouns.trimmed(body)
    guard let marked = nouns.markedRun(in: words), marked.startIndex > words.startIndex else {
      return nil
    }
    let control = nouns.trimmed(words[..<marked.startIndex])
    guard control.count <= 2, let last = control.last, last.kind == .word,
      !["either", "both", "one", "between"].contains(last.word),
      !lexicon.controls.contains(last), !lexicon.articles.contains(last),
      !lexicon.prepositions.contains(last), control.allSatisfy({ $0.kind == .word })
    else { return nil }
    let rest = words[marked.endIndex...].prefix { $0.isWordLike }
    if let next = rest.first,
      lexicon.controls.contains(next) || lexicon.places.contains(next)
    {
      return nil
    }
    return (control, marked)
  }
}
