@testable import Extraction

/// `must` becomes `should` and the other way: the demand binds more or less strongly.
struct LevelChanged: Mutation {
  let name = "must and should"

  private static let pairs = [
    ("must", "should"), ("should", "must"), ("has to", "should"), ("have to", "should"),
    ("needs to", "should"), ("need to", "should"),
  ]

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard statement.kind == .constraint || statement.kind == .recommendation else { return [] }
    let found = Self.pairs.flatMap { page.exchanges($0.0, $0.1, in: statement.span) }
    // A second modal verb stands in a reason or a condition.
    return Array(found.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(1))
  }
}
