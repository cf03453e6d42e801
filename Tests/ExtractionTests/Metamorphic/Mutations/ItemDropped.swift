import Policy

@testable import Extraction

/// One of several demanded values goes.
struct ItemDropped: Mutation {
  let name = "list item dropped"

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard let claim = statement.claim, claim.object.count > 2, statement.kind != .step else {
      return []
    }
    return claim.object.dropFirst().dropLast().compactMap { member in
      let separated = [", ", "/"].flatMap { page.places(of: $0 + member, in: statement.span) }
      return separated.first.map { Edit(range: $0, text: "") }
    }
  }
}
