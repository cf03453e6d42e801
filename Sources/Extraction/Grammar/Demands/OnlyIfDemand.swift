import Policy

/// "X can be used only if Y is on", "X works only when Y exists": what must hold when X is used.
struct OnlyIfDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    guard let only = opener(in: words), only > words.startIndex else { return nil }
    let before = words[..<only]
    let condition = words[(only + 2)...].trimmed()
    guard
      let verb = condition.firstIndex(where: {
        ["is", "are", "has", "have"].contains($0.word) && !$0.isMarked
      }),
      let state = state(of: condition, verb: verb, grammar, topic)
    else { return nil }
    let use = used(in: before, grammar, topic)
    return Demand(
      state.isNegated ? .mustNot : .must, state.claim,
      conditions: use.isEmpty ? [] : [Condition("\(use.text) is used", form: .use)],
      subject: state.subject)
  }

  private func opener(in words: Tokens) -> Int? {
    words.indices.dropLast(2).first { index in
      words[index].word == "only"
        && ["if", "when", "where", "once"].contains(words[index + 1].word)
    }
  }

  private struct State {
    var claim: Claim
    var subject: Tokens
    var isNegated: Bool
  }

  private func state(
    of condition: Tokens, verb: Int, _ grammar: DemandGrammar, _ topic: Topic
  ) -> State? {
    let isHaving = ["has", "have"].contains(condition[verb].word)
    let infinitive = grammar.infinitive(isHaving ? "have" : "be", for: condition[verb])
    let phrase = [infinitive] + condition[(verb + 1)...]
    guard let predicate = grammar.predicates.predicate(in: phrase[...]) else { return nil }
    let subject = predicate.subject ?? grammar.subject(condition[..<verb], topic)
    return State(
      claim: Claim(
        subject: subject.text, relation: predicate.relation, object: predicate.object,
        isNegated: predicate.isNegated),
      subject: subject, isNegated: predicate.isNegated)
  }

  /// What is used: the object of "can use X", else the subject.
  private func used(in words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Tokens {
    if let use = words.firstIndex(where: { $0.word == "use" && !$0.isMarked }),
      use + 1 < words.endIndex
    {
      return grammar.nouns.trimmed(words[(use + 1)...])
    }
    let end =
      words.firstIndex { grammar.lexicon.finiteVerbs.contains($0) && !$0.isMarked }
      ?? words.endIndex
    return grammar.subject(words[..<end], topic)
  }
}
