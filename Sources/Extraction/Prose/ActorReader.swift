import Policy

/// Reads who carries out the steps of a section ("This part is done by a harbour administrator").
struct ActorReader {
  let lexicon: Lexicon

  /// The actor that a sentence names for the steps around it; nil where it names none.
  func actor(in words: Tokens) -> Actor? {
    let body = words.drop { !$0.isWordLike }.trimmed()
    guard let first = body.first, ["this", "these", "all", "the"].contains(first.word),
      body.prefix(5).contains(where: { lexicon.pageParts.contains($0) }),
      let by = body.firstIndex(where: { $0.word == "by" && !$0.isMarked }), by > body.startIndex,
      lexicon.doings.contains(body[by - 1])
    else { return nil }
    let name = NounPhraseReader(lexicon: lexicon).firstPhrase(of: body[(by + 1)...])
    return lexicon.actor(named: name.prefix { $0.word != "of" || $0.isMarked })
  }
}

extension Lexicon {
  /// Who a noun phrase names: its last words say so ("a harbour administrator").
  func actor(named words: Tokens) -> Actor? {
    for start in words.indices {
      if let match = self.actors.match(words, at: start), start + match.length == words.endIndex {
        return match.value
      }
    }
    return nil
  }
}
