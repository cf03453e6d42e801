/// A page of the wiki that a browser saved as HTML, turned into lines as a text save has them.
///
/// The rows of a diff are taken as they stand in the source of the page, white space included.
struct HTMLPage {
  /// The difference as the page shows it.
  enum Difference {
    case none
    case traditional([Row])
    case svn([Row])
    case contextual([Token])
  }

  /// A row of a diff table.
  struct Row {
    var kind: Kind
    var text: String

    enum Kind {
      case plain
      case removed
      case added
    }
  }

  /// A piece of a contextual diff.
  struct Token {
    var text: String
    /// The side that alone has the piece; nil for both.
    var side: Side?
  }

  private(set) var lines: [String] = []
  /// What table rows say exactly, by the line that the row became.
  private(set) var exactCells: [Int: ExactCells] = [:]
  private(set) var pageName: String?
  private(set) var difference = Difference.none
  /// The line at which the difference stands.
  private(set) var place: Int?
  private(set) var isElided = false
  /// Whether a row of an svn-style table holds elements; such tables do not escape the page's text.
  private(set) var isBroken = false
  private var line = ""

  private static let depthLimit = 300

  /// Whether a file is HTML rather than text.
  static func recognises(_ bytes: [UInt8]) -> Bool {
    let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
    guard let first = start.first(where: { $0 > .space }), first == UInt8(ascii: "<") else {
      return false
    }
    let head = String(decoding: start.prefix(4096), as: UTF8.self).lowercased()
    return ["<!doctype html", "<html", "<table class=\"diff\"", "<div class=\"diff", "<head"]
      .contains { head.contains($0) }
  }

  init?(_ bytes: [UInt8]) {
    guard let tree = HTMLTree(bytes), let root = tree.root else { return nil }
    walk(root, depth: 0)
    endLine()
  }

  /// Whether the page says that both revisions are the same.
  var saysNoDifference: Bool { lines.contains { $0.hasPrefix("No difference detected.") } }

  private mutating func endLine() {
    let text = line.javaTrimmed
    line = ""
    if !text.isEmpty { lines.append(text) }
  }

  private mutating func walk(_ element: HTMLElement, depth: Int) {
    guard depth < Self.depthLimit else { return }
    let name = element.name
    if name == "meta" { readMeta(element) }
    if Self.skipped.contains(name) { return }
    if name == "table", element.classes.contains("diff") {
      endLine()
      readTable(element)
      return
    }
    if name == "div", element.classes.contains("diff-wikitext") {
      endLine()
      readContextual(element)
      return
    }
    let isBlock = Self.blocks.contains(name)
    if isBlock { endLine() }
    if name == "tr" { exactCells[lines.count] = ExactCells(row: element) }
    if name == "img", let alternative = element["alt"] { append(alternative) }
    if name == "a", let title = Self.fullName(element) {
      append(title)
    } else {
      for child in element.children {
        switch child {
        case .text(let text): append(text)
        case .element(let inner): walk(inner, depth: depth + 1)
        }
      }
    }
    if name == "td" { line += "\t" } else if name == "th" { line += " " }
    if isBlock { endLine() }
  }

  /// Adds text with its white space shrunk, as a browser shows it.
  private mutating func append(_ text: String) {
    for scalar in text.unicodeScalars {
      if scalar.value <= 0x20 || scalar.value == 0xA0 {
        if line.unicodeScalars.last != " " { line += " " }
      } else {
        line.unicodeScalars.append(scalar)
      }
    }
  }

  /// The name of an attachment that the text shows only the beginning of.
  private static func fullName(_ element: HTMLElement) -> String? {
    let text = element.text.javaTrimmed
    guard text.hasSuffix("..."), let title = element["title"],
      title.hasPrefix(text.dropLast(3)), title.count > text.count - 3
    else { return nil }
    return title
  }

  private mutating func readMeta(_ element: HTMLElement) {
    guard element["name"] == "wikiPageName" else { return }
    pageName = element["content"]
  }

  private static let skipped: Set<String> = [
    "script", "style", "select", "noscript", "template", "svg", "button", "input", "title",
  ]

  private static let blocks: Set<String> = [
    "html", "body", "div", "p", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "dl", "dt",
    "dd", "table", "tbody", "thead", "tr", "form", "br", "hr", "pre", "section", "header",
    "footer", "nav", "main", "article",
  ]

  // MARK: Differences

  private mutating func readTable(_ table: HTMLElement) {
    var rows: [Row] = []
    var isSvn = false
    for row in Self.rows(table, depth: 0) {
      let cells = row.children.compactMap { child -> HTMLElement? in
        guard case .element(let cell) = child, cell.name == "td" else { return nil }
        return cell
      }
      if let kind = Self.kind(row) {
        isSvn = true
        if cells.count != 2 || cells[1].children.contains(where: \.isElement) { isBroken = true }
        rows.append(Row(kind: kind, text: cells.count > 1 ? cells[1].text : ""))
      } else if let cell = cells.first, let kind = Self.kind(cell) {
        rows.append(Row(kind: kind, text: cell.text))
      }
    }
    if case .none = difference {
      difference = isSvn ? .svn(rows) : .traditional(rows)
      place = lines.count
    }
  }

  private static func rows(_ element: HTMLElement, depth: Int) -> [HTMLElement] {
    guard depth < 4 else { return [] }
    return element.children.flatMap { child -> [HTMLElement] in
      guard case .element(let inner) = child else { return [] }
      return inner.name == "tr" ? [inner] : rows(inner, depth: depth + 1)
    }
  }

  private static func kind(_ element: HTMLElement) -> Row.Kind? {
    let classes = element.classes
    if classes.contains("diffrem") { return .removed }
    if classes.contains("diffadd") { return .added }
    return classes.contains("diff") ? .plain : nil
  }

  private mutating func readContextual(_ element: HTMLElement) {
    var tokens: [Token] = []
    collect(element, side: nil, depth: 0, into: &tokens)
    if case .none = difference {
      difference = .contextual(tokens)
      place = lines.count
    }
  }

  private mutating func collect(
    _ element: HTMLElement, side: Side?, depth: Int, into tokens: inout [Token]
  ) {
    guard depth < Self.depthLimit else { return }
    for child in element.children {
      switch child {
      case .text(let text):
        let spaces = text.replacing("\u{A0}", with: " ")
        tokens.append(Token(text: spaces.replacing("\n", with: ""), side: side))
      case .element(let inner):
        let classes = inner.classes
        if inner.name == "br" {
          tokens.append(Token(text: "\n", side: side))
        } else if classes.contains("diff-nextprev") {
          continue
        } else if inner.name == "b", inner.text == "..." {
          isElided = true
        } else {
          let own: Side? =
            classes.contains("diff-insertion")
            ? .new : classes.contains("diff-deletion") ? .old : side
          collect(inner, side: own, depth: depth + 1, into: &tokens)
        }
      }
    }
  }
}
