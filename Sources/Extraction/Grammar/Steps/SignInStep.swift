import Policy

/// "Sign in with X", "Log on to X": the account, or the place where one signs in.
struct SignInStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let body = phrase.body
    let leads: Set<String> = ["with", "as", "using", "to", "into", "on", "at", "there", "again"]
    let rest = body.drop { leads.contains($0.word) && !$0.isMarked }
    let words = phrase.nouns.trimmed(
      rest.prefix { !$0.isMark(",") && !$0.isMark(".") && !$0.isMark(":") && $0.link == nil })
    let isPlace =
      ["to", "into", "on", "at"].contains(body.first?.word ?? "") || phrase.verb == "log into"
    if isPlace {
      let with = words.firstIndex { ["with", "as", "using"].contains($0.word) && !$0.isMarked }
      let target = words[..<(with ?? words.endIndex)].trimmed()
      let value = with.map { phrase.nouns.bare(words[($0 + 1)...]) }
      return StepReader.Result(
        step: StepReading(action: .signIn, target: target.text, value: value?.text, url: phrase.url)
      )
    }
    return StepReader.Result(
      step: StepReading(action: .signIn, value: words.isEmpty ? nil : words.text, url: phrase.url))
  }
}
