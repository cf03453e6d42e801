/// A line with nothing but a forced break becomes an empty one: both are a blank line to the reader.
struct BlankLines: Transformation {
  let name = "blank breaks as blank lines"

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.filter { page.text($0.span) == "\\\\" }.map { Edit(range: $0.span, text: "") }
  }
}
