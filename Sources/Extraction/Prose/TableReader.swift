import Policy

/// Reads the rows of tables whose heads say that their cells demand or diagnose something.
struct TableReader {
  let lexicon: Lexicon

  /// The statements of a row; a row under other heads is structure.
  func statements(
    of row: Row, cells: [Range<Int>], columns: [Lexicon.TableColumn?], conditions: [Condition]
  ) -> [Statement] {
    guard let span = row.tokens[...].span else { return [] }
    let text = cells.map { row.tokens[$0].trimmed().text }.filter { !$0.isEmpty }.joined(
      separator: " | ")
    if columns.contains(.symptom) {
      return [
        Statement(
          span: span, line: row.line, kind: .diagnosis, conditions: conditions, text: text,
          disposition: .bound)
      ]
    }
    if let column = columns.firstIndex(of: .demand), cells.indices.contains(column),
      let first = cells.first
    {
      return [
        demand(
          row, subject: row.tokens[first], value: row.tokens[cells[column]], span: span, text: text,
          conditions: conditions)
      ]
    }
    return [
      Statement(span: span, line: row.line, text: text, disposition: .bound, reason: "table_row")
    ]
  }

  private func demand(
    _ row: Row, subject: Tokens, value: Tokens, span: Range<Int>, text: String,
    conditions: [Condition]
  ) -> Statement {
    let name = subject.trimmed().text
    let words = value.trimmed()
    let whole = value.filter { $0.kind != .symbol }
    var claim = Claim(subject: name, relation: .equals, object: [words.text])
    if let state = lexicon.valueStates.match(words, at: words.startIndex),
      state.length == words.count
    {
      claim = Claim(subject: name, relation: state.value)
    } else if whole.isEmpty {
      claim = Claim(subject: name, relation: .absent)
    } else if let bound = BoundReader(lexicon: lexicon).bound(in: words) {
      claim = Claim(subject: name, relation: bound.relation, object: [bound.value])
    }
    return Statement(
      span: span, line: row.line, kind: .constraint, wording: .must, claim: claim,
      conditions: conditions,
      text: text, disposition: .manual)
  }
}
