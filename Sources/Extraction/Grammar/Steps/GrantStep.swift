import Policy

/// "Grant X and Y to Z", "Give Z the right X": who receives what.
struct GrantStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    guard let to = body.lastIndex(where: { $0.word == "to" && !$0.isMarked }) else {
      let name = phrase.nouns.name(in: phrase.resolved)
      return StepReader.Result(step: StepReading(action: .grant, target: name.text), focus: name)
    }
    let receiver = phrase.nouns.trimmed(phrase.nouns.firstPhrase(of: body[(to + 1)...]))
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
}
