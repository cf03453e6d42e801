/// The names by which elements are closed.
///
/// Several kinds share one, which is part of the reading:
/// closing a style span closes the nearest `span` of any kind.
enum ElementName: Int {
  case root, paragraph, heading1, heading2, heading3, unordered, ordered, item
  case definitionList, term, definition, table, row, headerCell, cell
  case preformatted, span, division, bold, italic, teletype

  static let count = 21
}

extension MarkupParser {
  var cursor: Int32 { open[open.count - 1] }

  // MARK: Text

  /// Ends the text in hand, and notes that the bytes of a delimiter are read and not shown.
  mutating func markup(_ start: Int, _ stop: Int) {
    flushText(to: start)
    addLeaf(.markup, start, stop)
    at = stop
  }

  @discardableResult
  mutating func addLeaf(
    _ tag: Tag, _ start: Int, _ stop: Int, payload: Int = -1, flag: Bool = false
  ) -> Int32 {
    let record = NodeRecord(
      start: Int32(start), end: Int32(stop), payload: Int32(payload), tag: tag, flag: flag)
    return table.add(record, under: cursor)
  }

  // MARK: Elements

  @discardableResult
  mutating func openElement(_ tag: Tag, at place: Int, payload: Int = -1) -> Int32? {
    guard open.count < Self.depthLimit else { return nil }
    let record = NodeRecord(
      start: Int32(place), end: Int32(end), payload: Int32(payload), tag: tag)
    let index = table.add(record, under: cursor)
    let name = Self.name(of: record).rawValue
    outer.append(nearest[name])
    nearest[name] = Int32(open.count)
    open.append(index)
    return index
  }

  /// Closes the nearest element of a name and all within it; without one nothing happens.
  ///
  /// The delimiter that closes, if there is one, becomes part of the element.
  @discardableResult
  mutating func closeElement(_ name: ElementName, at place: Int? = nil, delimiter: Int = 0) -> Bool
  {
    let place = place ?? at
    let depth = Int(nearest[name.rawValue])
    guard depth >= 0 else { return false }
    table.records[Int(open[depth])].flag = true
    close(to: depth, at: place)
    if delimiter > 0 { addLeaf(.markup, place, place + delimiter) }
    close(to: depth - 1, at: place + delimiter)
    return true
  }

  /// Closes all elements deeper than a place of `open`.
  mutating func close(to depth: Int, at place: Int) {
    while open.count > depth + 1 {
      let index = Int(open.removeLast())
      table.records[index].end = Int32(place)
      nearest[Self.name(of: table.records[index]).rawValue] = outer.removeLast()
    }
  }

  private static func name(of record: NodeRecord) -> ElementName {
    switch record.tag {
    case .paragraph: .paragraph
    case .heading: record.payload == 1 ? .heading1 : record.payload == 2 ? .heading2 : .heading3
    case .list: .unordered
    case .orderedList: .ordered
    case .listItem: .item
    case .definitionList: .definitionList
    case .term: .term
    case .definition: .definition
    case .table: .table
    case .row: .row
    case .headerCell: .headerCell
    case .cell: .cell
    case .preBlock: .preformatted
    case .preInline, .styleSpan: .span
    case .styleBlock: .division
    case .bold: .bold
    case .italic: .italic
    case .teletype: .teletype
    default: .root
    }
  }
}
