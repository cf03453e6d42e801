/// Splits a passage into sentences.
///
/// A sentence ends at `.`, `!` or `?` in front of what can begin one; dotted names and
/// abbreviations are single tokens and never end it. Authors also leave the mark out: a capitalised
/// imperative behind a marked name begins a sentence, and so does a warning sign.
///
/// Examples:
/// - "Open a.example.lan. Click __Save__."
///   → step navigate: a.example.lan
///   → step click: Save
struct SentenceSplitter {
  let lexicon: Lexicon

  /// The sentences of a passage, in order; together they hold all of its tokens.
  func sentences(of words: Tokens) -> [Tokens] {
    var result: [Tokens] = []
    var start = words.startIndex
    var depth = 0
    for index in words.indices.dropFirst() {
      depth = bracketDepth(behind: words[index - 1], depth)
      guard depth == 0, isBoundary(before: index, in: words, from: start) else { continue }
      result.append(words[start..<index])
      start = index
    }
    if start < words.endIndex { result.append(words[start...]) }
    return result
  }

  private func isBoundary(before index: Int, in words: Tokens, from start: Int) -> Bool {
    guard words[index].hasSpaceBefore else { return false }
    if endsSentence(words[start..<index]) {
      return canBegin(words[index])
        && RemarkReader(lexicon: lexicon).marker(at: index, in: words) == nil
    }
    if words[index].kind == .symbol, words[index - 1].kind != .symbol {
      return hasWords(words[start..<index])
    }
    guard words[index].isCapitalised, !words[index].isMarked else { return false }
    return words[index - 1].word == "etc."
      || isUnmarkedImperative(at: index, in: words, from: start)
  }

  /// Whether the words so far end with a closing mark, closing brackets and quotes aside.
  private func endsSentence(_ words: Tokens) -> Bool {
    for token in words.reversed() {
      if token.kind == .word { return false }
      if token.isClosing || token.text == "\"" || token.text == "'" { continue }
      guard token.kind == .punctuation, [".", "!", "?"].contains(token.text) else { return false }
      return hasWords(words)
    }
    return false
  }

  private func canBegin(_ token: Token) -> Bool {
    if token.kind == .word, let scalar = token.text.unicodeScalars.first {
      return !scalar.properties.isLowercase || token.isMarked
        || token.text.utf8.contains { (48...57).contains($0) || (65...90).contains($0) }
    }
    return true
  }

  private func isUnmarkedImperative(
    at index: Int, in words: Tokens, from start: Int
  ) -> Bool {
    guard words[index].link == nil else { return false }
    let previous = words[index - 1]
    guard previous.isBold || previous.link != nil || previous.isMark(")") else { return false }
    return lexicon.verbs.matches(words, at: index) && !isRemark(words[start..<index])
  }

  /// "(Optional)": a remark in front of what it is said of.
  private func isRemark(_ words: Tokens) -> Bool {
    guard let open = words.first(where: { $0.isWordLike || $0.isOpening }) else { return false }
    return open.isMark("(") && RemarkReader(lexicon: lexicon).marker(in: words) != nil
  }

  private func hasWords(_ words: Tokens) -> Bool {
    words.contains(where: \.isWordLike)
  }

  private func bracketDepth(behind token: Token, _ depth: Int) -> Int {
    token.isOpening ? depth + 1 : token.isClosing ? max(0, depth - 1) : depth
  }
}
