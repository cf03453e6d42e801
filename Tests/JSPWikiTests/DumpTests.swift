import JSPWiki
import Testing

/// Pages with everything in them, as trees with spans and as HTML, compared with files.
@Suite struct DumpTests {
  @Test(arguments: [
    "everything", "1-model", "2-inline", "3-blocks", "4-links", "5-commands", "6-anchors",
    "9-traps",
  ])
  func pagesReadAndRenderAsTheFilesSay(name: String) throws {
    let source = try Fixture.bytes("pages/\(name).txt")
    let document = Document(
      parsing: source, options: ParsingOptions(pageName: "Test", resolver: Fixture.wiki))
    var tree = ""
    dump(document.root, of: document, depth: 0, into: &tree)
    try Fixture.check(tree, "pages/\(name).tree")
    let html = Renderer(resolver: Fixture.wiki).html(source, page: "Test")
    try Fixture.check(html + "\n", "pages/\(name).html")
  }

  private func dump(_ node: Node, of document: Document, depth: Int, into text: inout String) {
    let span = node.span
    let shown = String(decoding: document.source[span], as: UTF8.self).debugDescription
    let indent = String(repeating: "  ", count: depth)
    let children = node.children
    text += "\(indent)\(span.lowerBound)-\(span.upperBound) \(Self.name(node.kind))"
    text += children.isEmpty ? " \(shown)\n" : "\n"
    for child in children { dump(child, of: document, depth: depth + 1, into: &text) }
  }

  private static func name(_ kind: Node.Kind) -> String {
    switch kind {
    case .heading(let bangs): "heading \(bangs)"
    case .list(let ordered): ordered ? "list numbered" : "list"
    case .listItem(let depth): "item \(depth)"
    case .preformatted(let isBlock): isBlock ? "preformatted block" : "preformatted"
    case .style(let style, let isBlock):
      "style\(isBlock ? " block" : "") \(style.classes ?? "-") \(style.css ?? "-")"
    case .link(let link): "link `\(link.text)` \(link.kind)"
    case .image(let image): "image `\(image.alternative)` \(image.link.kind)"
    case .plugin(let plugin): "plugin \(plugin.name) \(plugin.arguments.map(\.value))"
    case .variable(let name): "variable \(name)"
    case .metadata(let setting): "metadata \(setting.name)=\(setting.value)"
    case .accessRule(let rule): "rule \(rule.actions) \(rule.principals)"
    default: "\(kind)"
    }
  }
}
