/// Quoted names become bold ones: both say only that the words are a name.
struct QuotesAsBold: Transformation {
  let name = "quotes as bold"

  func edits(in page: SourcePage) -> [Edit] {
    page.lines.flatMap { line in
      line.prose.flatMap { prose in
        pairs("“", "”", in: prose, of: page) + straightPairs(in: prose, of: page)
      }
    }
  }

  private func pairs(
    _ open: String, _ close: String, in range: Range<Int>, of page: SourcePage
  ) -> [Edit] {
    page.places(of: open, in: range).compactMap { opener in
      let rest = opener.upperBound..<range.upperBound
      guard let closer = page.places(of: close, in: rest).first else { return nil }
      return bold(opener, closer, of: page)
    }
  }

  private func straightPairs(in range: Range<Int>, of page: SourcePage) -> [Edit] {
    let marks = page.places(of: "\"", in: range)
    guard marks.count.isMultiple(of: 2) else { return [] }
    return stride(from: 0, to: marks.count, by: 2).compactMap {
      bold(marks[$0], marks[$0 + 1], of: page)
    }
  }

  private func bold(_ opener: Range<Int>, _ closer: Range<Int>, of page: SourcePage) -> Edit? {
    let inner = page.text(opener.upperBound..<closer.lowerBound)
    let line = page.lines.first { $0.span.contains(opener.lowerBound) }
    let before = line.map { page.text($0.span.lowerBound..<opener.lowerBound) } ?? ""
    let isPlain = !inner.isEmpty && !inner.contains("__")
    guard isPlain, before.contains(where: \.isLetter), !isBold(before) else { return nil }
    return Edit(range: opener.lowerBound..<closer.upperBound, text: "__\(inner)__")
  }

  private func isBold(_ before: String) -> Bool {
    before.components(of: "__").isMultiple(of: 2)
  }
}

extension String {
  /// How many parts a text has between occurrences of a mark.
  fileprivate func components(of mark: String) -> Int {
    var count = 1
    var rest = self[...]
    while let place = rest.firstRange(of: mark) {
      count += 1
      rest = rest[place.upperBound...]
    }
    return count
  }
}
