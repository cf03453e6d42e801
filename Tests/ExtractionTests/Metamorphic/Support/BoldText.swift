/// A stretch of bold text in a line.
struct BoldText {
  /// The `__` in front and behind.
  var opener: Range<Int>
  var closer: Range<Int>
  /// Whether it begins its line or item, or stands in front of a colon or dash, so that it can be a
  /// title.
  var isTitle: Bool

  var inner: Range<Int> { opener.upperBound..<closer.lowerBound }
}

extension SourcePage {
  /// The bold stretches of all lines; a line with an odd mark gives none.
  var boldTexts: [BoldText] {
    lines.flatMap { line -> [BoldText] in
      let marks = line.prose.flatMap { places(of: "__", in: $0) }
      guard marks.count.isMultiple(of: 2) else { return [] }
      return stride(from: 0, to: marks.count, by: 2).map { index in
        BoldText(
          opener: marks[index], closer: marks[index + 1],
          isTitle: isTitle(marks[index], marks[index + 1], in: line.span))
      }
    }
  }

  private func isTitle(_ opener: Range<Int>, _ closer: Range<Int>, in line: Range<Int>) -> Bool {
    let before = text(line.lowerBound..<opener.lowerBound)
    let inner = text(opener.upperBound..<closer.lowerBound)
    let after = text(closer.upperBound..<line.upperBound).drop { $0 == " " }
    let opensLine =
      !before.contains { $0.isLetter && $0.isASCII } || before.hasSuffix("__: ")
      || before.hasSuffix("__ ")
    let beginsSentence =
      before.last.map {
        ".!?:".contains($0) || $0 == " " && ".!?:".contains(before.dropLast().last ?? " ")
      }
      ?? true
    let isNotice = beginsSentence && after.first?.isUppercase ?? false
    let hasMark = inner.hasSuffix(":") || after.first.map { ":–—-".contains($0) } ?? false
    return opensLine || hasMark || isNotice || after.hasPrefix("__")
  }

  /// Whether a mark stands inside of a word.
  func cutsWord(_ text: BoldText) -> Bool {
    isWord(text.opener.lowerBound - 1) || isWord(text.closer.upperBound)
  }

  private func isWord(_ index: Int) -> Bool {
    guard bytes.indices.contains(index) else { return false }
    let byte = bytes[index]
    return (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}
