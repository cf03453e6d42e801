/// A forced break at the end of a line is doubled or stands apart: the line ends all the same.
struct BreaksChanged: Transformation {
  /// What stands in the place of the break.
  let replacement: String
  var name: String { "breaks as `\(replacement)`" }

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.compactMap { line in
      let text = page.text(line.span)
      guard text.hasSuffix("\\\\"), !text.hasSuffix("\\\\\\\\"), text != "\\\\" else { return nil }
      return Edit(range: line.span.upperBound - 2..<line.span.upperBound, text: replacement)
    }
  }
}
