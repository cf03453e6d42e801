import Policy

/// Rules that would hold more often than their sentence says.
extension RuleMaker {
  /// What the sentence says of when its demand holds, beyond what is read; a demand on something that
  /// the sentence cannot mean is restricted, too.
  func unread(
    in statement: Statement, _ demand: BoundClaim, _ scope: Scope
  ) -> UnreadConditions.Finding {
    if disagreesInNumber(statement) { return .restriction }
    return UnreadConditions(phrases: claims.phrases)
      .find(in: statement, bound: demand, scope: scope.conjuncts)
  }

  /// "It" cannot stand for "Boats moved to …": a title in the plural is not what is meant.
  private func disagreesInNumber(_ statement: Statement) -> Bool {
    guard let subject = statement.claim?.subject,
      statement.conditions.contains(where: { $0.isTitle && $0.text == subject }),
      statement.text.lowercased().split(separator: " ").first == "it"
    else { return false }
    let words = WordSequence.of(subject)
    guard let participle = words.firstIndex(where: { $0.text.hasSuffix("ed") }), participle > 0
    else { return false }
    let noun = words[participle - 1]
    return noun.text != noun.stem && noun.text.hasSuffix("s")
  }
}
