/// Bold names become italic ones: both say only that the words are a name.
struct BoldAsItalic: Transformation {
  let name = "bold as italic"

  func edits(in page: SourcePage) -> [Edit] {
    page.boldTexts.filter { !$0.isTitle }.map { bold in
      Edit(
        range: bold.opener.lowerBound..<bold.closer.upperBound,
        text: "''\(page.text(bold.inner))''")
    }
  }
}
