/// What changes while a page is rendered: counters, variables, the headings so far.
final class RenderState {
  /// How deep bodies of plugins may hold plugins with bodies.
  static let depthLimit = 8

  let renderer: Renderer
  let page: String
  var variables: [String: String] = [:]
  var counters: [String: Int] = [:]
  var headings: [Int32: Heading] = [:]
  var inOrder: [Heading] = []
  var depth = 0
  /// The pages around this one that insert it, the outermost first.
  var including: [String]
  /// How much more may be inserted, shared with the pages that are.
  var insertions = Insertions()

  /// Bounds what a page may insert, since two pages that insert the next one twice double the
  /// output, as does a variable that is set to itself twice.
  final class Insertions {
    /// How many more pages.
    var left = 200
    /// How many more bytes of variables and tables of contents.
    var bytes = 1 << 24

    /// Takes the bytes of a text off; the first text that is too long is the last one.
    func take(_ text: String) -> String {
      bytes -= text.utf8.count
      return text
    }
  }

  private var sectionCounts: [String: Int] = [:]
  /// The parser for titles keeps its state from heading to heading, as in the original.
  private var titleState = ParserState()

  init(renderer: Renderer, page: String) {
    self.renderer = renderer
    self.page = page
    including = [page]
  }

  var settings: WikiSettings { renderer.settings }

  func document(_ source: [UInt8], allowsHTML: Bool? = nil) -> Document {
    var options = settings.parsingOptions(page: page, resolver: renderer.resolver)
    options.skipsByteOrderMark = false
    if let allowsHTML { options.allowsHTML = allowsHTML }
    return Document(parsing: source, options: options)
  }

  func render(_ source: [UInt8], into out: inout [UInt8]) {
    let outer = headings
    defer { headings = outer }
    headings = [:]
    let document = document(source)
    prepare(document)
    var writer = HTMLWriter(document: document, state: self)
    writer.writeRoot()
    out += writer.out
  }

  func headings(of document: Document) -> [Heading] {
    prepare(document)
    return inOrder
  }

  /// Does what the wiki does while it parses: takes settings and names headings, in order.
  private func prepare(_ document: Document) {
    let table = document.root.storage.table
    for (index, record) in table.records.enumerated() {
      if record.tag == .metadata {
        let setting = table.settings[Int(record.payload)]
        if !setting.name.isEmpty { variables[setting.name] = expanded(setting.value) }
      } else if record.tag == .heading {
        let heading = heading(record, document)
        headings[Int32(truncatingIfNeeded: index)] = heading
        inOrder.append(heading)
      }
    }
  }

  private func heading(_ record: NodeRecord, _ document: Document) -> Heading {
    let bangs = Int(record.payload)
    let source = document.source
    let start = Int(record.start) + bangs
    let stop = source[start...].firstIndex(of: .lineFeed) ?? source.count
    let title = String(decoding: source[start..<stop], as: UTF8.self).javaTrimmed
    let section = PageName.legacyClean(plainTitle(title))
    var anchor = URLText.formEncoded(section, isLatin1: settings.isLatin1)
    let count = (sectionCounts[anchor] ?? 0) + 1
    sectionCounts[anchor] = count
    if count > 1 { anchor += "-\(count)" }
    return Heading(
      bangs: bangs, title: title, span: Int(record.start)..<Int(record.end), section: section,
      anchor: Anchors.id(page: page, encodedSection: anchor, isLatin1: settings.isLatin1),
      isRepeated: count > 1)
  }

  /// The text of a title, read as a small page of its own.
  private func plainTitle(_ title: String) -> String {
    guard depth < Self.depthLimit else { return title }
    depth += 1
    defer { depth -= 1 }
    var options = settings.parsingOptions(page: page, resolver: renderer.resolver)
    options.skipsByteOrderMark = false
    options.allowsHTML = true
    let bytes = Array(title.utf8)
    var parser = MarkupParser(source: bytes, range: 0..<bytes.count, options: options)
    parser.state = titleState
    // Styles that titles leave open add up; a second reference would copy them for each title.
    titleState = ParserState()
    parser.run()
    titleState = parser.stateAfterwards
    return PlainText(storage: NodeStorage(source: bytes, table: parser.table), state: self).text()
  }
}

/// The ids of headings.
public enum Anchors {
  /// The id of a section of a page, without regard to other headings of the page.
  public static func id(page: String, section: String, isLatin1: Bool = false) -> String {
    let cleaned = URLText.formEncoded(PageName.legacyClean(section), isLatin1: isLatin1)
    return id(page: page, encodedSection: cleaned, isLatin1: isLatin1)
  }

  static func id(page: String, encodedSection: String, isLatin1: Bool) -> String {
    "section-\(URLText.formEncoded(page, isLatin1: isLatin1))-\(encodedSection)"
      .replacing("%", with: "_").replacing("/", with: "_")
  }

  /// Takes a saved address apart into its page and section; nil where it has none of that page.
  ///
  /// - Parameters:
  ///   - fragment: what follows the `#` of the address.
  ///   - page: the name of the page the address leads to.
  /// - Returns: the section as it stands in the id, still encoded.
  public static func section(ofFragment fragment: String, page: String) -> String? {
    let lead = id(page: page, encodedSection: "", isLatin1: false)
    guard fragment.hasPrefix(lead) else { return nil }
    return String(fragment.dropFirst(lead.count))
  }
}
