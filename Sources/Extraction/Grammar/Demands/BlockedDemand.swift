import Policy

/// "X will not work if Y is enabled": the state that blocks X must not hold when X is used.
///
/// Examples:
/// - "Mirror jobs will not work if __Object Lock__ is enabled."
///   → constraint must_not: {Object Lock disabled} [Mirror jobs is used]
struct BlockedDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    for index in words.indices {
      guard let match = grammar.lexicon.unsupported.match(words, at: index), !words[index].isMarked,
        !grammar.isSubordinate(index, in: words)
      else { continue }
      let rest = words[(index + match.length)...]
      guard let opener = rest.indices.first(where: { isCondition(rest, at: $0, grammar) }) else {
        return nil
      }
      let condition = rest[(opener + 1)...].trimmed()
      guard let state = state(in: condition, grammar, topic) else { return nil }
      let subject = grammar.subject(words[..<index], topic)
      let isNegated = rest[opener].word == "unless"
      guard let relation = isNegated ? state.relation : state.relation.opposite else {
        return nil
      }
      return Demand(
        isNegated ? .must : .mustNot, Claim(subject: state.subject.text, relation: relation),
        conditions: [Condition("\(subject.text) is used", form: .use)],
        subject: state.subject)
    }
    return nil
  }

  private func isCondition(_ words: Tokens, at index: Int, _ grammar: DemandGrammar) -> Bool {
    ["if", "when", "while", "unless"].contains(words[index].word) && !words[index].isMarked
  }

  private struct State {
    var subject: Tokens
    var relation: Relation
  }

  private func state(in words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> State? {
    guard
      let verb = words.firstIndex(where: {
        ["is", "are", "isn't", "aren't"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    let after = words[(verb + 1)...]
    let isNegated = words[verb].word.hasSuffix("n't") || after.first?.word == "not"
    let body = after.first?.word == "not" ? after.dropFirst() : after
    guard let state = grammar.lexicon.states.match(body, at: body.startIndex) else { return nil }
    let relation = isNegated ? state.value.opposite : state.value
    guard let relation else { return nil }
    return State(subject: grammar.subject(words[..<verb], topic), relation: relation)
  }
}
