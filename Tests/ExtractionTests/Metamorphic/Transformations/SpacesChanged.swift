/// Spaces between words are doubled or do not break: white space separates and says no more.
struct SpacesChanged: Transformation {
  /// What stands in the place of a space between two letters.
  let replacement: String
  let name: String

  func edits(in page: SourcePage) -> [Edit] {
    page.places(of: " ").filter { place in
      isLetter(page, place.lowerBound - 1) && isLetter(page, place.upperBound)
    }.map { Edit(range: $0, text: replacement) }
  }

  private func isLetter(_ page: SourcePage, _ index: Int) -> Bool {
    guard page.bytes.indices.contains(index) else { return false }
    return (65...90).contains(page.bytes[index]) || (97...122).contains(page.bytes[index])
  }
}
