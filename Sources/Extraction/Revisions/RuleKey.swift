import Policy

/// A statement and all that decides which rule is made of it, wherever on the page it stands.
struct RuleKey: Hashable {
  let statement: Statement

  static func == (left: RuleKey, right: RuleKey) -> Bool {
    let (left, right) = (left.statement, right.statement)
    return left.text == right.text && left.kind == right.kind && left.wording == right.wording
      && left.claim == right.claim && left.step == right.step
      && left.conditions == right.conditions && left.rationale == right.rationale
      && left.actor == right.actor
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(statement.text)
    hasher.combine(statement.claim)
    hasher.combine(statement.conditions.count)
  }
}
