@testable import Extraction

/// One line of the list under a demand goes: one value less is demanded.
struct MemberDropped: Mutation {
  let name = "member dropped"

  func edits(of statement: Statement, in page: SourcePage) -> [Edit] {
    guard statement.reason == "list_member",
      let line = page.lines.first(where: { $0.span.contains(statement.span.lowerBound) })
    else { return [] }
    // The break or bullet that would stay behind would be a blank line in the list.
    let end =
      page.bytes.indices.contains(line.span.upperBound)
      ? line.span.upperBound + 1 : line.span.upperBound
    return [Edit(range: line.span.lowerBound..<end, text: "")]
  }
}
