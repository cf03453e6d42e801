/// The comma in front of the last member of a list comes or goes: style guides differ.
struct ListCommas: Transformation {
  let name = "serial commas"

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.flatMap { line in
      line.prose.flatMap { prose in
        ["and", "or"].flatMap { word in edits(word, in: prose, of: page) }
      }
    }
  }

  /// `A, B and C`: two one-word members in front of the last one.
  private func edits(_ word: String, in range: Range<Int>, of page: SourcePage) -> [Edit] {
    page.places(of: " \(word) ", in: range).compactMap { place in
      let before = page.text(range.lowerBound..<place.lowerBound)
      let words = before.split(separator: " ")
      guard words.count > 2, let member = words.last, let first = words.dropLast().last,
        first.hasSuffix(","), !member.contains(","), first.count > 1,
        !before.hasSuffix(","), words.dropLast(2).last?.hasSuffix(",") ?? false
      else { return nil }
      return Edit(range: place.lowerBound..<place.lowerBound, text: ",")
    }
  }
}
