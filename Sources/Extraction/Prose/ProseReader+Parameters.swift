import Policy

/// Labels and definitions: what a named setting means.
extension ProseReader {
  func isParameter(_ clause: Clause, _ run: Run) -> Bool {
    if descriptions.namesState(clause) { return true }
    if run.context.isUnderTerm {
      if lexicon.bounds.matches(clause.core, at: clause.core.startIndex) { return false }
      return describesOnly(run)
        || run.result.statements.isEmpty && descriptions.isDescription(clause)
    }
    guard let label = run.context.label, run.labelWords != nil || run.context.isDefinition else {
      return run.context.label?.isMarked ?? false && describesOnly(run)
        && descriptions.isDescription(clause)
    }
    if run.context.isDefinition { return true }
    guard label.isMarked else { return false }
    return label.hasDash || descriptions.isDescription(clause)
  }

  /// Whether nothing but what the setting means was said behind its name.
  private func describesOnly(_ run: Run) -> Bool {
    !run.result.statements.isEmpty && run.result.statements.allSatisfy { $0.kind == .parameter }
  }

  func parameter(_ clause: Clause, _ run: inout Run) -> Statement {
    if run.context.isDefinition || run.context.label?.hasDash != true
      || lexicon.defaults.matches(clause.core, at: clause.core.startIndex),
      let last = run.result.statements.last, last.kind == .parameter,
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
    run.labelWords = nil
    run.result.statements.insert(
      Statement(span: span, line: 0, text: label.text, disposition: .scope), at: run.labelStart)
  }
}
