/// What a record of the node table is; the payload of links, plugins and so on lies in side tables.
enum Tag: UInt8 {
  case document, paragraph, heading, rule, list, orderedList, listItem
  case definitionList, term, definition
  case table, row, headerCell, cell
  case preBlock, preInline, styleBlock, styleSpan
  case bold, italic, teletype
  case text, newline, blankLine, lineBreak, markup
  case link, image, plugin, variable, metadata, accessRule
  case failure
  /// Records that print something but stand for no byte; `Node.children` leaves them out.
  case hashLink, blockGap
}

/// One node: where it is, what it is, and how it hangs together with its neighbours.
struct NodeRecord {
  var start: Int32
  var end: Int32
  var first: Int32 = -1
  var last: Int32 = -1
  var next: Int32 = -1
  /// An index into the side table of the tag, a number (bangs, depth) or -1.
  var payload: Int32
  var tag: Tag
  /// Meaning depends on the tag: a `lineBreak` clears, a `text` is printed without entities.
  var flag: Bool = false
}

/// All nodes of a document in one flat table, so that depth costs no stack and a page few allocations.
struct NodeTable {
  var records: [NodeRecord] = []
  /// The links that were found in running text; those in brackets are read when asked for.
  var links: [Link] = []
  var options = ParsingOptions()
  var plugins: [Plugin] = []
  var styles: [Style] = []
  var names: [String] = []
  var settings: [Metadata] = []
  var rules: [AccessRule] = []

  mutating func add(_ record: NodeRecord, under parent: Int32) -> Int32 {
    let index = Int32(truncatingIfNeeded: records.count)
    records.append(record)
    guard parent >= 0 else { return index }
    let previous = records[Int(parent)].last
    if previous >= 0 {
      records[Int(previous)].next = index
    } else {
      records[Int(parent)].first = index
    }
    records[Int(parent)].last = index
    return index
  }
}

/// The immutable result of a parse, shared by all nodes of a document.
final class NodeStorage: Sendable {
  let source: [UInt8]
  let table: NodeTable

  init(source: [UInt8], table: NodeTable) {
    self.source = source
    self.table = table
  }

  /// The link or image that a record stands for.
  func link(_ record: NodeRecord) -> Link {
    if record.payload >= 0 { return table.links[Int(record.payload)] }
    return LinkClassifier(options: table.options)
      .link(Int(record.start)..<Int(record.end), in: source)
  }
}
