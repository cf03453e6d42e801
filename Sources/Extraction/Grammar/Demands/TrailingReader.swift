import Policy

/// Takes conditions and consequences off the end of a clause.
struct TrailingReader {
  let lexicon: Lexicon

  /// The clause without the consequence that it names (", otherwise …", ", because …").
  func consequence(of words: Tokens) -> (main: Tokens, consequence: Tokens?) {
    for index in words.indices.dropFirst()
    where words[index].isMark(",") || words[index].isMark(";") {
      let next = index + 1
      guard next < words.endIndex else { continue }
      if isConsequence(words, at: next) {
        return (words[..<index], words[next...].trimmed())
      }
    }
    for index in words.indices.dropFirst(3) {
      if words[index].isWord("because", "otherwise", "since")
        || isThreat(words, at: index)
      {
        return (words[..<index], words[index...].trimmed())
      }
    }
    return (words, nil)
  }

  /// "… or the code expires": "or" without a comma in front of a clause that tells what happens.
  private func isThreat(_ words: Tokens, at index: Int) -> Bool {
    guard words[index].word == "or", !words[index].isMarked, index + 3 < words.endIndex else {
      return false
    }
    let rest = words[(index + 1)...]
    guard let first = rest.first,
      ["the", "it", "they", "you", "nobody", "nothing"].contains(first.word)
    else { return false }
    return rest.prefix(5).dropFirst().contains {
      ["will", "won't", "becomes", "become", "fails", "fail", "expires", "gets", "stops"]
        .contains($0.word)
    }
  }

  private func isConsequence(_ words: Tokens, at index: Int) -> Bool {
    guard lexicon.consequences.matches(words, at: index) else { return false }
    let word = words[index].word
    guard word == "or" || word == "as" else { return true }
    let rest = words[(index + 1)...]
    if word == "as", rest.first?.word == "well" { return false }
    if word == "or", let first = rest.first,
      lexicon.articles.contains(first) || lexicon.pronouns.matches(rest, at: rest.startIndex),
      !words[..<(index - 1)].contains(where: { $0.isMark(",") }), rest.trimmed().count >= 4
    {
      return true
    }
    return rest.prefix(8).contains { lexicon.finiteVerbs.contains($0) }
  }

  /// The clause without the conditions at its end, and these.
  func conditions(
    of words: Tokens, from start: Int, temporal: Bool = true
  ) -> (main: Tokens, conditions: [Condition]) {
    guard start < words.endIndex else { return (words, []) }
    let whole = words
    let words = withoutContrast(words)
    for index in words.indices where index >= start && index > words.startIndex {
      guard let opener = lexicon.conditions.match(words, at: index), !words[index].isMarked else {
        continue
      }
      let body = words[(index + opener.length)...].trimmed()
      guard !body.isEmpty, !countsTimes(index, in: words) else { continue }
      // "even if it rains" takes nothing away from the demand.
      if words[index].word == "even" { return (words[..<index], []) }
      let condition: Condition
      switch opener.value {
      case .clause where words[index].word != "where" && !isContrast(index, in: words):
        condition = Condition(body.text, form: .clause)
      case .phrase where words[index].word == "during":
        condition = Condition(body.text, form: .clause)
      case .negated: condition = Condition(body.text, form: .clause, isNegated: true)
      case .temporal where temporal:
        condition = Condition(words[index...].trimmed().text, form: .clause, isTemporal: true)
      default: continue
      }
      return (words[..<index], [condition])
    }
    return (whole, [])
  }

  /// ", while others do not": "while" behind a comma compares, and says nothing about when.
  private func isContrast(_ index: Int, in words: Tokens) -> Bool {
    words[index].word == "while" && (index == words.startIndex || words[index - 1].isMark(","))
  }

  /// "while it runs, but …": what comes behind "but" is no part of the condition.
  private func withoutContrast(_ words: Tokens) -> Tokens {
    guard
      let but = words.indices.first(where: {
        words[$0].word == "but" && !words[$0].isMarked && $0 > words.startIndex
          && words[$0 - 1].isMark(",")
      })
    else { return words }
    return words[..<(but - 1)]
  }

  /// "once" in "only once" and "at least once" counts and opens nothing.
  private func countsTimes(_ index: Int, in words: Tokens) -> Bool {
    guard words[index].word == "once" else { return false }
    let isAlone = index + 1 == words.endIndex || words[index + 1].kind == .punctuation
    return isAlone || ["only", "least", "than", "not"].contains(words[index - 1].word)
  }

  /// A trailing "for …", "on …" that limits the whole demand, behind a state word.
  func scope(of words: Tokens) -> (main: Tokens, conditions: [Condition]) {
    for index in words.indices.dropFirst() {
      guard let opener = lexicon.conditions.match(words, at: index), opener.value == .phrase,
        !words[index].isMarked
      else { continue }
      let body = words[(index + opener.length)...].trimmed()
      guard !body.isEmpty else { continue }
      return (words[..<index], [Condition(body.text, form: .clause)])
    }
    return (words, [])
  }
}
