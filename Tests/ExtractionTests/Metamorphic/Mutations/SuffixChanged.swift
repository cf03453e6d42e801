import Policy

@testable import Extraction

/// The text that a value has to begin with, end with or contain becomes another one.
struct SuffixChanged: Mutation {
  let name = "suffix"

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard let claim = statement.claim,
      [.startsWith, .endsWith, .contains, .equals].contains(claim.relation)
    else { return [] }
    let literals = claim.object.filter { $0.contains { "/._-:".contains($0) } && !$0.contains(" ") }
    return literals.compactMap { literal in
      guard let place = page.places(of: literal, in: statement.span).first else { return nil }
      let first = literal.first.map(String.init) ?? ""
      let isMark = !(literal.first?.isLetter ?? false)
      return Edit(range: place, text: isMark ? "\(first)zz\(literal.dropFirst())" : "zz" + literal)
    }
  }
}
