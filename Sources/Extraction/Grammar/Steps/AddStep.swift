import Policy

/// "Add X to the Y list", "Append X at the end of Y", "Under Y, add X": what a list or text receives.
///
/// Without a list that receives it, adding acts on its object ("Add a keel").
///
/// Examples:
/// - "Add {{harbour-7}} to the __Berths__ list."
///   → step enter: Berths = harbour-7 {Berths contains harbour-7}
/// - "Add the pier number at the end of the address."
///   → step enter: address = pier number {address ends_with pier number}
/// - "Under __Berths__, add the number of the pier."
///   → step enter: @ Berths Berths = number of the pier {Berths contains number of the pier}
struct AddStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    if let end = lastPart(of: body, phrase) { return end }
    if let to = body.firstOutsideBrackets(where: {
      ["to", "into", "under"].contains($0.word) && !$0.isMarked
    }), to > body.startIndex {
      let place = body[(to + 1)...].prefix { !$0.isMark(",") && !$0.isMark(".") }
      if receives(place, phrase) {
        return filled(
          phrase.withoutPlaceNoun(phrase.nouns.name(in: place)), with: body[..<to],
          relation: .contains, phrase)
      }
    }
    if let place = phrase.place, place.contains(where: \.isMarked), !phrase.isOnScreen {
      return filled(place, with: body, relation: .contains, phrase)
    }
    return PlainStep().read(phrase)
  }

  /// "at the end of X", "at the start of X".
  private func lastPart(of body: Tokens, _ phrase: StepPhrase) -> StepReader.Result? {
    guard
      let of = body.indices.dropFirst(4).first(where: {
        body[$0].word == "of" && body[$0 - 2].word == "the"
          && ["at", "to"].contains(body[$0 - 3].word)
      })
    else { return nil }
    let relations: [String: Relation] = [
      "end": .endsWith, "start": .startsWith, "beginning": .startsWith, "front": .startsWith,
    ]
    guard let relation = relations[body[of - 1].word] else { return nil }
    let place = phrase.nouns.name(in: body[(of + 1)...])
    return place.isEmpty
      ? nil : filled(place, with: body[..<(of - 3)], relation: relation, phrase)
  }

  /// Whether the words name something with entries or text: a marked name, or a noun for a list.
  private func receives(_ place: Tokens, _ phrase: StepPhrase) -> Bool {
    let name = phrase.nouns.trimmed(place)
    if phrase.nouns.markedRun(in: name)?.startIndex == name.startIndex { return true }
    return phrase.nouns.firstPhrase(of: name).last.map {
      phrase.lexicon.fieldNouns.contains($0) || ["list", "map", "address", "url"].contains($0.word)
    } ?? false
  }

  private func filled(
    _ target: Tokens, with value: Tokens, relation: Relation, _ phrase: StepPhrase
  ) -> StepReader.Result {
    let words = phrase.nouns.bare(value.prefix { !$0.isMark(",") && !$0.isMark(".") })
    let text = phrase.nouns.markedRun(in: words) ?? words
    return StepReader.Result(
      step: StepReading(action: .enter, target: target.text, value: text.text),
      claim: Claim(subject: target.text, relation: relation, object: [text.text]), focus: target)
  }
}
