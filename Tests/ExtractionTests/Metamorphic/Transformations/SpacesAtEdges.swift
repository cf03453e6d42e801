/// Spaces at the end of lines and behind bullets come or go: nobody sees them.
struct SpacesAtEdges: Transformation {
  let name = "spaces at line ends and bullets"

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.flatMap { line -> [Edit] in
      let text = page.text(line.span)
      var edits = [Edit(range: line.span.upperBound..<line.span.upperBound, text: "  ")]
      if text.hasPrefix("• ") {
        let start = line.span.lowerBound + "•".utf8.count
        edits.append(Edit(range: start..<start + 1, text: ""))
      } else if text.hasPrefix("•") {
        let start = line.span.lowerBound + "•".utf8.count
        edits.append(Edit(range: start..<start, text: " "))
      }
      return edits
    }
  }
}
