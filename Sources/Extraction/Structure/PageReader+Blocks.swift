import Policy

/// Blocks that are no prose: code and tables.
extension PageReader {
  mutating func code(_ row: Row) {
    flush()
    settleRule(isAlternative: false)
    let words = row.tokens[...]
    guard let span = words.span else { return }
    let kind: StatementKind = codeRole == .error ? .diagnosis : .example
    append(
      Statement(
        span: span, line: row.line, kind: kind, conditions: outline.conditions, text: words.text,
        disposition: .bound, reason: nil))
    if codeRole == .error { isDiagnosing = true }
    codeRole = .topic
  }

  mutating func tableRow(_ row: Row, cells: [Range<Int>], isHeader: Bool) {
    flush()
    settleRule(isAlternative: false)
    if isHeader {
      table = TableContext(columns: cells.map { head(row.tokens[$0]) }, isOpen: true)
      scopePiece(row.tokens[...], line: row.line)
      return
    }
    for statement in prose.tableRow(
      row, cells: cells, columns: table.columns, conditions: outline.conditions)
    {
      append(statement)
    }
    if let listHead, table.columns.allSatisfy({ $0 == nil }), let first = cells.first {
      addMember(row.tokens[first].trimmed().text, to: listHead)
    }
  }

  func head(_ words: Tokens) -> Lexicon.TableColumn? {
    let title = words.trimmed()
    return lexicon.tableHeads.match(title, at: title.startIndex)?.value
  }
}
