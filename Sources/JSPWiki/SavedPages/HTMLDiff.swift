/// Turns the difference that an HTML page shows into the lines and hunks of a text save.
struct HTMLDiff {
  /// A hunk with its lines.
  struct Block {
    var header: HunkHeader
    var words: String
    var old: [String]
    var new: [String]
  }

  private(set) var blocks: [Block] = []
  /// The whole texts, where the page shows them.
  private(set) var oldText: [UInt8]?
  private(set) var newText: [UInt8]?

  init(_ page: HTMLPage) throws(SavedPageError) {
    switch page.difference {
    case .none: break
    case .traditional(let rows): blocks = try Self.blocks(rows, page)
    case .svn(let rows):
      guard !page.isBroken else {
        throw SavedPageError(
          message: "the view does not escape the text of the page, and some of it was read as "
            + "HTML and lost; save the page itself instead", line: (page.place ?? 0) + 1)
      }
      take(
        old: Self.text(rows.filter { $0.kind != .added }),
        new: Self.text(rows.filter { $0.kind != .removed }))
    case .contextual(let tokens):
      guard !page.isElided else {
        throw SavedPageError(
          message: "the view leaves unchanged text out, so that its line numbers are unknown; "
            + "save it without a context limit", line: (page.place ?? 0) + 1)
      }
      take(
        old: Array(tokens.filter { $0.side != .new }.map(\.text).joined().utf8),
        new: Array(tokens.filter { $0.side != .old }.map(\.text).joined().utf8))
    }
  }

  private static func text(_ rows: [HTMLPage.Row]) -> [UInt8] {
    Array(rows.map { $0.text.replacing("\n", with: " ") + "\n" }.joined().utf8)
  }

  /// Compares whole texts; a page that shows all of both needs no line numbers.
  private mutating func take(old: [UInt8], new: [UInt8]) {
    let diff = LineDiff(old: old, new: new)
    oldText = old
    newText = new
    for change in diff.changes {
      let words = LineDiff.header(change)
      guard let header = HunkHeader(words) else { continue }
      blocks.append(
        Block(
          header: header, words: words,
          old: change.old.map { String(decoding: diff.old[$0], as: UTF8.self) },
          new: change.new.map { String(decoding: diff.new[$0], as: UTF8.self) }))
    }
  }

  private static func blocks(
    _ rows: [HTMLPage.Row], _ page: HTMLPage
  ) throws(SavedPageError) -> [Block] {
    var blocks: [Block] = []
    let line = (page.place ?? 0) + 1
    for row in rows {
      let text = row.text.replacing("\n", with: " ").replacing("\r", with: "")
      if row.kind == .plain {
        let words = text.javaTrimmed
        guard let header = HunkHeader(words) else {
          throw SavedPageError(
            message: "hunk \(blocks.count + 1) (`\(words)`) has a header in no known wording",
            line: line, hunk: blocks.count + 1)
        }
        blocks.append(Block(header: header, words: words, old: [], new: []))
      } else if blocks.isEmpty {
        let message =
          text.hasPrefix("---")
          ? "the view shows the output of another program without the white space of its lines"
          : "the first row of the diff is no header"
        throw SavedPageError(message: message, line: line)
      } else if row.kind == .removed {
        blocks[blocks.count - 1].old.append(text)
      } else {
        blocks[blocks.count - 1].new.append(text)
      }
    }
    for (index, block) in blocks.enumerated() { try check(block, index + 1, line) }
    return blocks
  }

  private static func check(
    _ block: Block, _ number: Int, _ line: Int
  ) throws(SavedPageError) {
    let header = block.header
    let fits =
      switch header.kind {
      case .added: block.old.isEmpty && block.new.count == header.count
      case .removed: block.new.isEmpty && block.old.count == header.count
      case .changed: block.old.count == header.count && !block.new.isEmpty
      }
    guard fits else {
      throw SavedPageError(
        message: "hunk \(number) (`\(block.words)`) has \(block.old.count) removed and "
          + "\(block.new.count) added rows, which is not what its header says", line: line,
        hunk: number)
    }
  }

  /// The page as a text save, with the place of each hunk; line numbers are verified.
  func layout(_ page: HTMLPage) throws(SavedPageError) -> ([UInt8], [HunkReader.Found]) {
    let place = page.place ?? page.lines.count
    var text = page.lines[..<place].map { $0 + "\n" }.joined()
    var line = place
    var found: [HunkReader.Found] = []
    var shift = 0
    var nextOld = 1
    for (index, block) in blocks.enumerated() {
      let header = block.header
      let oldStart = header.kind == .added ? header.number - shift : header.number
      guard oldStart - nextOld >= (index == 0 ? 0 : 1) else {
        throw SavedPageError(
          message: "hunk \(index + 1) (`\(block.words)`) begins before the end of the hunk above",
          line: line + 1, hunk: index + 1)
      }
      text += block.words + "\n"
      for row in block.old + block.new { text += row + "\n" }
      let rows = line + 1..<line + 1 + block.old.count + block.new.count
      found.append(
        HunkReader.Found(
          header: header, line: line, rows: rows, oldStart: oldStart,
          newStart: oldStart + shift, oldCount: block.old.count))
      line = rows.upperBound
      shift += block.new.count - block.old.count
      nextOld = oldStart + block.old.count
    }
    text += page.lines[place...].map { $0 + "\n" }.joined()
    return (Array(text.utf8), found)
  }
}
