import Policy

/// Makes diagnoses of the statements about errors that stand together.
///
/// The first of them is the symptom; an instruction among the others is the advice, the rest
/// explains. A text in other words after an advice begins the next diagnosis where it looks like a
/// symptom again (it is quoted or stands in a code block of its own).
struct DiagnosisAssembly {
  let index: TermIndex
  let drafting: Drafting
  let remedies: RemedyFinder

  /// The diagnoses, each with the statements that it is made of.
  func diagnoses() -> [(diagnosis: Diagnosis, statements: [Int])] {
    groups().map { group in (diagnosis(group), group) }
  }

  private func groups() -> [[Int]] {
    var groups: [[Int]] = []
    var isOpen = false
    for (place, statement) in drafting.statements.enumerated() {
      if statement.kind == .diagnosis {
        let last = groups.last?.last.map { drafting.statements[$0] }
        let isRow = DiagnosisAssembly.isRow(statement.text)
        if isOpen, !isRow, let last, statement.line - last.line <= 3 {
          groups[groups.count - 1].append(place)
        } else {
          groups.append([place])
        }
        isOpen = !isRow
      } else if statement.kind != nil {
        isOpen = false
      }
    }
    return groups
  }

  private func diagnosis(_ group: [Int]) -> Diagnosis {
    let texts = group.map { drafting.statements[$0].text }
    if group.count == 1, DiagnosisAssembly.isRow(texts[0]) {
      return diagnosis(DiagnosisAssembly.cells(texts[0]), group)
    }
    let rest = Array(group.dropFirst())
    let advice = rest.filter { isAdvice(drafting.statements[$0]) }
    let explanation = rest.filter { !advice.contains($0) }
    let cause = cause(of: group)
    let remedy = cause.map(remedies.remedies) ?? []
    return Diagnosis(
      symptom: texts.first ?? "", cause: cause?.id, explanation: joined(explanation),
      remedy: remedy, advice: joined(advice), source: drafting.source(group.first ?? 0))
  }

  /// A row of a table: symptom, cause and, in the last cell of three, remedy.
  private func diagnosis(_ cells: [String], _ group: [Int]) -> Diagnosis {
    let cause = cause(of: group)
    let remedy = cause.map(remedies.remedies) ?? []
    return Diagnosis(
      symptom: cells[0], cause: cause?.id, explanation: cells[1], remedy: remedy,
      advice: cells.count > 2 ? cells[2...].joined(separator: " ") : nil,
      source: drafting.source(group.first ?? 0))
  }

  /// Whether a text is a table's row of more than one cell.
  private static func isRow(_ text: String) -> Bool {
    text.utf8.contains(UInt8(ascii: "|")) && cells(text).count > 1
  }

  /// The cells of a table's row as the ledger writes them.
  private static func cells(_ text: String) -> [String] {
    var cells: [String] = []
    var current: [Substring] = []
    for word in text.spacedParts {
      if word == "|" {
        cells.append(current.joined(separator: " "))
        current = []
      } else {
        current.append(word)
      }
    }
    cells.append(current.joined(separator: " "))
    return cells.filter { !$0.isEmpty }
  }

  private func joined(_ places: [Int]) -> String? {
    let texts = places.map { drafting.statements[$0].text }.filter { !$0.isEmpty }
    return texts.isEmpty ? nil : texts.joined(separator: " ")
  }

  /// An instruction, or a text that begins like one.
  private func isAdvice(_ statement: Statement) -> Bool {
    if statement.step != nil { return true }
    let verbs: Set<String> = [
      "disable", "enable", "check", "set", "open", "go", "contact", "restart", "change", "use",
      "make", "verify", "add", "remove", "see", "turn", "switch", "try", "ask", "grant", "select",
      "click", "configure", "create", "update", "install", "wait", "increase", "correct", "replace",
    ]
    return WordSequence.of(statement.text).first.map { verbs.contains($0.text) } ?? false
  }

  // MARK: Cause

  /// The constraint whose attribute the words name; best one whose demand the words say is broken.
  private func cause(of group: [Int]) -> Drafting.PlacedConstraint? {
    let words = group.flatMap { WordSequence.of(drafting.statements[$0].text) }
    let matches = index.matches(in: words)
    let named = Set(matches.flatMap(\.meanings).map { index.attribute(of: $0).name })
    var best: (score: Int, distance: Int, constraint: Drafting.PlacedConstraint)?
    let line = drafting.statements[group.first ?? 0].line
    for constraint in drafting.constraints {
      guard let demand = constraint.demand,
        demand.attributes.contains(where: named.contains)
      else { continue }
      let score = isBroken(demand, by: words, matches) ? 2 : 1
      let distance = abs(constraint.line - line)
      if let known = best, (known.score, -known.distance) >= (score, -distance) { continue }
      best = (score, distance, constraint)
    }
    return best?.constraint
  }

  /// Whether a state word right behind the term says the opposite of what is demanded.
  private func isBroken(
    _ demand: Formula, by words: [Word], _ matches: [TermIndex.Match]
  ) -> Bool {
    guard case .truth(let name, let value) = demand else { return false }
    return matches.contains { match in
      guard match.meanings.contains(where: { index.attribute(of: $0).name == name }) else {
        return false
      }
      let behind = words[match.words.upperBound...].prefix(3)
      let states = value ? BindingLexicon.offWords : BindingLexicon.onWords
      return behind.contains { states.contains($0.stem) }
    }
  }
}
