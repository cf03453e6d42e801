import Policy

@testable import Extraction

/// The condition in front of a demand goes, so that it always holds.
struct ConditionDropped: Mutation {
  let name = "condition dropped"

  private static let conjunctions = ["If ", "When ", "Unless "]

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    let text = page.text(statement.span)
    guard statement.kind != .step, let claim = statement.claim, !claim.subject.isEmpty,
      Self.conjunctions.contains(where: text.hasPrefix),
      statement.conditions.contains(where: { $0.form == .clause && !$0.isTemporal }),
      let comma = page.places(of: ", ", in: statement.span).first
    else { return [] }
    // A clause that names what the demand is about cannot go without it.
    let clause = page.text(statement.span.lowerBound..<comma.upperBound)
    guard !clause.lowercased().contains(claim.subject.lowercased()) else { return [] }
    let next = page.text(comma.upperBound..<statement.span.upperBound).prefix(1).uppercased()
    return [
      Edit(range: statement.span.lowerBound..<comma.upperBound + next.utf8.count, text: next)
    ]
  }
}
