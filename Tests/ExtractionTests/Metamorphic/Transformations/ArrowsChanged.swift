/// The sign between the places of a path changes: each means "and there".
struct ArrowsChanged: Transformation {
  let new: String
  var name: String { "arrows as \(new)" }

  func edits(in page: SourcePage) -> [Edit] {
    [" > ", " -> ", " → "].filter { $0 != " \(new) " }.flatMap { old in
      page.places(of: old).map { Edit(range: $0, text: " \(new) ") }
    }
  }
}
