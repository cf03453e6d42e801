@testable import Extraction

/// A negation comes or goes: the demand turns into its opposite.
struct NegationChanged: Mutation {
  let name = "negation"

  private static let pairs = [
    ("must not", "must"), ("must be", "must not be"), ("should not", "should"),
    ("should be", "should not be"), ("has to be", "must not be"),
    ("is not supported", "is supported"),
    ("are not supported", "are supported"), ("does not work", "works"), ("do not work", "work"),
    ("must end", "must not end"), ("must begin", "must not begin"),
    ("must start", "must not start"),
    ("must contain", "must not contain"),
  ]

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard statement.kind == .constraint || statement.kind == .recommendation else { return [] }
    let found = Self.pairs.flatMap { page.exchanges($0.0, $0.1, in: statement.span) }
    return Array(found.sorted { $0.range.lowerBound < $1.range.lowerBound }.prefix(1))
  }
}
