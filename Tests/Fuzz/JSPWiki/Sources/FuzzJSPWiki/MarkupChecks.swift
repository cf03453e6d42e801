import JSPWiki

/// Markup: the spans of every reading partition the page, and everything can be shown and linted.
enum MarkupChecks {
  private static let readings = [
    ParsingOptions(), ParsingOptions(linksCamelCase: true),
    ParsingOptions(imagePatterns: ["*"], allowsHTML: true),
  ]
  private static let wiki = KnownWiki(
    pages: ["Main", "Other"], attachments: ["Fuzz/a.png"],
    texts: ["Main": "!Head\n[Other] [{InsertPage page='Other'}]\n----\n__more__"])
  private static let renderers = [
    Renderer(),
    Renderer(
      settings: WikiSettings(properties: [
        "jspwiki.translatorReader.camelCaseLinks": "true",
        "jspwiki.translatorReader.useOutlinkImage": "true",
      ]), resolver: wiki),
    Renderer(settings: WikiSettings(properties: ["jspwiki.translatorReader.allowHTML": "true"])),
  ]

  static func run(_ bytes: [UInt8]) {
    for options in readings {
      let document = Document(parsing: bytes, options: options)
      check(document.root)
      var place = 0
      for leaf in document.leaves {
        precondition(leaf.span.lowerBound == place, "leaves leave a gap or overlap")
        place = leaf.span.upperBound
      }
      precondition(place == bytes.count, "leaves end before the page")
    }
    let part = Document(parsing: bytes, range: bytes.count / 3..<bytes.count)
    precondition(part.root.span == bytes.count / 3..<bytes.count, "the part is another one")
    for renderer in renderers { _ = renderer.html(bytes, page: "Fuzz") }
    let context = LintContext(pageName: "Fuzz", resolver: wiki, text: { wiki.text(of: $0) })
    for finding in MarkupLint.findings(in: bytes, context: context) {
      precondition(finding.span.upperBound <= bytes.count, "a finding lies outside of the page")
    }
  }

  /// The depth of a tree is bounded, so that walking down it is too.
  private static func check(_ node: Node) {
    let children = node.children
    guard let first = children.first, let last = children.last else { return }
    precondition(first.span.lowerBound == node.span.lowerBound, "children begin elsewhere")
    precondition(last.span.upperBound == node.span.upperBound, "children end elsewhere")
    var place = first.span.lowerBound
    for child in children {
      precondition(child.span.lowerBound == place, "children leave a gap or overlap")
      place = child.span.upperBound
      check(child)
    }
  }
}
