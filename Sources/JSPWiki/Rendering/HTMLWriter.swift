/// Writes the tree of a page as HTML.
struct HTMLWriter {
  let document: Document
  let state: RenderState
  var out: [UInt8] = []
  private var row = 0
  private var isRaw = false

  init(document: Document, state: RenderState) {
    self.document = document
    self.state = state
  }

  var storage: NodeStorage { document.root.storage }
  var table: NodeTable { storage.table }

  mutating func write(_ text: String) {
    out.append(contentsOf: text.utf8)
  }

  /// Writes the page; where it has any paragraph, what stands before its first block is one too.
  mutating func writeRoot() {
    let children = Array(records(under: 0))
    let hasParagraph = children.contains { table.records[Int($0)].tag == .paragraph }
    guard hasParagraph else {
      for child in children { write(child) }
      return
    }
    let lead = children.prefix { !Self.isBlock(table.records[Int($0)].tag) }
    let start = out.count
    for child in lead { write(child) }
    let inner = out[start...]
    let hasElement = lead.contains { isElement(table.records[Int($0)].tag) }
    if hasElement || inner.contains(where: { $0 > .space }) {
      out.insert(contentsOf: "<p>".utf8, at: start)
      write("</p>")
    } else {
      out.removeSubrange(start...)
    }
    for child in children.dropFirst(lead.count) { write(child) }
  }

  private func records(under index: Int32) -> [Int32] {
    var found: [Int32] = []
    var child = table.records[Int(index)].first
    while child >= 0 {
      found.append(child)
      child = table.records[Int(child)].next
    }
    return found
  }

  private static func isBlock(_ tag: Tag) -> Bool {
    switch tag {
    case .paragraph, .heading, .rule, .list, .orderedList, .definitionList, .table, .preBlock,
      .styleBlock:
      true
    default: false
    }
  }

  private func isElement(_ tag: Tag) -> Bool {
    switch tag {
    case .text, .newline, .blankLine, .markup, .metadata, .accessRule, .blockGap, .plugin,
      .variable:
      false
    default: true
    }
  }

  // MARK: Nodes

  private mutating func write(_ index: Int32) {
    let record = table.records[Int(index)]
    let payload = Int(record.payload)
    switch record.tag {
    case .text: writeText(record)
    case .newline, .blockGap: out.append(.lineFeed)
    case .blankLine, .markup, .metadata, .accessRule: break
    case .lineBreak: write(record.flag ? "<br clear=\"all\" />" : "<br />")
    case .rule: write("<hr />")
    case .hashLink:
      let anchor = state.headings[record.payload]?.anchor ?? ""
      write("<a class=\"hashlink\" href=\"#\(HTMLText.escaped(anchor))\">#</a>")
    case .link: write(storage.link(record))
    case .image: write(Image(link: storage.link(record)))
    case .plugin: write(state.run(table.plugins[payload]))
    case .variable: write(HTMLText.allEscaped(state.variable(table.names[payload])))
    case .failure: writeError(table.names[payload])
    default: writeElement(index, record)
    }
  }

  private mutating func writeElement(_ index: Int32, _ record: NodeRecord) {
    let (name, attributes) = opening(index, record)
    write("<\(name)\(attributes)")
    guard record.first >= 0, hasContent(record) else {
      let staysOpen = record.flag && record.tag != .paragraph
      write(staysOpen ? "></\(name)>" : " />")
      return
    }
    out.append(UInt8(ascii: ">"))
    let outerRow = row
    if record.tag == .table { row = 0 }
    let wasRaw = isRaw
    if record.tag == .preBlock || record.tag == .preInline { isRaw = true }
    var child = record.first
    while child >= 0 {
      write(child)
      child = table.records[Int(child)].next
    }
    isRaw = wasRaw
    if record.tag == .table { row = outerRow }
    write("</\(name)>")
  }

  private func hasContent(_ record: NodeRecord) -> Bool {
    var child = record.first
    while child >= 0 {
      let tag = table.records[Int(child)].tag
      if tag != .markup && tag != .blankLine && tag != .metadata && tag != .accessRule {
        return true
      }
      child = table.records[Int(child)].next
    }
    return false
  }

  private mutating func opening(_ index: Int32, _ record: NodeRecord) -> (String, String) {
    switch record.tag {
    case .paragraph: return ("p", "")
    case .heading:
      let anchor = state.headings[index]?.anchor ?? ""
      return ("h\(5 - record.payload)", " id=\"\(HTMLText.escaped(anchor))\"")
    case .list: return ("ul", "")
    case .orderedList: return ("ol", "")
    case .listItem: return ("li", "")
    case .definitionList: return ("dl", "")
    case .term: return ("dt", "")
    case .definition: return ("dd", "")
    case .table: return ("table", " class=\"wikitable\" border=\"1\"")
    case .row:
      row += 1
      return ("tr", row % 2 == 1 ? " class=\"odd\"" : "")
    case .headerCell: return ("th", "")
    case .cell: return ("td", "")
    case .preBlock: return ("pre", "")
    case .preInline: return ("span", " class=\"inline-code\"")
    case .styleBlock: return ("div", attributes(table.styles[Int(record.payload)]))
    case .styleSpan: return ("span", attributes(table.styles[Int(record.payload)]))
    case .bold: return ("b", "")
    case .italic: return ("i", "")
    default: return ("tt", "")
    }
  }

  private func attributes(_ style: Style) -> String {
    var text = ""
    if let css = style.css { text += " style=\"\(HTMLText.escaped(css))\"" }
    if let classes = style.classes { text += " class=\"\(HTMLText.escaped(classes))\"" }
    return text
  }

  // MARK: Text

  private mutating func writeText(_ record: NodeRecord) {
    let bytes = storage.source[Int(record.start)..<Int(record.end)]
    if let refused = HTMLText.refusal(bytes) {
      writeError(refused)
      return
    }
    let allowsHTML = state.settings.allowsHTML
    if isRaw {
      var inner: [UInt8] = []
      HTMLText.escapeMarkup(bytes, into: &inner)
      if allowsHTML { out += inner } else { HTMLText.escape(inner, into: &out) }
    } else if allowsHTML {
      out += bytes
    } else {
      HTMLText.escape(bytes, into: &out)
    }
  }

  mutating func writeError(_ message: String) {
    write("<span class=\"error\">\(HTMLText.escaped(message))</span>")
  }
}
