import Policy

/// Two values for one thing in one scope: no value can be both.
///
/// ```wiki
/// The __Return path__ must end with __in_box/__.\\
/// Click on __Save__.\\
/// The __Return path__ must end with __out_box/__.\\
/// ```
/// Found on line 3.
///
/// ```wiki
/// If the agent is idle, the __Return path__ must end with __in_box/__.\\
/// If the agent is busy, the __Return path__ must end with __out_box/__.\\
/// The __Start path__ must begin with __/srv/__. The __Start path__ must end with __/x/__.\\
/// ```
/// Found nowhere.
///
/// ```wiki
/// !!Reports
/// The URL must begin with __https:__.\\
/// !!Copies
/// The URL must begin with __ftp:__.\\
/// ```
/// Found nowhere.
///
/// ```wiki
/// !!Redirect
/// The Redirect URL has to end with __first_api/__.\\
/// !!Later
/// The Redirect URI has to end with __second_api/__.\\
/// ```
/// Found on line 4.
enum ContradictingValues {
  private static let relations: Set<Relation> = [.equals, .startsWith, .endsWith]

  /// What a value is demanded of, and when.
  private struct Key: Hashable {
    var thing: String
    var relation: Relation
    var scope: [String]
  }

  static func findings(in page: CompiledPage) -> [MeaningFinding] {
    var first: [Key: (values: Set<String>, demand: CompiledPage.Demand)] = [:]
    return page.demands.compactMap { demand in
      guard let (key, values) = value(of: demand) else { return nil }
      guard let known = first[key] else {
        first[key] = (values, demand)
        return nil
      }
      guard known.values.isDisjoint(with: values) else { return nil }
      let claim = demand.constraint?.claim
      let value = claim?.object.joined(separator: ", ") ?? ""
      let other = known.demand.constraint?.claim?.object.joined(separator: ", ") ?? ""
      return MeaningFinding(
        rule: .contradictingValues,
        message: "\((claim?.subject ?? "this").quotedExcerpt) has the value \(value.quotedExcerpt) "
          + "here and \(other.quotedExcerpt) on line \(known.demand.statement.line)",
        help: "keep one of them, or say when each of them holds", span: demand.statement.span)
    }
  }

  private static func value(of demand: CompiledPage.Demand) -> (Key, Set<String>)? {
    guard let constraint = demand.constraint, let claim = constraint.claim, !claim.isNegated,
      relations.contains(claim.relation), claim.object.count == 1, let value = claim.object.first,
      claim.relation != .equals || isValue(value)
    else { return nil }
    let subject = WordSequence.key(claim.subject)
    guard let require = constraint.require else {
      // A single word means different things in different sections; a name does not.
      let isName = subject.contains(" ")
      let scope = demand.statement.conditions.filter { !isName || $0.form != .heading }
        .map { WordSequence.key($0.text) }
      guard !subject.isEmpty else { return nil }
      return (Key(thing: subject, relation: claim.relation, scope: scope.sorted()), [value])
    }
    guard let rule = try? CanonicalExpression(require.text), rule.conjuncts.count == 1 else {
      return nil
    }
    // An identifier begins with the attribute, so that synonyms meet.
    let thing = String(constraint.id.rawValue.prefix { $0 != "/" })
    return (
      Key(thing: thing, relation: claim.relation, scope: demand.when.map(\.text)), [value]
    )
  }

  /// A value with a figure or a mark in it; "ready" and "licensed" do not exclude each other.
  private static func isValue(_ text: String) -> Bool {
    !text.contains(" ")
      && text.utf8.contains { (48...57).contains($0) || "/._:@".utf8.contains($0) }
  }
}
