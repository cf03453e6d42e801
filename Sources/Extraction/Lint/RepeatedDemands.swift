import Policy

/// A demand that says again, in a narrower scope, what is demanded already: one of the two is
/// forgotten at the next change.
///
/// ```wiki
/// !!Agents
/// The __Realm__ must be longer than 3 characters.\\
/// If the agent is idle, the __Realm__ must be longer than 3 characters.\\
/// ```
/// Found on line 3.
///
/// ```wiki
/// If SMTP is used, Security Defaults must be disabled.\\
/// If IMAP is used, Security Defaults must be disabled.\\
/// ```
/// Found nowhere.
enum RepeatedDemands {
  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    let constraints = page.demands.filter { $0.constraint != nil }
    return constraints.enumerated().compactMap { place, demand in
      let others = constraints[..<place] + constraints[(place + 1)...]
      guard let wider = others.first(where: { isCovered(demand, by: $0) }) else { return nil }
      return MeaningFinding(
        rule: .repeatedDemand,
        message: "\(demand.statement.text.quotedExcerpt) repeats in a narrower scope what line "
          + "\(wider.statement.line) demands",
        help: "say it once", span: demand.statement.span)
    }
  }

  private static func isCovered(
    _ demand: CompiledPage.Demand, by other: CompiledPage.Demand
  ) -> Bool {
    guard let own = demand.constraint, let wide = other.constraint, own.level <= wide.level,
      !own.scopeIsPartial, !wide.scopeIsPartial
    else { return false }
    if let require = own.require {
      guard let wideRequire = wide.require, same(require, wideRequire) else { return false }
      return isNarrower(demand.when, than: other.when)
    }
    guard wide.require == nil, let claim = own.claim, let wideClaim = wide.claim,
      key(claim) == key(wideClaim), claim.relation != .present || !claim.object.isEmpty
    else { return false }
    let narrow = Set(demand.statement.conditions.map(Scope.init))
    let broad = Set(other.statement.conditions.map(Scope.init))
    return broad.isStrictSubset(of: narrow)
  }

  private static func same(_ left: RuleExpression, _ right: RuleExpression) -> Bool {
    guard let left = try? CanonicalExpression(left.text),
      let right = try? CanonicalExpression(right.text)
    else { return false }
    return left == right
  }

  private static func isNarrower(_ own: [RuleExpression], than wide: [RuleExpression]) -> Bool {
    let narrow = Set(own.compactMap { try? CanonicalExpression($0.text) }.flatMap(\.conjuncts))
    let broad = Set(wide.compactMap { try? CanonicalExpression($0.text) }.flatMap(\.conjuncts))
    return broad.isStrictSubset(of: narrow)
  }

  private static func key(_ claim: Claim) -> [String] {
    let subject = WordSequence.key(claim.subject)
    // Without a subject of its own a claim is about whatever stands in front of it.
    guard !subject.isEmpty, !BindingLexicon.pronouns.contains(subject) else {
      return [claim.subject, "\(claim)"]
    }
    return [subject, claim.relation.rawValue, "\(claim.isNegated)"]
      + claim.object.map(WordSequence.key)
  }

  /// A condition without what tells only how the page expresses it.
  private struct Scope: Hashable {
    var words: String
    var isNegated: Bool

    init(_ condition: Condition) {
      words = WordSequence.key(condition.text)
      isNegated = condition.isNegated
    }
  }
}
