/// A node of a parsed page: what it is, which bytes of the source it covers, and what it holds.
///
/// The spans of the children of a node follow each other without gaps and cover the node exactly.
public struct Node: Sendable {
  let storage: NodeStorage
  let index: Int32

  var record: NodeRecord { storage.table.records[Int(index)] }

  /// The bytes of the source that the node covers, its own delimiters included.
  public var span: Range<Int> {
    let record = self.record
    return Int(record.start)..<Int(record.end)
  }

  /// What the node holds, in the order of the source.
  public var children: [Node] {
    var found: [Node] = []
    var child = record.first
    while child >= 0 {
      let record = storage.table.records[Int(child)]
      if record.tag != .hashLink && record.tag != .blockGap {
        found.append(Node(storage: storage, index: child))
      }
      child = record.next
    }
    return found
  }

  /// What the node is.
  public var kind: Kind { Kind(record, in: storage) }
}

extension Node {
  /// What a node is, with what its markup says about it.
  public enum Kind: Sendable, Hashable {
    /// The page, or the part of it that was parsed.
    case document
    /// Text between blank lines. Text before the first blank line stands bare under its parent.
    case paragraph
    /// A heading; three bangs are the most important one.
    case heading(bangs: Int)
    /// A line across the page.
    case rule
    /// A list; its items are its children.
    case list(ordered: Bool)
    /// An item of a list; the depth of items of the outermost list is 1.
    case listItem(depth: Int)
    /// A line of the form `;term:definition`.
    case definitionList
    /// The half of a definition line before the colon.
    case term
    /// The half of a definition line after the colon.
    case definition
    /// Consecutive lines that begin with a bar.
    case table
    /// A line of a table.
    case row
    /// A cell opened by two bars.
    case headerCell
    /// A cell opened by one bar.
    case cell
    /// Text between triple braces.
    case preformatted(isBlock: Bool)
    /// Text under a `%%` style, as a block of its own or within a line.
    case style(Style, isBlock: Bool)
    /// Text between double underscores.
    case bold
    /// Text between double apostrophes.
    case italic
    /// Text between double braces.
    case teletype
    /// Bytes that are shown as they are.
    case text
    /// A line end that is shown as white space.
    case newline
    /// A line end that is not shown, since it only ends a paragraph.
    case blankLine
    /// A forced break, `\\`; with a third backslash it also clears images.
    case lineBreak(clears: Bool)
    /// Bytes that are read and not shown: delimiters, bullets, escapes.
    case markup
    /// A link of any kind, footnotes included.
    case link(Link)
    /// An image that is shown in place.
    case image(Image)
    /// A plugin call.
    case plugin(Plugin)
    /// A variable, by its name.
    case variable(name: String)
    /// A setting of the page.
    case metadata(Metadata)
    /// A rule about who may do what with the page.
    case accessRule(AccessRule)
    /// Markup that the wiki refuses and shows an error for.
    case failure(String)
  }
}

extension Node.Kind {
  init(_ record: NodeRecord, in storage: NodeStorage) {
    let payload = Int(record.payload)
    switch record.tag {
    case .document: self = .document
    case .paragraph: self = .paragraph
    case .heading: self = .heading(bangs: payload)
    case .rule: self = .rule
    case .list: self = .list(ordered: false)
    case .orderedList: self = .list(ordered: true)
    case .listItem: self = .listItem(depth: payload)
    case .definitionList: self = .definitionList
    case .term: self = .term
    case .definition: self = .definition
    case .table: self = .table
    case .row: self = .row
    case .headerCell: self = .headerCell
    case .cell: self = .cell
    case .preBlock: self = .preformatted(isBlock: true)
    case .preInline: self = .preformatted(isBlock: false)
    case .styleBlock: self = .style(storage.table.styles[payload], isBlock: true)
    case .styleSpan: self = .style(storage.table.styles[payload], isBlock: false)
    case .bold: self = .bold
    case .italic: self = .italic
    case .teletype: self = .teletype
    default: self = Self(leaf: record, in: storage)
    }
  }

  private init(leaf record: NodeRecord, in storage: NodeStorage) {
    let payload = Int(record.payload)
    switch record.tag {
    case .newline: self = .newline
    case .blankLine: self = .blankLine
    case .lineBreak: self = .lineBreak(clears: record.flag)
    case .markup, .hashLink, .blockGap: self = .markup
    case .link: self = .link(storage.link(record))
    case .image: self = .image(Image(link: storage.link(record)))
    case .plugin: self = .plugin(storage.table.plugins[payload])
    case .variable: self = .variable(name: storage.table.names[payload])
    case .metadata: self = .metadata(storage.table.settings[payload])
    case .accessRule: self = .accessRule(storage.table.rules[payload])
    case .failure: self = .failure(storage.table.names[payload])
    default: self = .text
    }
  }
}
