/// Walks a tree and hands out its leaves with what they stand in.
struct Flattener {
  let storage: NodeStorage
  private var context = LeafContext()
  private var blocks = 0
  private var items = 0
  private var tables = 0
  private var lines = 0
  private var row = -1
  private var column = -1

  init(storage: NodeStorage) {
    self.storage = storage
  }

  /// Visits the leaves below a node; the depth of a tree is bounded by the parser.
  mutating func visit(_ index: Int32, _ body: (Leaf) -> Void) {
    let record = storage.table.records[Int(index)]
    guard record.tag.holdsOthers else {
      visit(leaf: record, body)
      return
    }
    let outside = context
    enter(record)
    var child = record.first
    while child >= 0 {
      visit(child, body)
      child = storage.table.records[Int(child)].next
    }
    leave(record, to: outside)
  }

  private mutating func visit(leaf record: NodeRecord, _ body: (Leaf) -> Void) {
    guard record.end > record.start else { return }
    if record.tag == .rule || record.tag == .blankLine { nextBlock() }
    let span = Int(record.start)..<Int(record.end)
    let kind = Node.Kind(record, in: storage)
    body(Leaf(span: span, kind: kind, visible: visible(kind, span), context: context))
    if record.tag == .rule || record.tag == .blankLine { nextBlock() }
  }

  private func visible(_ kind: Node.Kind, _ span: Range<Int>) -> String {
    switch kind {
    case .text: String(decoding: storage.source[span], as: UTF8.self)
    case .newline, .lineBreak: "\n"
    case .link(let link): link.text
    default: ""
    }
  }

  private mutating func nextBlock() {
    blocks += 1
    context.paragraph = blocks
  }

  private mutating func enter(_ record: NodeRecord) {
    if record.tag.isBlock { nextBlock() }
    switch record.tag {
    case .bold: context.isBold = true
    case .italic: context.isItalic = true
    case .teletype: context.isTeletype = true
    case .preBlock: context.preformatted = .block
    case .preInline: context.preformatted = .inline
    case .heading: context.headingBangs = Int(record.payload)
    case .styleBlock, .styleSpan:
      context.styles.append(storage.table.styles[Int(record.payload)])
    case .list, .orderedList:
      var place = context.list ?? .init(path: "", items: [])
      place.path += record.tag == .list ? "*" : "#"
      context.list = place
    case .listItem:
      items += 1
      context.list?.items.append(items)
    case .table:
      tables += 1
      row = -1
    case .row:
      row += 1
      column = -1
    case .cell, .headerCell:
      column += 1
      context.cell = .init(
        table: tables, row: row, column: column, isHeader: record.tag == .headerCell)
    case .definitionList: lines += 1
    case .term: context.definition = .term(lines)
    case .definition: context.definition = .definition(lines)
    default: break
    }
  }

  private mutating func leave(_ record: NodeRecord, to outside: LeafContext) {
    context = outside
    if record.tag.isBlock { nextBlock() }
    context.paragraph = blocks
  }
}

extension Tag {
  /// Whether nodes of this kind hold others.
  var holdsOthers: Bool {
    switch self {
    case .rule, .text, .newline, .blankLine, .lineBreak, .markup, .link, .image, .plugin,
      .variable, .metadata, .accessRule, .failure, .hashLink, .blockGap:
      false
    default: true
    }
  }

  /// Whether nodes of this kind end the text before and after them.
  var isBlock: Bool {
    switch self {
    case .document, .bold, .italic, .teletype, .preInline, .styleSpan: false
    default: holdsOthers
    }
  }
}
