/// One bullet sign gives way to another one: the sign of an item says nothing.
///
/// All items of a page change together, as they would under an author's hands.
struct BulletsExchanged: Transformation {
  let old: String
  let new: String
  var name: String { "bullets \(old) as \(new)" }

  func edits(in page: SourcePage) -> [Edit] {
    // One edit for the page: half of the items with another sign would be another list.
    let lines = page.lines.filter { isItem($0, of: page) }
    guard let first = lines.first, let last = lines.last else { return [] }
    var text = ""
    var position = first.span.lowerBound
    for line in lines {
      text += page.text(position..<line.span.lowerBound) + new + " "
      position = line.span.lowerBound + old.utf8.count
      while position < line.span.upperBound, page.bytes[position] == 32 { position += 1 }
    }
    text += page.text(position..<last.span.upperBound)
    return [Edit(range: first.span.lowerBound..<last.span.upperBound, text: text)]
  }

  private func isItem(_ line: SourcePage.Line, of page: SourcePage) -> Bool {
    let text = page.text(line.span)
    guard text.hasPrefix(old), text.count > old.count + 1 else { return false }
    let next = text.dropFirst(old.count)
    // `**`, `*#` and `----` are something else.
    return old == "•" ? true : next.first == " "
  }
}
