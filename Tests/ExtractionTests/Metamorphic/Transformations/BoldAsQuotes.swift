/// Bold names become quoted ones: both say only that the words are a name.
///
/// Whole sentences in bold are left out, since a quoted sentence is somebody else's.
struct BoldAsQuotes: Transformation {
  let name = "bold as quotes"
  /// The marks around the name.
  let marks: (open: String, close: String)

  func edits(in page: SourcePage) -> [Edit] {
    page.boldTexts.filter { bold in
      let inner = page.text(bold.inner)
      return !bold.isTitle && !page.cutsWord(bold) && inner.split(separator: " ").count <= 6
        && !inner.contains(where: { "\"“”.".contains($0) }) && !inner.hasPrefix(" ")
        && !inner.hasSuffix(" ")
    }.map { bold in
      Edit(
        range: bold.opener.lowerBound..<bold.closer.upperBound,
        text: marks.open + page.text(bold.inner) + marks.close)
    }
  }
}
