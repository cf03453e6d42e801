import Policy

/// Tables: what their heads say of the cells under them.
extension PageReader {
  mutating func tableRow(_ row: Row, cells: [Range<Int>], isHeader: Bool) {
    flush()
    settleRule(isAlternative: false)
    if isHeader {
      table = TableContext(columns: cells.map { head(row.tokens[$0]) }, isOpen: true)
      if listsSettings(row, cells: cells) { table.columns[1] = .demand }
      scopePiece(row.tokens[...], line: row.line)
      return
    }
    if let listHead, let first = cells.first,
      table.columns.allSatisfy({ $0 == nil || $0 == .description })
    {
      addMember(row.tokens[first].trimmed().text, to: listHead)
    }
    if obligedRow(row, cells: cells) { return }
    if describes(cells) {
      describedRow(row, cells: cells)
      return
    }
    if instructedRow(row, cells: cells) { return }
    for statement in prose.tableRow(
      row, cells: cells, columns: table.columns, conditions: outline.conditions,
      isAboutProblems: isTroubleshooting)
    {
      append(statement)
    }
  }

  /// What a head asks for: by the words of the lexicon, else a demand where it holds a modal ("What you
  /// have to enter").
  private func head(_ words: Tokens) -> Lexicon.TableColumn? {
    let title = words.trimmed()
    if let match = lexicon.tableHeads.match(title, at: title.startIndex) { return match.value }
    if lexicon.modals.first(in: title)?.match.value.isNegative == false { return .demand }
    if title.count == 1, title.allSatisfy({ lexicon.requiredWords.contains($0) }) {
      return .obligation
    }
    return namesDemand(title) ? .demand : nil
  }

  /// "Setting | Value": names of settings and what they are set to.
  private func listsSettings(_ row: Row, cells: [Range<Int>]) -> Bool {
    guard cells.count > 1, table.columns.allSatisfy({ $0 == nil || $0 == .description }),
      let name = row.tokens[cells[0]].trimmed().last, lexicon.controls.contains(name),
      let value = row.tokens[cells[1]].trimmed().last
    else { return false }
    return row.tokens[cells[1]].trimmed().count == 1
      && (lexicon.valueWords.contains(value) || value.word == "entry")
  }

  /// "Value needed", "Obligatory entry": a column of what has to be entered.
  private func namesDemand(_ title: Tokens) -> Bool {
    title.count == 2 && title.contains { lexicon.requiredWords.contains($0) }
      && title.contains { lexicon.valueNouns.contains($0) || $0.word == "entry" }
  }

  /// "Host | yes | the name of the mast" under "Required": a field that has to be filled, or need not be;
  /// false where the cell says what it has to be filled with.
  private mutating func obligedRow(_ row: Row, cells: [Range<Int>]) -> Bool {
    guard let column = table.columns.firstIndex(of: .obligation), column > 0,
      cells.indices.contains(column), let name = cells.first, let span = row.tokens[...].span
    else { return false }
    let cell = row.tokens[cells[column]].trimmed()
    let state = lexicon.valueStates.value(of: cell)
    let isNeeded = state == .enabled || ["x", "✓", "✔"].contains(cell.first?.text)
    guard isNeeded || state == .disabled || !cell.contains(where: \.isWordLike) else {
      table.columns[column] = .demand
      return false
    }
    let subject = row.tokens[name].trimmed().text
    var statement = Statement(
      span: span, line: row.line, kind: isNeeded ? .constraint : .parameter,
      conditions: outline.conditions, text: row.tokens[...].text,
      disposition: isNeeded ? .manual : .bound)
    if isNeeded {
      statement.wording = .must
      statement.claim = Claim(subject: subject, relation: .present)
    }
    append(statement)
    return true
  }

  /// "old | new | paint it again": what the last cell tells the reader to do; false where it tells nothing.
  private mutating func instructedRow(_ row: Row, cells: [Range<Int>]) -> Bool {
    guard let column = table.columns.firstIndex(of: .demand), column > 0,
      cells.indices.contains(column), let first = cells.first
    else { return false }
    let cell = row.tokens[cells[column]]
    if let state = lexicon.valueStates.value(of: cell.trimmed()), state != .absent { return false }
    if lexicon.nothings.covers(cell.trimmed()), let span = row.tokens[...].span {
      append(
        Statement(
          span: span, line: row.line, kind: .informative, text: row.tokens[...].text,
          disposition: .informative))
      return true
    }
    guard
      let steps = prose.instructions(
        in: cell, about: NounPhraseReader(lexicon: lexicon).trimmed(row.tokens[first]),
        links: row.links, conditions: outline.conditions)
    else { return false }
    let name = row.tokens[..<cells[column].lowerBound]
    if let span = name.span {
      append(
        Statement(
          span: span, line: row.line, text: name.text, disposition: .bound, reason: "table_row"))
    }
    for step in steps { append(step) }
    return true
  }

  /// Whether the rows name a setting and describe it, and nothing more.
  private func describes(_ cells: [Range<Int>]) -> Bool {
    cells.count > 1 && table.columns.dropFirst().contains(.description)
      && table.columns.allSatisfy { $0 == nil || $0 == .description }
  }

  /// The name of a setting, what it means, and what the cells demand of it.
  private mutating func describedRow(_ row: Row, cells: [Range<Int>]) {
    let name = NounPhraseReader(lexicon: lexicon).trimmed(row.tokens[cells[0]])
    topic = Topic()
    topic.label = name
    var statements: [Statement] = []
    for (index, cell) in cells.enumerated().dropFirst() {
      let isDescription =
        table.columns.indices.contains(index) && table.columns[index] == .description
      let start = statements.isEmpty ? row.tokens.startIndex : cell.lowerBound
      let words = row.tokens[start..<cell.upperBound]
      guard words.contains(where: \.isWordLike) else { continue }
      let read =
        isDescription
        ? described(words, name: name, nameLength: cell.lowerBound - start, row: row)
        : [Self.parameter(words, row: row)].compactMap(\.self)
      let isRest = !isDescription && statements.last.map { $0.kind != .parameter } ?? false
      for var statement in read {
        if isRest {
          statement.kind = nil
          statement.reason = "table_row"
        }
        if statements.isEmpty { Self.separate(row.tokens[cells[0]].trimmed(), in: &statement) }
        Self.join(statement, to: &statements)
      }
    }
    topic.label = nil
    for statement in statements { append(statement) }
  }

  private mutating func described(
    _ words: Tokens, name: Tokens, nameLength: Int, row: Row
  ) -> [Statement] {
    let result = prose.read(
      words,
      context: ProseReader.Context(
        label: Label(title: name, role: .topic, length: nameLength, isMarked: true),
        isDefinition: true, isItem: true, links: row.links, conditions: outline.conditions,
        isDiagnosing: false),
      topic: topic)
    return result.statements
  }

  private static func parameter(_ words: Tokens, row: Row) -> Statement? {
    words.span.map {
      Statement(
        span: $0, line: row.line, kind: .parameter, text: words.trimmed().text, disposition: .bound)
    }
  }

  /// Sets the name at the start of a statement apart from what the next cell says.
  private static func separate(_ name: Tokens, in statement: inout Statement) {
    guard statement.text.hasPrefix(name.text) else { return }
    statement.text = name.text + " |" + statement.text.dropFirst(name.text.count)
  }

  /// Adds a statement of a row; what goes on describing extends the description in front of it.
  private static func join(_ statement: Statement, to statements: inout [Statement]) {
    guard statement.kind == .parameter, var last = statements.last, last.kind == .parameter else {
      statements.append(statement)
      return
    }
    last.span = last.span.lowerBound..<statement.span.upperBound
    last.text += " | " + statement.text
    statements[statements.count - 1] = last
  }
}
