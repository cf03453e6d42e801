/// Links and images.
extension HTMLWriter {
  private var settings: WikiSettings { state.settings }

  private var lookup: PageLookup {
    PageLookup(
      resolver: state.renderer.resolver, matchesPlurals: state.settings.matchesPlurals)
  }

  private func encoded(_ name: String) -> String {
    URLText.pageName(name, isLatin1: settings.isLatin1)
  }

  mutating func write(_ link: Link) {
    switch link.kind {
    case .external:
      let rel = settings.addsNofollow ? [("rel", "nofollow")] : []
      writeAnchor("external", href: link.target, text: link.text, rel, link.attributes)
      writeOutlink()
    case .interwiki(let wiki, let page): writeInterwiki(link, wiki, page)
    case .page(let name): writePage(link, name, section: nil)
    case .section(let page, let section): writePage(link, page, section: section)
    case .attachment(let page, let file): writeAttachment(link, page, file)
    case .footnoteDefinition(let note):
      writeTag(
        "a", [("class", "footnote"), ("name", "ref-\(state.page)-\(note)")], link.attributes)
      write("[\(HTMLText.escaped(link.text))]</a>")
    case .footnoteReference(let note):
      writeAnchor(
        "footnoteref", href: "#ref-\(state.page)-\(note)", text: "[\(link.text)]", [],
        link.attributes)
    case .empty: writeUnderlined(link)
    }
  }

  private mutating func writeUnderlined(_ link: Link) {
    writeTag("u", [], link.attributes)
    write("\(HTMLText.escaped(link.text))</u>")
  }

  private mutating func writeInterwiki(_ link: Link, _ wiki: String, _ page: String) {
    guard let pattern = settings.interwiki(wiki) else {
      writeError("No InterWiki reference defined in properties for Wiki called \"\(wiki)\"!")
      return
    }
    let address = pattern.replacing("%s", with: page)
    var options = settings.parsingOptions(page: state.page, resolver: state.renderer.resolver)
    options.linksCamelCase = false
    if LinkClassifier(options: options).matchesImage(address) {
      writeImage(link, address: address)
    } else {
      writeAnchor("interwiki", href: address, text: link.text, [], link.attributes)
    }
    if LinkClassifier.isExternal(address) { writeOutlink() }
  }

  private mutating func writePage(_ link: Link, _ name: String, section: String?) {
    guard !name.isEmpty else {
      writeUnderlined(link)
      return
    }
    guard let found = lookup.existing(name) else {
      writeAnchor(
        "createpage", href: "\(settings.basePath)Edit.jsp?page=\(encoded(name))",
        text: link.text, [("title", "Create \"\(name)\"")], link.attributes)
      return
    }
    var address = "\(settings.basePath)Wiki.jsp?page=\(encoded(found))"
    if let section {
      let name = "\(found)-\(PageName.legacyClean(section))"
      let encoded = URLText.formEncoded(name, isLatin1: settings.isLatin1)
      address += "#section-\(encoded.replacing("%", with: "_"))"
    }
    writeAnchor("wikipage", href: address, text: link.text, [], link.attributes)
  }

  private mutating func writeAttachment(_ link: Link, _ page: String?, _ file: String) {
    let name = attachmentName(link, page, file)
    let address = "\(settings.basePath)attach/\(encoded(name))"
    let download = settings.forcesDownload(address) ? [("download", "")] : []
    writeAnchor("attachment", href: address, text: link.text, download, [])
    guard settings.showsAttachmentImage else { return }
    writeTag(
      "a",
      [
        ("href", "\(settings.basePath)PageInfo.jsp?page=\(encoded(name))"),
        ("class", "infolink"),
      ], link.attributes)
    let icon = "\(settings.basePath)images/attachment_small.png"
    writeTag("img", [("src", icon), ("border", "0"), ("alt", "(info)")], [], isEmpty: true)
    write("</a>")
  }

  /// The full name of an attachment; a file that is not there keeps the name it was written with.
  private func attachmentName(_ link: Link, _ page: String?, _ file: String) -> String {
    let page = page ?? state.page
    switch state.renderer.resolver.attachment(file, of: page) {
    case .exists, .unknown: return "\(page)/\(file)"
    case .missing: return link.target
    }
  }

  private mutating func writeOutlink() {
    guard settings.showsOutlinkImage else { return }
    writeTag(
      "img",
      [("class", "outlink"), ("src", "\(settings.basePath)images/out.png"), ("alt", "")], [],
      isEmpty: true)
  }

  mutating func write(_ image: Image) {
    switch image.link.kind {
    case .attachment(let page, let file):
      let name = attachmentName(image.link, page, file)
      writeImage(image.link, address: "\(settings.basePath)attach/\(encoded(name))")
    default: writeImage(image.link, address: image.target)
    }
  }

  /// A text that is an address or the name of a page makes the image a link.
  private mutating func writeImage(_ link: Link, address: String) {
    let attributes = [("class", "inline"), ("src", address), ("alt", alternative(link, address))]
    var closes = false
    if link.hasOwnText, LinkClassifier.isExternal(link.text) {
      writeTag("a", [("class", "external"), ("href", link.text)], [])
      closes = true
    } else if link.hasOwnText, lookup.known(PageName.clean(link.text)) != nil {
      let page = "\(settings.basePath)Wiki.jsp?page=\(encoded(link.text))"
      writeTag("a", [("class", "wikipage"), ("href", page)], [])
      closes = true
    }
    writeTag("img", attributes, [], isEmpty: true)
    if closes { write("</a>") }
  }

  private func alternative(_ link: Link, _ address: String) -> String {
    link.text
  }

  // MARK: Tags

  private mutating func writeAnchor(
    _ classes: String, href: String, text: String, _ more: [(String, String)],
    _ own: [LinkAttribute]
  ) {
    writeTag("a", [("class", classes), ("href", href)] + more, own)
    write("\(HTMLText.escaped(text))</a>")
  }

  /// Writes a start tag; attributes of the author's own replace those of the same name.
  private mutating func writeTag(
    _ name: String, _ attributes: [(String, String)], _ own: [LinkAttribute],
    isEmpty: Bool = false
  ) {
    var attributes = attributes
    for attribute in own {
      if let index = attributes.firstIndex(where: { $0.0 == attribute.name }) {
        attributes[index].1 = attribute.value
      } else {
        attributes.append((attribute.name, attribute.value))
      }
    }
    write("<\(name)")
    for (name, value) in attributes { write(" \(name)=\"\(HTMLText.escaped(value))\"") }
    write(isEmpty ? " />" : ">")
  }
}
