import Policy

/// How an action reads the object of its verb; each action has its own form.
protocol StepForm: Sendable {
  /// Reads what stands behind the verb.
  func read(_ phrase: StepPhrase) -> StepReader.Result
}

/// An instruction behind its verb, with what it stands in.
struct StepPhrase {
  let lexicon: Lexicon
  let nouns: NounPhraseReader
  let paths: PathReader
  var action: Action
  /// The verb as written.
  var verb: String
  /// The last word of the verb, a preposition in "log on to".
  var verbEnd: String
  /// The object and what follows it, without remarks and consequences.
  var body: Tokens
  var clause: Clause
  var topic: Topic
  var links: [PassageLink]

  /// The object, or what a pronoun or "that X" in its place stands for.
  var resolved: Tokens {
    let words = body.trimmed()
    guard words.first?.word != "both",
      let match = lexicon.pronouns.match(words, at: words.startIndex)
    else { return body }
    let next = words.startIndex + match.length
    let isAlone =
      match.length == words.count || !words[next].isWordLike
      || lexicon.boundaries.contains(words[next]) || words[next].word == "again"
    if isAlone { return antecedent ?? body }
    let noun = nouns.firstPhrase(of: words.dropFirst())
    if ["that", "this"].contains(words.first?.word), noun.count == 1, let focus = topic.focus,
      focus.contains(where: \.isMarked) || lexicon.controls.contains(noun[noun.startIndex])
    {
      return focus
    }
    return body
  }

  /// What a pronoun stands for: the label of the line, else the object of the statement before.
  var antecedent: Tokens? { topic.label ?? topic.focus }

  /// The address of the first link in the object.
  var url: String? {
    body.compactMap(\.link).first.flatMap { links.indices.contains($0) ? links[$0].url : nil }
  }

  /// The place that the clause begins with, without the noun that says what kind of place it is.
  var place: Tokens? { clause.places.last.map(withoutPlaceNoun) }

  /// Whether the place is a page or tab rather than a control with values.
  var isOnScreen: Bool {
    guard let place = clause.places.last else { return false }
    return place.contains { lexicon.screens.contains($0) && !$0.isMarked }
  }

  /// The places that the clause begins with, outermost first.
  var placePath: [String] { clause.places.flatMap { paths.place($0) } }

  /// The name of a place without the noun that says what kind of place it is.
  func withoutPlaceNoun(_ words: Tokens) -> Tokens {
    var result = paths.withoutLeadingNoun(nouns.withoutControlNoun(words))
    while result.count > 1, let last = result.last, lexicon.places.contains(last),
      !last.isMarked, !last.isCapitalised
    {
      result = result.dropLast().trimmed()
    }
    return result
  }

  /// "Assign the role X to Y": who receives a right.
  var assignsRight: Bool {
    guard verb == "assign" else { return false }
    return body.prefix { $0.word != "to" || $0.isMarked }.contains {
      lexicon.rights.contains($0) && !$0.isMarked
    }
  }

  /// The state that choosing a value for a control leaves behind.
  func state(of control: Tokens, value: Tokens) -> Claim {
    if let relation = valueState(value) { return Claim(subject: control.text, relation: relation) }
    return Claim(subject: control.text, relation: .equals, object: [value.text])
  }

  /// The state that a value means by itself ("off", "empty").
  func valueState(_ value: Tokens) -> Relation? {
    lexicon.valueStates.value(of: value)
  }
}
