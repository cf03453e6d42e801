import JSPWiki

/// Writes a tree as one line: `bold(<__> "text" <__>)`, where angle brackets hold markup.
func outline(_ markup: String, options: ParsingOptions = .init()) -> String {
  let document = Document(parsing: Array(markup.utf8), options: options)
  return document.root.children.map { outline($0, in: document) }.joined(separator: " ")
}

private func outline(_ node: Node, in document: Document) -> String {
  let bytes = String(decoding: document.source[node.span], as: UTF8.self)
    .replacing("\n", with: "⏎").replacing("\r", with: "␍")
  if let leaf = leafOutline(node.kind, bytes) { return leaf }
  let inner = node.children.map { outline($0, in: document) }.joined(separator: " ")
  return "\(name(of: node.kind))(\(inner))"
}

private func leafOutline(_ kind: Node.Kind, _ bytes: String) -> String? {
  switch kind {
  case .text: "\"\(bytes)\""
  case .markup: "<\(bytes)>"
  case .newline: "nl"
  case .blankLine: "blank"
  case .lineBreak(let clears): clears ? "clear" : "br"
  case .rule: "rule"
  case .link(let link): "link[\(link.text)|\(describe(link.kind))]"
  case .image(let image): "image[\(image.alternative)|\(describe(image.link.kind))]"
  case .plugin(let plugin): "plugin[\(plugin.name)]"
  case .variable(let name): "variable[\(name)]"
  case .metadata(let setting): "set[\(setting.name)=\(setting.value)]"
  case .accessRule(let rule):
    "\(rule.denies ? "deny" : "allow")[\(rule.actions):\(rule.principals)]"
  case .failure(let message): "failure[\(message)]"
  default: nil
  }
}

private func describe(_ kind: LinkKind) -> String {
  switch kind {
  case .external: "external"
  case .interwiki(let wiki, let page): "interwiki:\(wiki):\(page)"
  case .page(let name): "page:\(name)"
  case .section(let page, let section): "section:\(page)#\(section)"
  case .attachment(let page, let file): "attachment:\(page ?? "")/\(file)"
  case .footnoteDefinition(let note): "note:\(note)"
  case .footnoteReference(let note): "noteref:\(note)"
  case .empty: "empty"
  }
}

private func name(of kind: Node.Kind) -> String {
  switch kind {
  case .paragraph: "p"
  case .heading(let bangs): "h\(bangs)"
  case .list(let ordered): ordered ? "ol" : "ul"
  case .listItem(let depth): "li\(depth)"
  case .definitionList: "dl"
  case .term: "dt"
  case .definition: "dd"
  case .table: "table"
  case .row: "tr"
  case .headerCell: "th"
  case .cell: "td"
  case .preformatted(let isBlock): isBlock ? "pre" : "code"
  case .style(let style, let isBlock):
    "\(isBlock ? "div" : "span")[\(style.classes ?? "")|\(style.css ?? "")]"
  case .bold: "b"
  case .italic: "i"
  case .teletype: "tt"
  default: "?"
  }
}
