import Policy

/// "Grant X and Y to Z", "Give Z the right X": who receives what.
///
/// Examples:
/// - "Give the user __ops__ the rights __read__ and __list__."
///   → step grant: ops = read and list {ops all_of read | list}
struct GrantStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    guard let to = body.lastIndex(where: { $0.word == "to" && !$0.isMarked }) else {
      if let given = given(body, phrase) { return given }
      let name = phrase.nouns.name(in: phrase.resolved)
      return StepReader.Result(step: StepReading(action: .grant, target: name.text), focus: name)
    }
    let receiver = phrase.nouns.trimmed(phrase.nouns.firstPhrase(of: body[(to + 1)...]))
    if phrase.verb == "assign", receiver.isEmpty { return PlainStep().read(phrase) }
    var value = phrase.nouns.trimmed(body[..<to])
    if let marked = phrase.nouns.markedRun(in: value),
      value.filter(\.isMarked).count == marked.count
    {
      value = marked
    }
    let members = phrase.nouns.members(of: phrase.nouns.trimmed(body[..<to])).map {
      phrase.nouns.name(in: $0).text
    }
    return StepReader.Result(
      step: StepReading(action: .grant, target: receiver.text, value: value.text),
      claim: Claim(
        subject: receiver.text, relation: members.count > 1 ? .allOf : .requires, object: members),
      focus: receiver)
  }

  /// "Give the user X the rights Y and Z": the receiver stands in front of what it gets.
  private func given(_ words: Tokens, _ phrase: StepPhrase) -> StepReader.Result? {
    guard
      let noun = words.indices.dropFirst().first(where: {
        phrase.lexicon.rights.contains(words[$0]) && !words[$0].isMarked
      })
    else { return nil }
    let isPronoun = phrase.lexicon.pronouns.matches(words, at: words.startIndex)
    let named = phrase.nouns.name(
      in: words[..<noun].filter { !phrase.lexicon.boundaries.contains($0) || $0.isMarked }[...])
    var receiver = isPronoun ? phrase.antecedent ?? named : named
    while receiver.count > 1, let last = receiver.last, phrase.lexicon.articles.contains(last),
      !last.isMarked
    {
      receiver = receiver.dropLast()
    }
    let rest = words[(noun + 1)...]
    let value = rest.prefix {
      $0.isMarked || $0.isMark(",") || ["and", "or"].contains($0.word)
    }
    let members = phrase.nouns.members(of: value).map(\.text)
    guard !receiver.isEmpty, !members.isEmpty else { return nil }
    return StepReader.Result(
      step: StepReading(action: .grant, target: receiver.text, value: value.trimmed().text),
      claim: Claim(
        subject: receiver.text, relation: members.count > 1 ? .allOf : .requires, object: members),
      focus: receiver)
  }
}
