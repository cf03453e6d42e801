import Policy

/// "Sign in with X", "Log on to Y as X": the account, and the place where one signs in.
struct SignInStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    var place: Tokens?
    var account: Tokens?
    for (opener, words) in parts(of: phrase) {
      if Self.places.contains(opener) {
        place = place ?? words
      } else {
        account = account ?? words
      }
    }
    return StepReader.Result(
      step: StepReading(
        action: .signIn, target: place?.text, value: account?.text, url: phrase.url))
  }

  private static let accounts: Set<String> = ["with", "as", "using"]
  private static let places: Set<String> = ["to", "into", "on", "at"]

  /// The phrases behind the verb, each with the preposition that opens it.
  private func parts(of phrase: StepPhrase) -> [(opener: String, words: Tokens)] {
    let body = phrase.body.drop { ["there", "again", "back"].contains($0.word) && !$0.isMarked }
      .prefix { !$0.isMark(",") && !$0.isMark(".") && !$0.isMark(":") && $0.link == nil }
    var parts: [(opener: String, words: Tokens)] = []
    var start = body.startIndex
    // "log on to" is one verb: what follows it is the place.
    var opener = phrase.verbEnd
    func close(at end: Int) {
      let words = phrase.nouns.trimmed(
        body[start..<end].filter { !$0.isOpening && !$0.isClosing }[...])
      if !words.isEmpty { parts.append((opener, words)) }
    }
    for index in body.indices where !body[index].isMarked {
      let word = body[index].word
      guard Self.accounts.contains(word) || Self.places.contains(word) else { continue }
      close(at: index)
      opener = word
      start = index + 1
    }
    close(at: body.endIndex)
    return parts
  }
}
