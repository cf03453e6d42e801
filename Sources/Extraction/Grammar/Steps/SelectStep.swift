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
    if let field = field(of: phrase) { return field }
    let named = namedControl(in: body, phrase)
    let value = named?.value ?? ClickStep.control(in: body, phrase)
    if let control = phrase.clause.topic ?? named?.control
      ?? (phrase.isOnScreen || listsThings(phrase, value) ? nil : phrase.place)
    {
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

  /// "In Drivers, select all rows": what is chosen is no value that the place could be set to.
  private func listsThings(_ phrase: StepPhrase, _ value: Tokens) -> Bool {
    guard let place = phrase.clause.places.last, let first = value.first else { return false }
    return first.kind == .word && !first.isMarked && !first.isCapitalised
      && !place.contains { $0.isMarked || phrase.lexicon.controls.contains($0) }
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
