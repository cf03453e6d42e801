import Policy

/// "Enter X in the Y field", "Set Y to X", "Keep it 1", "Enter port 6514": the field and its value.
struct EnterStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var result = entered(phrase)
    if phrase.verb == "leave", result.step.action == .enter {
      result.step.action = .other
      if result.claim?.relation == .present { result.claim = nil }
    }
    return result
  }

  private func entered(_ phrase: StepPhrase) -> StepReader.Result {
    if let assigned = assigned(phrase) { return assigned }
    if let kept = named(phrase) ?? kept(phrase) ?? left(phrase) { return kept }
    let (value, field) = EntrySplitter(lexicon: phrase.lexicon).split(
      phrase.body, verb: phrase.verb)
    if let target = self.field(field, phrase) ?? phrase.clause.topic {
      return filled(target, with: value, phrase)
    }
    if let numbered = numbered(value, phrase) { return numbered }
    let name =
      phrase.nouns.coordination(in: phrase.body)
      ?? phrase.nouns.name(in: StepPhrase.resolving(value, in: phrase))
    if let place = phrase.place, place.contains(where: \.isMarked) {
      return filled(place, with: name, phrase)
    }
    if phrase.clause.isImperative, let label = phrase.topic.label, !name.isEmpty,
      label.text != name.text,
      !name.contains(where: \.isMarked)
    {
      return filled(label, with: value, phrase)
    }
    if ["keep", "leave"].contains(phrase.verb), let kept = period(name, phrase) { return kept }
    return StepReader.Result(
      step: StepReading(action: .enter, target: name.text),
      claim: Claim(subject: name.text, relation: relation(to: name, phrase)), focus: name)
  }

  /// "set __X__" turns it on, "clear X" empties it; any other verb leaves a value in it.
  private func relation(to name: Tokens, _ phrase: StepPhrase) -> Relation {
    if phrase.lexicon.clearingVerbs.contains(phrase.verb) { return .absent }
    return phrase.verb == "set" && name.contains(where: \.isMarked) ? .enabled : .present
  }

  private func filled(
    _ field: Tokens, with value: Tokens, _ phrase: StepPhrase
  ) -> StepReader.Result {
    let text = phrase.nouns.withoutArticle(value)
    let isChoice =
      phrase.lexicon.settingVerbs.contains(phrase.verb) && OptionName.isOption(text)
    return StepReader.Result(
      step: StepReading(
        action: isChoice ? .select : .enter, target: field.text, value: text.text),
      claim: claim(of: field, value: value, phrase), focus: field)
  }

  /// The name of the field; "the field" alone is the one that the text speaks of.
  private func field(_ words: Tokens?, _ phrase: StepPhrase) -> Tokens? {
    guard let words else { return nil }
    if phrase.lexicon.pronouns.match(words, at: words.startIndex)?.length == words.count {
      return phrase.antecedent ?? words
    }
    let name = phrase.nouns.withoutControlNoun(withoutPossessive(words, phrase))
    if name.count == 1, let noun = name.first, phrase.lexicon.controls.contains(noun),
      !noun.isMarked
    {
      return phrase.antecedent ?? name
    }
    return name
  }

  /// "its __Mode__": the name behind the pronoun.
  private func withoutPossessive(_ words: Tokens, _ phrase: StepPhrase) -> Tokens {
    guard let first = words.first, phrase.lexicon.possessives.contains(first), words.count > 1
    else { return words }
    return words.dropFirst()
  }

  /// "keep it 1", "leave it blank": the value of what the text speaks of.
  private func kept(_ phrase: StepPhrase) -> StepReader.Result? {
    let words = phrase.body.trimmed()
    guard let pronoun = phrase.lexicon.pronouns.match(words, at: words.startIndex),
      let field = phrase.antecedent
    else { return nil }
    let rest = words.dropFirst(pronoun.length).drop { ["at", "to", "as"].contains($0.word) }
    guard let first = rest.first, !phrase.lexicon.boundaries.contains(first) else { return nil }
    let value = rest.prefix {
      $0.isWordLike && !phrase.lexicon.boundaries.contains($0)
    }
    guard first.startsNumber || first.isMarked || phrase.valueState(value) != nil else {
      return nil
    }
    return filled(field, with: value, phrase)
  }

  /// "leave X blank": a name, and the state that its value is left in.
  private func left(_ phrase: StepPhrase) -> StepReader.Result? {
    let words = phrase.body.prefix { !$0.isMark(",") && !$0.isMark(".") && !$0.isMark("(") }
      .trimmed()
    guard let last = words.last, words.count > 1, !last.isMarked,
      phrase.valueState(words.suffix(1)) == .absent
    else { return nil }
    let name = phrase.nouns.withoutControlNoun(phrase.nouns.name(in: words.dropLast()))
    return name.isEmpty ? nil : filled(name, with: words.suffix(1), phrase)
  }

  /// "keep X for at least 30 days": how long it has to stay.
  private func period(_ name: Tokens, _ phrase: StepPhrase) -> StepReader.Result? {
    guard let opener = phrase.body.firstIndex(where: { $0.word == "for" && !$0.isMarked }),
      let bound = BoundReader(lexicon: phrase.lexicon).bound(in: phrase.body[(opener + 1)...])
    else { return nil }
    let value = phrase.body[(opener + 1)...].prefix { !$0.isMark(",") && !$0.isMark(".") }
    return StepReader.Result(
      step: StepReading(action: .other, target: name.text, value: value.trimmed().text),
      claim: Claim(subject: name.text, relation: bound.relation, object: [bound.value]),
      focus: name)
  }

  /// "set {{tide.level=high}} in the file {{tide.conf}}": a property, its value, and the file.
  private func assigned(_ phrase: StepPhrase) -> StepReader.Result? {
    let words = phrase.nouns.trimmed(phrase.body)
    guard let first = words.first, first.kind == .code,
      let sign = first.text.firstIndex(of: "="), sign > first.text.startIndex
    else { return nil }
    let name = first.text[..<sign]
    let value = first.text[first.text.index(after: sign)...]
    guard !value.isEmpty, !name.contains(" "), !name.contains("?") else { return nil }
    let place = words.dropFirst()
    let isPlaced = place.first.map { ["in", "into", "to"].contains($0.word) } ?? false
    let file = phrase.nouns.trimmed(phrase.nouns.firstPhrase(of: place.dropFirst()))
    let path =
      isPlaced ? phrase.paths.place(file.first?.word == "file" ? file.dropFirst() : file) : []
    return StepReader.Result(
      step: StepReading(
        action: .enter, target: String(name), value: String(value), path: path),
      claim: Claim(subject: String(name), relation: .equals, object: [String(value)]),
      focus: words.prefix(1))
  }

  /// "name it X": X is the name.
  private func named(_ phrase: StepPhrase) -> StepReader.Result? {
    guard phrase.verb == phrase.verbEnd, phrase.lexicon.namingVerbs.contains(phrase.verb),
      let verb = phrase.clause.core.first
    else { return nil }
    let words = phrase.body.trimmed()
    let pronoun = phrase.lexicon.pronouns.match(words, at: words.startIndex)?.length ?? 0
    let behind = words.dropFirst(pronoun)
    let aside = phrase.lexicon.asides.match(behind, at: behind.startIndex)?.length ?? 0
    let value = behind.dropFirst(aside)
    guard pronoun > 0, let first = value.first, first.isMarked || first.isCapitalised else {
      return nil
    }
    let name = phrase.lexicon.token("name", for: verb)
    return filled([name][...], with: phrase.nouns.name(in: value), phrase)
  }

  /// "port 6514": a noun and its value.
  private func numbered(_ words: Tokens, _ phrase: StepPhrase) -> StepReader.Result? {
    let body = phrase.nouns.trimmed(words)
    guard body.count == 2, let noun = body.first, let value = body.last, !noun.isMarked,
      noun.kind == .word, value.startsNumber
    else { return nil }
    return filled(body.prefix(1), with: body.suffix(1), phrase)
  }

  /// The state that entering a value into a field leaves behind.
  private func claim(of field: Tokens, value: Tokens, _ phrase: StepPhrase) -> Claim {
    let words = value.trimmed()
    let text = phrase.nouns.trimmed(value)
    if let relation = phrase.valueState(text) {
      return Claim(subject: field.text, relation: relation)
    }
    if text.allSatisfy({ $0.isMarked || !$0.isWordLike }) || isLiteral(text, phrase) {
      return Claim(subject: field.text, relation: .equals, object: [text.text])
    }
    let isDefinite =
      ["the", "that", "your"].contains(words.first?.word ?? "") || text.first?.word == "same"
    return isDefinite
      ? Claim(subject: field.text, relation: .sameAs, object: [text.text])
      : Claim(subject: field.text, relation: .present)
  }

  /// One word that is no plain one, or an amount ("18 MB").
  private func isLiteral(_ words: Tokens, _ phrase: StepPhrase) -> Bool {
    if words.count == 2, let first = words.first, let unit = words.last {
      return first.startsNumber && phrase.lexicon.units.contains(unit)
    }
    return isLiteral(words)
  }

  private func isLiteral(_ words: Tokens) -> Bool {
    words.count == 1
      && words.contains { $0.text.utf8.contains { (48...57).contains($0) || $0 == 47 || $0 == 95 } }
  }
}

extension StepPhrase {
  /// Words of the object, or what a pronoun in their place stands for.
  static func resolving(_ words: Tokens, in phrase: StepPhrase) -> Tokens {
    var part = phrase
    part.body = words
    return part.resolved
  }
}
