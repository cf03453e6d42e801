import Policy

/// Reads the rows of tables whose heads say that their cells demand or diagnose something.
struct TableReader {
  let lexicon: Lexicon
  /// Whether the section is about problems.
  var isAboutProblems = false

  /// The statements of a row; a row under other heads is structure.
  func statements(
    of row: Row, cells: [Range<Int>], columns: [Lexicon.TableColumn?], conditions: [Condition]
  ) -> [Statement] {
    guard let span = row.tokens[...].span else { return [] }
    let text = cells.map { row.tokens[$0].trimmed().text }.filter { !$0.isEmpty }.joined(
      separator: " | ")
    if isTroubleshooting(columns, cells: cells) {
      return [
        Statement(
          span: span, line: row.line, kind: .diagnosis, conditions: conditions, text: text,
          disposition: .bound)
      ]
    }
    if let column = columns.firstIndex(of: .destination), cells.indices.contains(column),
      let first = cells.first, column > 0
    {
      return [
        mapping(
          row, value: row.tokens[first], field: row.tokens[cells[column]], span: span, text: text,
          conditions: conditions)
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
    if let claim = bounded(row, cells: cells, columns: columns) ?? required(row, cells: cells) {
      return [
        Statement(
          span: span, line: row.line, kind: .constraint, wording: .must, claim: claim,
          conditions: conditions, text: text, disposition: .manual)
      ]
    }
    return [
      Statement(span: span, line: row.line, text: text, disposition: .bound, reason: "table_row")
    ]
  }

  /// Whether a row tells what goes wrong: a head for the symptom, heads for what it means and what to do
  /// about it, or no heads at all in a section about problems.
  ///
  /// Examples of heads: "Symptom | Fix", "Lamp | Meaning | Remedy", "Answer | Reason | What to do".
  private func isTroubleshooting(_ columns: [Lexicon.TableColumn?], cells: [Range<Int>]) -> Bool {
    if columns.contains(.symptom) { return true }
    if columns.isEmpty { return isAboutProblems && cells.count > 1 }
    let behind = columns.dropFirst()
    return behind.contains(.remedy) && (behind.contains(.cause) || behind.contains(.description))
      && !columns.contains(.demand)
  }

  /// "Masts | 2" under the head "Minimum": the bound that a row names; a table with both ends tells of
  /// what a setting takes.
  private func bounded(
    _ row: Row, cells: [Range<Int>], columns: [Lexicon.TableColumn?]
  ) -> Claim? {
    let bounds: [(Lexicon.TableColumn, Relation)] = [(.minimum, .atLeast), (.maximum, .atMost)]
    let present = bounds.filter { columns.contains($0.0) }
    guard present.count == 1, let (column, relation) = present.first,
      let place = columns.firstIndex(of: column), place > 0, cells.indices.contains(place),
      let first = cells.first
    else { return nil }
    let value = row.tokens[cells[place]].trimmed()
    let name = row.tokens[first].trimmed()
    guard value.first?.startsNumber ?? false, !name.isEmpty else { return nil }
    return Claim(subject: name.text, relation: relation, object: [value.text])
  }

  /// "Host | required": what has to be there.
  private func required(_ row: Row, cells: [Range<Int>]) -> Claim? {
    guard let first = cells.first,
      cells.dropFirst().contains(where: { isRequired(row.tokens[$0]) })
    else { return nil }
    return Claim(subject: row.tokens[first].trimmed().text, relation: .present)
  }

  /// A cell that says "required" and nothing else.
  private func isRequired(_ cell: Tokens) -> Bool {
    let words = cell.trimmed()
    return words.count == 1 && words.allSatisfy { lexicon.requiredWords.contains($0) }
  }

  /// "name | goes into | field": what is entered where.
  private func mapping(
    _ row: Row, value: Tokens, field: Tokens, span: Range<Int>, text: String,
    conditions: [Condition]
  ) -> Statement {
    let nouns = NounPhraseReader(lexicon: lexicon)
    var statement = Statement(
      span: span, line: row.line, kind: .step, conditions: conditions, text: text,
      disposition: .manual)
    let target = nouns.trimmed(field).text
    statement.step = StepReading(action: .enter, target: target, value: nouns.trimmed(value).text)
    statement.claim = Claim(
      subject: target, relation: .sameAs, object: [nouns.trimmed(value).text])
    return statement
  }

  /// "yes, except …", "no, if …": the value in front of what limits it.
  private func withoutExceptions(_ words: Tokens) -> Tokens {
    guard
      let end = words.indices.dropFirst().first(where: { index in
        words[index].isMark(",") || words[index].isMark("(") && isRemark(words[index...])
          || !words[index].isMarked
            && (lexicon.conditions.match(words, at: index)?.value == .clause
              || words[index].word == "for" || words[index].word == "except")
      })
    else { return words }
    return words[..<end].trimmed()
  }

  /// Whether a bracket says more than a word or two that belong to the value.
  private func isRemark(_ bracket: Tokens) -> Bool {
    bracket.prefix { !$0.isClosing }.count > 3
  }

  /// "A or B": the values of which one is right.
  private func choice(_ words: Tokens) -> [String]? {
    guard words.contains(where: { $0.word == "or" && !$0.isMarked }),
      !words.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked })
    else { return nil }
    let members = NounPhraseReader(lexicon: lexicon).members(of: words)
    return members.count > 1 ? members.map(\.text) : nil
  }

  /// "the number on the hull": words that say where the value is found, rather than the value.
  private func isDescription(_ words: Tokens) -> Bool {
    guard words.count > 2, let first = words.first, !first.isCapitalised else { return false }
    return words.allSatisfy { $0.kind == .word && !$0.isMarked }
      && words.dropFirst().contains { lexicon.prepositions.contains($0) }
  }

  /// "starts with X", "not empty".
  private func predicate(_ words: Tokens) -> Predicate? {
    let reader = PredicateReader(lexicon: lexicon)
    guard let first = words.first else { return nil }
    if let modal = lexicon.modals.match(words, at: words.startIndex) {
      var predicate = reader.predicate(in: words.dropFirst(modal.length))
      if modal.value.isNegative { predicate?.isNegated.toggle() }
      return predicate
    }
    if lexicon.sameness.contains(first), words.count > 1 {
      return reader.predicate(in: ([lexicon.token("be", for: first)] + words)[...])
    }
    if lexicon.predicates.matches(words, at: words.startIndex) {
      return reader.predicate(in: words)
    }
    guard first.word == "not" else { return nil }
    return reader.predicate(in: ([lexicon.token("be", for: first)] + words)[...])
  }

  private func demand(
    _ row: Row, subject: Tokens, value: Tokens, span: Range<Int>, text: String,
    conditions: [Condition]
  ) -> Statement {
    let name = subject.trimmed().text
    let words = withoutExceptions(value.trimmed())
    let whole = value.filter { $0.kind != .symbol }
    var claim = Claim(subject: name, relation: .equals, object: [words.text])
    var wording = Wording.must
    if let state = lexicon.valueStates.match(words, at: words.startIndex),
      state.length == words.count
    {
      claim = Claim(subject: name, relation: state.value)
    } else if whole.isEmpty {
      claim = Claim(subject: name, relation: .absent)
    } else if let predicate = predicate(words) {
      let opposite = predicate.isNegated ? predicate.relation.opposite : nil
      let isNegated = predicate.isNegated && opposite == nil
      wording = isNegated ? .mustNot : .must
      claim = Claim(
        subject: name, relation: opposite ?? predicate.relation, object: predicate.object,
        isNegated: isNegated)
    } else if let bound = BoundReader(lexicon: lexicon).bound(in: words) {
      claim = Claim(subject: name, relation: bound.relation, object: [bound.value])
    } else if let choice = choice(words) {
      claim = Claim(subject: name, relation: .oneOf, object: choice)
    } else if isDescription(words) {
      claim.relation = .sameAs
    }
    return Statement(
      span: span, line: row.line, kind: .constraint, wording: wording, claim: claim,
      conditions: conditions,
      text: text, disposition: .manual)
  }
}
