import Policy

/// Labels and definitions: what a named setting means.
extension ProseReader {
  func isParameter(_ clause: Clause, _ run: Run) -> Bool {
    guard let label = run.context.label, run.labelWords != nil || run.context.isDefinition else {
      return false
    }
    if run.context.isDefinition { return true }
    return label.hasDash && label.isMarked
  }

  func parameter(_ clause: Clause, _ run: inout Run) -> Statement {
    if let last = run.result.statements.last, last.kind == .parameter,
      let span = clause.words.span
    {
      var merged = last
      merged.span = last.span.lowerBound..<span.upperBound
      merged.text += " " + clause.words.text
      run.result.statements.removeLast()
      return merged
    }
    var statement = make(.parameter, clause, run)
    if run.result.statements.isEmpty, let label = run.labelWords, let start = label.span?.lowerBound
    {
      statement.span = start..<statement.span.upperBound
      statement.text = (label + clause.words).text
      run.labelWords = nil
    }
    return statement
  }

  /// A label that no statement took gives scope.
  func settleLabel(_ run: inout Run) {
    guard let label = run.labelWords, let span = label.span else { return }
    run.result.statements.insert(
      Statement(span: span, line: 0, text: label.text, disposition: .scope), at: 0)
  }
}
