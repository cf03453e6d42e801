/// Dashes between words change their length: typewriters and typesetters differ.
struct DashesChanged: Transformation {
  let name = "dashes"

  func edits(in page: SourcePage) -> [Edit] {
    page.places(of: " – ").map { Edit(range: $0, text: " — ") }
      + page.places(of: " — ").map { Edit(range: $0, text: " – ") }
  }
}
