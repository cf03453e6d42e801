/// A sign stands in front of an item or line: it sets severity, never meaning.
struct EmojiAdded: Transformation {
  let name = "emoji added"

  func edits(in page: SourcePage) -> [Edit] {
    let breaks = ["", "\\\\", "----"]
    return zip([nil] + page.lines, page.lines).compactMap { before, line in
      let text = page.text(line.span)
      let isItem = text.hasPrefix("• ") || text.hasPrefix("* ")
      let previous = before.map { page.text($0.span) } ?? ""
      // Elsewhere the sign would stand in mid-sentence.
      guard isItem || breaks.contains(previous) || previous.hasSuffix("\\\\") else { return nil }
      let place =
        line.span.lowerBound
        + (text.hasPrefix("• ") ? "• ".utf8.count : text.hasPrefix("* ") ? 2 : 0)
      let next = place < line.span.upperBound ? page.bytes[place] : 0
      guard (65...90).contains(next) else { return nil }
      return Edit(range: place..<place, text: "🔴 ")
    }
  }
}
