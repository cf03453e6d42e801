/// Reads ways through a user interface: `A > B > C`, "A, then B", "Preferences, Cluster tab".
///
/// Examples:
/// - "Navigate to: __Realm > Keys > Signing__"
///   → step navigate: @ Realm > Keys > Signing Signing
/// - "Open Realm > All keys and click __Add__."
///   → step navigate: @ Realm > All keys All keys
///   → step click: Add
/// - "Open __Realm -> Keys__."
///   → step navigate: @ Realm > Keys Keys
struct PathReader {
  let lexicon: Lexicon

  /// The places of a path in the words, outermost first; one place or none where there is no path.
  func path(in words: Tokens) -> [String] {
    if let first = words.firstIndex(where: { $0.kind == .separator }) {
      return separated(words, around: first)
    }
    return slashed(words) ?? listed(words)
  }

  /// "__Harbour / Piers__": places in one marked name with spaced slashes between them.
  private func slashed(_ words: Tokens) -> [String]? {
    guard let run = NounPhraseReader(lexicon: lexicon).markedRun(in: words),
      run.contains(where: { $0.isMark("/") && $0.hasSpaceBefore })
    else { return nil }
    let parts = run.split { $0.isMark("/") }
    guard parts.count > 1, parts.allSatisfy({ $0.first?.isCapitalised ?? false }) else {
      return nil
    }
    return parts.map { $0.trimmed().text }
  }

  /// The places that a leading "In the X section" names.
  func place(_ words: Tokens) -> [String] {
    let found = path(in: words)
    if found.count > 1 { return found }
    let name = withoutLeadingNoun(clean(withoutSide(words)))
    if name.count == 1, let noun = name.first, lexicon.places.contains(noun), !noun.isMarked,
      !noun.isCapitalised
    {
      return []
    }
    return [name.text].filter { !$0.isEmpty }
  }

  /// "the tree on the left": the place without the side of the screen that it is on.
  private func withoutSide(_ words: Tokens) -> Tokens {
    let body = words.trimmed()
    guard let side = body.last, ["left", "right", "top", "bottom"].contains(side.word),
      !side.isMarked, body.count > 3
    else { return words }
    let opener = body.endIndex - 3
    guard ["on", "at", "to"].contains(body[opener].word), body[opener + 1].word == "the" else {
      return words
    }
    return body[..<opener]
  }

  private func separated(_ words: Tokens, around separator: Int) -> [String] {
    var start = words.startIndex
    if let colon = words[..<separator].lastIndex(where: { $0.isMark(":") }) { start = colon + 1 }
    let marked = words[start..<separator].last { $0.isWordLike }
    if let run = marked?.run, run != 0 {
      while start < separator, words[start].run != run { start += 1 }
    }
    var parts: [String] = []
    var from = start
    for index in start..<words.endIndex {
      let token = words[index]
      if token.kind == .separator {
        let part = words[from..<index]
        parts.append(
          clean(from > start ? part : withoutKind(part), isInside: from > start).text)
        from = index + 1
      } else if isEnd(token, words: words, at: index, run: marked?.run ?? 0) {
        parts.append(clean(words[from..<index], isInside: from > start).text)
        return parts.filter { !$0.isEmpty }
      }
    }
    parts.append(clean(words[from...], isInside: from > start).text)
    return parts.filter { !$0.isEmpty }
  }

  private func isEnd(_ token: Token, words: Tokens, at index: Int, run: Int) -> Bool {
    if token.isMark(",") || token.isMark(".") || token.isMark(";") || token.isOpening {
      return true
    }
    guard index > words.startIndex else { return false }
    if token.link != nil && words[index - 1].link == nil { return true }
    if ["and", "then", "to", "in", "for"].contains(token.word) && !token.isMarked { return true }
    return run != 0 && token.isWordLike && token.run != run && words[index - 1].run == run
  }

  /// "Preferences, Cluster tab, Sessions": short capitalised names between commas.
  private func listed(_ words: Tokens) -> [String] {
    var parts: [Tokens] = []
    var from = words.startIndex
    for index in words.indices where words[index].isMark(",") {
      parts.append(words[from..<index])
      from = index + 1
    }
    parts.append(words[from...])
    guard parts.count > 1 else { return [] }
    let names = parts.filter { $0.contains(where: \.isWordLike) }
      .map { clean($0.drop { ["then", "and"].contains($0.word) }) }
    guard names.count > 1 else { return [] }
    let areNames = names.allSatisfy { name in
      name.count <= 4 && (name.first?.isCapitalised ?? false)
    }
    return areNames ? names.map(\.text) : []
  }

  /// "the menu Piers > New": the first place without the noun in front of its name.
  private func withoutKind(_ words: Tokens) -> Tokens {
    let name = NounPhraseReader(lexicon: lexicon).trimmed(words)
    guard let noun = name.first, name.count > 1, !noun.isMarked, !noun.isCapitalised,
      lexicon.places.contains(noun), name.dropFirst().first?.isCapitalised ?? false
    else { return words }
    return name.dropFirst()
  }

  /// "the page __Keys__": the name behind the noun.
  func withoutLeadingNoun(_ words: Tokens) -> Tokens {
    guard let noun = words.first, words.count > 1, !noun.isMarked,
      lexicon.places.contains(noun) || lexicon.controls.contains(noun),
      words.dropFirst().allSatisfy(\.isMarked)
        || !noun.isCapitalised && words[words.startIndex + 1].isCapitalised
    else { return words }
    return words.dropFirst()
  }

  /// The name of a place; inside of a path a capitalised article begins it ("All users").
  private func clean(_ words: Tokens, isInside: Bool = false) -> Tokens {
    let isWhole = isInside && words.trimmed().first?.isCapitalised ?? false
    var result = isWhole ? words.trimmed() : NounPhraseReader(lexicon: lexicon).trimmed(words)
    while result.count > 1, let last = result.last, lexicon.places.contains(last),
      !last.isMarked || result.first?.run != last.run,
      !last.isCapitalised || lexicon.controls.contains(last)
    {
      result = result.dropLast().trimmed()
    }
    return result
  }
}
