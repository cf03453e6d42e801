import Policy

@testable import Extraction

/// `and` becomes `or` between demanded values, and the other way: one of them is enough, or all are
/// needed.
struct JoinChanged: Mutation {
  let name = "and and or"

  /// The relations that say by themselves neither "any" nor "all"; "not over A or B" forbids both.
  private static let relations: Set<Relation> = [
    .startsWith, .endsWith, .contains, .equals, .sameAs, .requires,
  ]

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard let claim = statement.claim, claim.object.count > 1, let last = claim.object.last,
      statement.kind != .step, !claim.isNegated, Self.relations.contains(claim.relation),
      !claim.object.contains(where: { $0.contains("like ") })
    else { return [] }
    return [("and", "or"), ("or", "and")].flatMap { old, new in
      page.exchanges(old, new, in: statement.span).filter { edit in
        let rest = page.text(edit.range.upperBound..<statement.span.upperBound)
        let start = rest.drop { !$0.isLetter && !$0.isNumber && $0 != "/" && $0 != "." }
        return start.lowercased().hasPrefix(last.prefix(4).lowercased())
      }
    }
  }
}
