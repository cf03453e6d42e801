/// Finds links that lead nowhere.
struct LinkLint {
  private(set) var findings: [MarkupFinding] = []
  private let context: LintContext
  private let headings: [Heading]
  private var sections: [SectionLink] = []
  /// The sections of the pages that links lead to, where they are known.
  private var known: [String: KnownSections] = [:]
  /// For how many more findings a similar name is looked for, since that reads all names there are.
  private var suggestions = 200

  /// The sections of a page as they stand in ids.
  private struct KnownSections {
    let all: [String]
    let names: Set<String>
    /// The first section with a title, by the title without its number.
    let byTitle: [String: String]

    init(_ all: [String]) {
      self.all = all
      names = Set(all)
      byTitle = Dictionary(
        all.map { (LinkLint.title($0), $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// A link to a section, by the encoded section name that stands in the id.
  private struct SectionLink {
    var page: String
    var section: String
    var span: Range<Int>
  }

  init(context: LintContext, headings: [Heading]) {
    self.context = context
    self.headings = headings
  }

  private var lookup: PageLookup {
    PageLookup(
      resolver: context.resolver, matchesPlurals: context.settings.matchesPlurals)
  }

  private mutating func similar(to name: String, among names: [String]) -> String? {
    guard suggestions > 0 else { return nil }
    suggestions -= 1
    return Nearest.name(to: name, among: names)
  }

  mutating func check(_ links: [(Link, Range<Int>)]) {
    for (link, span) in links { check(link, span) }
    for page in Set(sections.map(\.page)) { known[page] = knownSections(of: page) }
    for section in sections { checkSection(section) }
    checkNumbers()
  }

  private mutating func report(
    _ rule: MarkupFinding.Rule, _ message: String, help: String? = nil, _ span: Range<Int>
  ) {
    findings.append(MarkupFinding(rule: rule, message: message, help: help, span: span))
  }

  private mutating func check(_ link: Link, _ span: Range<Int>) {
    switch link.kind {
    case .external: noteAddress(link.target, span)
    case .interwiki(let wiki, _): checkWiki(link, wiki, span)
    case .page(let name): checkPage(name, link, span)
    case .section(let page, let section):
      if checkPage(page, link, span) {
        let encoded = URLText.formEncoded(PageName.legacyClean(section))
          .replacing("%", with: "_")
        sections.append(SectionLink(page: page, section: encoded, span: span))
      }
    case .attachment(let page, let file): checkAttachment(page, file, link, span)
    case .footnoteDefinition, .footnoteReference, .empty: break
    }
  }

  /// Notes an outside address that leads to a section of a wiki page.
  private mutating func noteAddress(_ address: String, _ span: Range<Int>) {
    guard let mark = address.firstRange(of: "Wiki.jsp?page="),
      let hash = address[mark.upperBound...].firstRange(of: "#section-")
    else { return }
    let written = address[mark.upperBound..<hash.lowerBound].prefix { $0 != "&" }
    let page = String(decoding: URLText.decoded(String(written), plusIsSpace: true), as: UTF8.self)
    let fragment = "section-" + address[hash.upperBound...]
    guard let section = Anchors.section(ofFragment: fragment, page: page) else {
      report(
        .danglingSection, "the id `\(fragment)` is not one of page `\(page)`",
        help: "ids begin with the name of their page", span)
      return
    }
    sections.append(SectionLink(page: page, section: section, span: span))
  }

  private mutating func checkWiki(_ link: Link, _ wiki: String, _ span: Range<Int>) {
    let trimmed = link.target.javaTrimmed
    if trimmed != link.target, LinkClassifier.isExternal(trimmed) {
      report(
        .spaceBeforeAddress, "a space stands before the address `\(trimmed)`, so that it is none",
        help: "remove the space", span)
    } else if context.settings.interwiki(wiki) == nil {
      let nearest = similar(to: wiki, among: context.settings.interwikiNames)
      report(
        .unknownWiki, "there is no wiki `\(wiki)`", help: nearest.map { "did you mean `\($0)`?" },
        span)
    }
  }

  @discardableResult
  private mutating func checkPage(_ name: String, _ link: Link, _ span: Range<Int>) -> Bool {
    guard !name.isEmpty, name != context.pageName, lookup.existing(name) == nil else {
      return true
    }
    report(.missingPage, "there is no page `\(name)`", span)
    return false
  }

  private mutating func checkAttachment(
    _ page: String?, _ file: String, _ link: Link, _ span: Range<Int>
  ) {
    let owner = page ?? context.pageName
    switch context.resolver.attachment(file, of: owner) {
    case .exists: return
    case .missing:
      report(.missingAttachment, "there is no attachment `\(link.target)`", span)
    case .unknown:
      let isOwn = page == nil || context.pageName == nil || page == context.pageName
      if isOwn, let attachments = context.attachments { checkList(attachments, file, span) }
    }
  }

  private mutating func checkList(
    _ attachments: [AttachmentEntry], _ file: String, _ span: Range<Int>
  ) {
    if attachments.contains(where: { $0.name == file }) { return }
    if let entry = attachments.first(where: { $0.isCutOff && file.hasPrefix($0.nameStart) }) {
      report(
        .cutOffAttachment,
        "`\(file)` may be the attachment `\(entry.name)`, whose name the page cuts off", span)
      return
    }
    let nearest = similar(to: file, among: attachments.map(\.name))
    report(
      .missingAttachment, "`\(file)` is not among the attachments of the page",
      help: nearest.map { "did you mean `\($0)`?" }, span)
  }

  // MARK: Sections

  private mutating func checkSection(_ link: SectionLink) {
    guard let known = known[link.page], !known.names.contains(link.section) else { return }
    let nearest =
      known.byTitle[Self.title(link.section)] ?? similar(to: link.section, among: known.all)
    report(
      .danglingSection, "page `\(link.page)` has no section `\(link.section)`",
      help: nearest.map { "did you mean `\($0)`?" }, link.span)
  }

  /// The sections of a page as they stand in ids; nil where they are not known.
  private func knownSections(of page: String) -> KnownSections? {
    if page == context.pageName {
      return context.isPartial ? nil : KnownSections(headings.map { Self.encoded($0.section) })
    }
    guard let text = context.text(page) else { return nil }
    let headings = Renderer(settings: context.settings, resolver: context.resolver)
      .headings(text, page: page)
    return KnownSections(headings.map { Self.encoded($0.section) })
  }

  private static func encoded(_ section: String) -> String {
    URLText.formEncoded(section).replacing("%", with: "_").replacing("/", with: "_")
  }

  /// Two links to one page whose sections differ in the leading number only: one of them is stale.
  private mutating func checkNumbers() {
    var last: [String: SectionLink] = [:]
    for link in sections where known[link.page] == nil {
      let title = Self.title(link.section)
      guard title != link.section else { continue }
      let other = last.updateValue(link, forKey: "\(link.page)#\(title)")
      guard let other, other.section != link.section else { continue }
      report(
        .contradictingSections,
        "this leads to section `\(link.section)`, another link to `\(other.section)`",
        help: "they differ in their number only; sections may have moved", link.span)
    }
  }

  private static func title(_ section: String) -> String {
    String(section.drop { $0.isNumber || $0 == "." })
  }
}
