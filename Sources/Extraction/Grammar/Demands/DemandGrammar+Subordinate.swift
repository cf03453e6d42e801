import Policy

/// Verbs that demand nothing because of where they stand: in relative clauses, in what somebody says.
extension DemandGrammar {
  /// Whether a token stands for somebody who says or thinks something.
  func speaks(_ token: Token?) -> Bool {
    guard let token else { return false }
    return lexicon.pronouns.matches([token], at: 0) || lexicon.outsiders.contains(token)
      || lexicon.bareVerbs.contains(token) || ["you", "to"].contains(token.word)
  }

  /// "It was demanded that …": what was said once is told, not demanded.
  func isReported(_ words: Tokens) -> Bool {
    guard let participle = words.last, words.count > 1, lexicon.isParticiple(participle.word) else {
      return false
    }
    return ["was", "were", "been"].contains(words[words.endIndex - 2].word)
  }

  /// Whether a verb belongs to a relative clause or to what somebody says.
  func isSubordinate(_ index: Int, in words: Tokens) -> Bool {
    guard index > words.startIndex else { return false }
    if index > conditionStart(in: words) { return true }
    let before = words[words.startIndex..<index]
    if let previous = before.last, lexicon.relatives.contains(previous), before.count > 1 {
      return true
    }
    if let first = before.first, lexicon.relatives.contains(first), before.count > 1,
      first.word != "that"
    {
      return true
    }
    if let first = before.first, first.isWord("nothing", "nobody", "none"),
      before.dropFirst().first?.word != "of"
    {
      return true
    }
    let asks =
      before.dropFirst().contains {
        $0.isWord("what", "how", "whether", "why") && !$0.isMarked
      }
      || before.indices.dropFirst().contains { place in
        before[place].word == "which" && lexicon.prepositions.contains(before[place - 1])
      }
    if asks { return true }
    if let that = before.lastIndex(where: { $0.word == "that" && !$0.isMarked }),
      that > before.startIndex,
      lexicon.bareVerbs.contains(before[that - 1]) || isReported(before[..<that])
    {
      return true
    }
    return before.indices.dropFirst().contains { index in
      !before[index].isMarked && lexicon.reportingVerbs.matches(before, at: index)
        && speaks(before[..<index].last { !lexicon.adverbs.contains($0) })
    }
  }
}
