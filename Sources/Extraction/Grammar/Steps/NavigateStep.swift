import Policy

/// "Go to X", "Open A > B", "Open A, then B": the place to go to, the way there, the address.
struct NavigateStep: StepForm {
  func read(_ phrase: StepPhrase) -> StepReader.Result {
    let path = phrase.paths.path(in: phrase.body)
    if path.count > 1 {
      return StepReader.Result(
        step: StepReading(
          action: .navigate, target: path.last, path: phrase.placePath + path, url: phrase.url))
    }
    let target = target(of: phrase)
    let isInside = !phrase.placePath.isEmpty && target.contains(where: \.isMarked)
    return StepReader.Result(
      step: StepReading(
        action: .navigate, target: target.text,
        path: isInside ? phrase.placePath + [target.text] : [], url: phrase.url),
      focus: target)
  }

  /// The name of the place in front of a link, else the text of the link itself.
  private func target(of phrase: StepPhrase) -> Tokens {
    let body = phrase.resolved
    let beforeLink = phrase.nouns.trimmed(body.prefix { $0.link == nil && !$0.isMark(":") })
    let named = phrase.nouns.withoutControlNoun(
      phrase.nouns.name(in: withoutLead(beforeLink, phrase)))
    let isName = named.contains {
      $0.isWordLike && !phrase.lexicon.articles.contains($0)
    }
    if isName { return named }
    var link = body.drop { $0.link == nil }.prefix { $0.link != nil }
    while let last = link.last, phrase.lexicon.linkWords.contains(last), link.count > 1 {
      link = link.dropLast()
    }
    return link.isEmpty ? phrase.nouns.name(in: body) : link
  }

  /// "to the section X": the words behind a preposition that the verb leaves over.
  private func withoutLead(_ words: Tokens, _ phrase: StepPhrase) -> Tokens {
    words.drop { ["to", "into", "at", "up", "on", "in"].contains($0.word) && !$0.isMarked }
  }
}
