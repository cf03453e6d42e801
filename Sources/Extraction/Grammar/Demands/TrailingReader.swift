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
    for index in words.indices.dropFirst(3)
    where ["because", "otherwise", "since"].contains(words[index].word) {
      return (words[..<index], words[index...].trimmed())
    }
    return (words, nil)
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
    for index in words[start...].indices where index > words.startIndex {
      guard let opener = lexicon.conditions.match(words, at: index), !words[index].isMarked else {
        continue
      }
      let body = words[(index + opener.length)...].trimmed()
      guard !body.isEmpty else { continue }
      let condition: Condition
      switch opener.value {
      case .clause where words[index].word != "where" && words[index].word != "while":
        condition = Condition(body.text, form: .clause)
      case .negated: condition = Condition(body.text, form: .clause, isNegated: true)
      case .temporal where temporal:
        condition = Condition(body.text, form: .clause, isTemporal: true)
      default: continue
      }
      return (words[..<index], [condition])
    }
    return (words, [])
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
