/// Markup at the start of lines: rules, headings, definition lines, tables.
extension MarkupParser {
  mutating func readRule() -> Bool {
    guard has(.dash, times: 4) else { return false }
    let start = at
    while at < end, source[at] == .dash { at += 1 }
    startBlock(at: start)
    addLeaf(.rule, start, at)
    return true
  }

  /// A heading is no block: paragraph, bold and italic around it stay open.
  mutating func readHeading() -> Bool {
    let start = at
    let bangs = has(.bang, times: 3) ? 3 : has(.bang, times: 2) ? 2 : 1
    flushText(to: start)
    openHeading = openElement(.heading, at: start, payload: bangs)
    markup(start, start + bangs)
    return true
  }

  mutating func closeHeading(at place: Int) {
    if let heading = openHeading {
      openHeading = nil
      addLeaf(.hashLink, place, place, payload: Int(heading))
    }
    closeElement(.heading3, at: place)
    closeElement(.heading2, at: place)
    closeElement(.heading1, at: place)
  }

  mutating func readTerm() -> Bool {
    guard !isInTerm else { return false }
    isInTerm = true
    let start = at
    startBlock(at: start)
    openElement(.definitionList, at: start)
    openElement(.term, at: start)
    markup(start, start + 1)
    return true
  }

  mutating func readDefinition() -> Bool {
    let start = at
    flushText(to: start)
    closeElement(.term, at: start)
    openElement(.definition, at: start)
    markup(start, start + 1)
    isInTerm = false
    return true
  }

  mutating func readBar() -> Bool {
    guard isInTable || atLineStart else { return false }
    let start = at
    flushText(to: start)
    let isHeader = has(.bar, times: 2)
    if atLineStart {
      if !isInTable {
        startBlock(at: start)
        openElement(.table, at: start)
        isInTable = true
      }
      openElement(.row, at: start)
    } else if isHeader {
      if !closeElement(.headerCell, at: start) { closeElement(.cell, at: start) }
    } else {
      if !closeElement(.cell, at: start) { closeElement(.headerCell, at: start) }
    }
    openElement(isHeader ? .headerCell : .cell, at: start)
    markup(start, start + (isHeader ? 2 : 1))
    return true
  }
}
