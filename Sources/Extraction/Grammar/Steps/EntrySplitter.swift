/// Splits the object of "enter X in the Y field" or "set Y to X" into value and field.
struct EntrySplitter {
  let lexicon: Lexicon

  /// The value and, where the words name one, the field.
  func split(_ words: Tokens, isSetting: Bool) -> (value: Tokens, field: Tokens?) {
    if isSetting,
      let to = words.firstOutsideBrackets(where: { ["to", "as"].contains($0.word) && !$0.isMarked })
    {
      return (cut(words[(to + 1)...]), words[..<to])
    }
    if let preposition = words.firstOutsideBrackets(
      from: words.startIndex + (words.isEmpty ? 0 : 1),
      where: { ["in", "into", "to", "for", "as"].contains($0.word) && !$0.isMarked })
    {
      let left = words[..<preposition]
      let right = cut(words[(preposition + 1)...])
      let isRole = words[preposition].word == "as"
      if isField(right) || isRole { return (left, right) }
    }
    return (cut(words), nil)
  }

  /// Whether the words name a field: marked, or with a noun for a control at the end.
  private func isField(_ words: Tokens) -> Bool {
    if words.contains(where: { $0.isMarked && $0.isWordLike }) { return true }
    guard let last = words.trimmed().last else { return false }
    return lexicon.controls.contains(last) || lexicon.places.contains(last)
  }

  private func cut(_ words: Tokens) -> Tokens {
    guard
      let end = words.firstOutsideBrackets(where: {
        $0.isMark(",") || $0.isMark(".") || $0.isMark(";")
          || (["if", "when", "and"].contains($0.word) && !$0.isMarked)
      })
    else { return words.trimmed() }
    return words[..<end].trimmed()
  }
}
