/// A part of a run of text: bytes that print, bytes that do not, or a line end.
struct RunPiece {
  var tag: Tag
  var span: Range<Int>
}

/// Runs of text. A run goes on across bytes that are dropped, and ends where an element begins or
/// ends; only with links in running text does that matter, since words are searched in whole runs.
extension MarkupParser {
  mutating func flushText(to place: Int) {
    if let start = textStart {
      textStart = nil
      if place > start { addPiece(.text, start..<place) }
    }
    if options.linksCamelCase, !runPieces.isEmpty { endRun() }
  }

  /// Notes bytes that are read and not shown, within the text in hand.
  mutating func drop(_ start: Int, _ stop: Int) {
    if let text = textStart {
      textStart = nil
      if start > text { addPiece(.text, text..<start) }
    }
    addPiece(.markup, start..<stop)
    at = stop
  }

  mutating func addPiece(_ tag: Tag, _ span: Range<Int>) {
    if options.linksCamelCase, raw == .none {
      runPieces.append(RunPiece(tag: tag, span: span))
    } else {
      addLeaf(tag, span.lowerBound, span.upperBound)
    }
  }

  private mutating func endRun() {
    let pieces = runPieces
    runPieces = []
    var words = WordLinks()
    for piece in pieces where piece.tag != .markup {
      words.append(source, piece.span, keepsHTML: options.allowsHTML)
    }
    var finds = words.finds()[...]
    var covered = 0
    for piece in pieces {
      var place = max(piece.span.lowerBound, covered)
      while let find = finds.first, find.span.lowerBound < piece.span.upperBound {
        finds.removeFirst()
        if find.span.lowerBound > place { addLeaf(piece.tag, place, find.span.lowerBound) }
        add(find)
        place = find.span.upperBound
        covered = place
      }
      if place < piece.span.upperBound { addLeaf(piece.tag, place, piece.span.upperBound) }
    }
  }

  private mutating func add(_ find: WordLinks.Find) {
    let span = find.span
    guard let target = find.target else {
      addLeaf(.markup, span.lowerBound, span.upperBound)
      return
    }
    let link = Link(
      text: target, target: target.replacing("&amp;", with: "&"), hasOwnText: false,
      kind: find.isAddress ? .external : .page(target))
    table.links.append(link)
    let isImage = LinkClassifier(options: options).isImage(target, link.kind)
    addLeaf(
      isImage ? .image : .link, span.lowerBound, span.upperBound,
      payload: table.links.count - 1)
  }
}
