import JSPWiki

/// Cuts the leaves of a parsed page into rows of tokens.
///
/// A row ends at a line end and at a forced break. A line that holds nothing but a forced break is
/// blank to the reader, so it is a blank row.
struct RowReader {
  private let lines: LineTable
  private var tokenizer: Tokenizer
  private var rows: [Row] = []
  private var open = OpenRow()
  private var start: Int
  /// Whether the current physical line has given a row with content already.
  private var lineHasRow = false
  private var runs = 0
  private var isMarked = false
  private var lastItem = 0

  /// A row while its leaves go by.
  private struct OpenRow {
    var pieces: [Tokenizer.Piece] = []
    var links: [PassageLink] = []
    var images: [String] = []
    var shape = Row.Shape.text
    /// Pieces at which the cells of a table row begin.
    var cells: [Int] = []
    var lastCell: LeafContext.CellPlace?
    var isHeader = false

    var isEmpty: Bool { pieces.allSatisfy { $0.text.isAllSpace } && images.isEmpty }
  }

  private init(start: Int, lines: LineTable, lexicon: Lexicon) {
    self.start = start
    self.lines = lines
    tokenizer = Tokenizer(lexicon: lexicon)
  }

  /// The rows of a document, in order; together they cover its range.
  static func rows(of document: Document, lines: LineTable, lexicon: Lexicon) -> [Row] {
    let leaves = document.leaves
    guard let first = leaves.first, let last = leaves.last else { return [] }
    var reader = RowReader(start: first.span.lowerBound, lines: lines, lexicon: lexicon)
    for leaf in leaves { reader.read(leaf) }
    reader.close(at: last.span.upperBound, isHard: true)
    return reader.rows
  }

  // MARK: Leaves

  private mutating func read(_ leaf: Leaf) {
    if leaf.context.preformatted == .block {
      readCode(leaf)
      return
    }
    if case .code = open.shape { close(at: leaf.span.lowerBound, isHard: true) }
    shape(by: leaf.context)
    switch leaf.kind {
    case .newline: endLine(at: leaf.span.upperBound)
    case .blankLine: blankLine(at: leaf.span.upperBound)
    case .lineBreak: forcedBreak(at: leaf.span.upperBound)
    case .rule: rule(leaf)
    case .link(let link): add(link, leaf)
    case .image(let image): open.images.append(Self.fileName(image.target))
    case .plugin(let plugin):
      if let source = plugin["src"] { open.images.append(Self.fileName(source)) }
    case .markup: readMarkup(leaf)
    default: readText(leaf)
    }
  }

  /// `Page/file.png` names the file.
  private static func fileName(_ target: String) -> String {
    target.split(separator: "/").last.map(String.init) ?? target
  }

  private mutating func shape(by context: LeafContext) {
    if let bangs = context.headingBangs { open.shape = .heading(bangs: bangs) }
    if let list = context.list, list.item != lastItem, list.item != 0 {
      if !open.isEmpty { close(at: start, isHard: true) }
      lastItem = list.item
      open.shape = .listItem(bullets: list.path)
    }
    if context.definition != nil { open.shape = .definition(termCount: 0) }
    if let cell = context.cell, cell != open.lastCell {
      if let last = open.lastCell, last.row != cell.row || last.table != cell.table {
        open.cells = []
      }
      open.cells.append(open.pieces.count)
      open.isHeader = open.isHeader || cell.isHeader
      open.lastCell = cell
      open.shape = .table(cells: [], isHeader: open.isHeader)
    }
  }

  private mutating func readText(_ leaf: Leaf) {
    let isCode = leaf.context.preformatted == .inline || leaf.context.isTeletype
    let marked = leaf.context.isBold || leaf.context.isItalic
    if marked && !isMarked || isCode { runs += 1 }
    isMarked = marked
    open.pieces.append(
      Tokenizer.Piece(
        text: leaf.visible, span: leaf.span, isExact: leaf.visible.utf8.count == leaf.span.count,
        isBold: leaf.context.isBold, isItalic: leaf.context.isItalic, isCode: isCode,
        run: marked || isCode ? runs : 0, link: nil))
  }

  /// The colon between the term and the definition of a line is markup, and a mark to the reader.
  private mutating func readMarkup(_ leaf: Leaf) {
    guard case .definition = leaf.context.definition, leaf.span.count == 1, !open.pieces.isEmpty
    else {
      return
    }
    open.pieces.append(
      Tokenizer.Piece(
        text: ":", span: leaf.span, isExact: true, isBold: false, isItalic: false, isCode: false,
        run: 0,
        link: nil))
  }

  private mutating func add(_ link: Link, _ leaf: Leaf) {
    let isExternal = if case .external = link.kind { true } else { false }
    open.links.append(PassageLink(url: isExternal ? link.target : nil, span: leaf.span))
    let marked = leaf.context.isBold || leaf.context.isItalic
    if marked && !isMarked { runs += 1 }
    isMarked = marked
    open.pieces.append(
      Tokenizer.Piece(
        text: link.text, span: leaf.span, isExact: false, isBold: leaf.context.isBold,
        isItalic: leaf.context.isItalic, isCode: false, run: marked ? runs : 0,
        link: open.links.count - 1))
  }

  private mutating func readCode(_ leaf: Leaf) {
    if open.shape != .code {
      if !open.isEmpty { close(at: leaf.span.lowerBound, isHard: true) }
      open.shape = .code
    }
    switch leaf.kind {
    case .text, .newline: break
    default: return
    }
    open.pieces.append(
      Tokenizer.Piece(
        text: leaf.visible, span: leaf.span, isExact: leaf.visible.utf8.count == leaf.span.count,
        isBold: false, isItalic: false, isCode: false, run: 0, link: nil))
  }

  // MARK: Ends

  private mutating func forcedBreak(at end: Int) {
    if !open.isEmpty { close(at: end, isHard: true) }
  }

  private mutating func endLine(at end: Int) {
    if open.isEmpty {
      if lineHasRow {
        extendLast(to: end)
      } else {
        blank(to: end)
      }
    } else {
      close(at: end, isHard: isHard(open.shape))
    }
    lineHasRow = false
  }

  private mutating func blankLine(at end: Int) {
    if !open.isEmpty { close(at: end, isHard: true) }
    blank(to: end)
    lineHasRow = false
  }

  private func isHard(_ shape: Row.Shape) -> Bool {
    switch shape {
    case .text, .listItem: false
    default: true
    }
  }

  private mutating func rule(_ leaf: Leaf) {
    if !open.isEmpty { close(at: leaf.span.lowerBound, isHard: true) }
    open.shape = .rule
    finish(at: leaf.span.upperBound, isHard: true)
    lineHasRow = true
  }

  private mutating func blank(to end: Int) {
    open = OpenRow()
    open.shape = .blank
    finish(at: end, isHard: true)
  }

  private mutating func extendLast(to end: Int) {
    guard !rows.isEmpty else { return }
    rows[rows.count - 1].span = rows[rows.count - 1].span.lowerBound..<end
    start = end
    open = OpenRow()
  }

  private mutating func close(at end: Int, isHard: Bool) {
    if open.isEmpty {
      if end > start { extendOrBlank(to: end) }
      return
    }
    finish(at: end, isHard: isHard)
    lineHasRow = true
  }

  private mutating func extendOrBlank(to end: Int) {
    if rows.isEmpty { blank(to: end) } else { extendLast(to: end) }
  }

  private func codeLines() -> [String] {
    open.pieces.map(\.text).joined().utf8.split(separator: UInt8(ascii: "\n"))
      .map { String(Substring($0)).trimmedSpaces }.filter { !$0.isEmpty }
  }

  private mutating func finish(at end: Int, isHard: Bool) {
    var shape = open.shape
    var tokens: [Token] = []
    if case .table = shape {
      var cells: [Range<Int>] = []
      let bounds = open.cells + [open.pieces.count]
      for (from, to) in zip(bounds, bounds.dropFirst()) {
        let cell = tokenizer.tokens(of: Array(open.pieces[from..<to]))
        cells.append(tokens.count..<(tokens.count + cell.count))
        tokens += cell
      }
      shape = .table(cells: cells, isHeader: open.isHeader)
    } else {
      tokens = tokenizer.tokens(of: open.pieces)
    }
    rows.append(
      Row(
        line: lines.line(at: start), span: start..<end, shape: shape, tokens: tokens,
        links: open.links, codeLines: open.shape == .code ? codeLines() : [],
        images: open.images, endsHard: isHard))
    start = end
    open = OpenRow()
  }
}
