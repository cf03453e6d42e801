import Policy

/// "Support for X has ended": what is no longer taken.
///
/// Examples:
/// - "Support for paper charts has ended."
///   → constraint must_not: {paper charts not_supported}
/// - "Support for paper charts was dropped in release 4."
///   → constraint must_not: {paper charts not_supported}
struct EndedSupportDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed().drop { $0.word == "the" && !$0.isMarked }
    if let unsupported = absent(body, grammar) { return unsupported }
    guard body.prefix(2).map(\.word) == ["support", "for"],
      let verb = body.firstIndex(where: {
        ["has", "was", "is", "ends", "ended"].contains($0.word) && !$0.isMarked
      }),
      body[verb...].prefix(3).contains(where: {
        ["ended", "ends", "dropped", "removed", "discontinued", "deprecated", "gone"]
          .contains($0.word)
      })
    else { return nil }
    let subject = grammar.nouns.trimmed(body[..<verb].dropFirst(2))
    guard !subject.isEmpty else { return nil }
    return Demand(
      .mustNot, Claim(subject: subject.text, relation: .notSupported), subject: subject)
  }

  /// "There is no support for X".
  private func absent(_ words: Tokens, _ grammar: DemandGrammar) -> Demand? {
    let start = words.startIndex
    let length =
      switch words.first?.word {
      case "there": words.dropFirst().first?.word == "is" ? 2 : 0
      case "there's": 1
      default: 0
      }
    guard length > 0,
      words[(start + length)...].starts(with: ["no", "support", "for"], by: { $0.word == $1 })
    else { return nil }
    let preposition = start + length + 2
    let subject = grammar.nouns.trimmed(
      words[(preposition + 1)...].prefix { !$0.isMark(",") })
    return subject.isEmpty
      ? nil
      : Demand(.mustNot, Claim(subject: subject.text, relation: .notSupported), subject: subject)
  }
}
