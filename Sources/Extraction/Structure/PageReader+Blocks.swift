import Policy

/// Blocks that are no prose: code and tables.
extension PageReader {
  mutating func code(_ row: Row) {
    flush()
    settleRule(isAlternative: false)
    let words = row.tokens[...]
    guard let span = words.span else { return }
    addLiterals(of: row)
    let kind: StatementKind = codeRole == .error ? .diagnosis : .example
    append(
      Statement(
        span: span, line: row.line, kind: kind, conditions: outline.conditions, text: words.text,
        disposition: .bound, reason: nil))
    if codeRole == .error { isDiagnosing = true }
    codeRole = .topic
  }

  /// A literal that a demand announced ("must look like this:") stands in the code block behind it.
  private mutating func addLiterals(of row: Row) {
    guard let listHead, let claim = statements[listHead].claim, claim.object.isEmpty else { return }
    let lines = row.codeLines
    let literals = lines.filter { !["or", "and"].contains($0.lowercased()) }
    guard (1...6).contains(literals.count) else { return }
    if claim.relation == .oneOf, literals.count == 1 {
      for part in literals[0].split(separator: ",") {
        addMember(String(part).trimmedSpaces, to: listHead)
      }
    } else {
      for literal in literals { addMember(literal, to: listHead) }
    }
    if literals.count > 1, lines.count > literals.count {
      statements[listHead].claim?.relation = .oneOf
    }
    self.listHead = nil
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
