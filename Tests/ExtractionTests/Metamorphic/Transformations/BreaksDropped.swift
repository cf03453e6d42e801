/// A forced break goes where the next line begins an item, a heading or nothing: that line begins
/// anew without it.
struct BreaksDropped: Transformation {
  let name = "breaks dropped"

  func edits(in page: SourcePage) -> [Edit] {
    zip(page.lines, page.lines.dropFirst()).compactMap { line, next in
      let text = page.text(line.span)
      guard text.hasSuffix("\\\\"), text != "\\\\",
        next.span.lowerBound <= line.span.upperBound + 2,
        beginsAnew(page.text(next.span))
      else { return nil }
      return Edit(range: line.span.upperBound - 2..<line.span.upperBound, text: "")
    }
  }

  private func beginsAnew(_ text: String) -> Bool {
    ["• ", "* ", "# ", "!", "----"].contains { text.hasPrefix($0) } || text == "\\\\"
  }
}
