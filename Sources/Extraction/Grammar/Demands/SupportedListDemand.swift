import Policy

/// "The following formats are supported: A and B": what X is limited to.
///
/// Examples:
/// - "The following formats are supported: PEM and DER."
///   → constraint must: {formats supported PEM | DER}
struct SupportedListDemand: DemandRule {
  func read(_ words: Tokens, _ grammar: DemandGrammar, _ topic: Topic) -> Demand? {
    let body = words.trimmed().drop { $0.word == "the" && !$0.isMarked }
    guard body.first?.word == "following",
      let verb = body.prefix(8).firstIndex(where: {
        ["is", "are", "can", "may"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    let rest = body[verb...]
    guard
      let state = rest.prefix(3).lastIndex(where: {
        grammar.lexicon.permissions.contains($0) || $0.word == "possible"
      })
    else { return nil }
    let subject = grammar.nouns.trimmed(body[..<verb].dropFirst())
    guard !subject.isEmpty else { return nil }
    let list = rest[(state + 1)...].drop { $0.isMark(":") }
    let members = grammar.nouns.members(of: list.prefix { !$0.isMark(".") })
    let objects = members.map { $0.prefix { !$0.isOpening }.trimmed().text }.filter { !$0.isEmpty }
    return Demand(
      .must, Claim(subject: subject.text, relation: .supported, object: objects), subject: subject)
  }
}
