import Policy

/// Code blocks: samples, error messages, and the literals that a demand announces.
extension PageReader {
  mutating func code(_ row: Row) {
    flush()
    settleRule(isAlternative: false)
    let words = row.tokens[...]
    guard let span = words.span else { return }
    addLiterals(of: row)
    if isTroubleshooting, codeRole == .topic { codeRole = .error }
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
}
