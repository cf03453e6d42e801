/// Bold names in the middle of a sentence lose their bold type: emphasis names nothing new.
struct BoldDropped: Transformation {
  let name = "bold dropped"

  func edits(in page: SourcePage) -> [Edit] {
    // Both marks go in one edit, so that any choice of edits leaves pairs.
    page.boldTexts.filter { !$0.isTitle }.map { bold in
      Edit(
        range: bold.opener.lowerBound..<bold.closer.upperBound, text: page.text(bold.inner))
    }
  }
}
