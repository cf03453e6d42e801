import Policy

/// What a clause tells of problems: symptoms, causes and what is done about them.
extension ProseReader {
  func isDiagnosis(_ clause: Clause, _ run: Run) -> Bool {
    if run.isDiagnosing { return true }
    let words = clause.words.trimmed()
    if clause.isImperative, run.result.statements.last?.step?.action == .verify { return false }
    if run.context.isAboutProblems, namesSymptom(clause) { return true }
    if !run.context.isAboutProblems, !clause.isImperative,
      lexicon.modals.first(in: clause.core) != nil
    {
      return false
    }
    return lexicon.diagnosisOpeners.matches(words, at: words.startIndex)
      && !answersCheck(clause, run) && !demandsOtherwise(clause, run)
      || lexicon.diagnosisCues.matches(words, at: words.startIndex) && explainsProblem(run)
  }

  /// What to do after a check is a step: "Compare the marks; if they differ, throw the map away".
  func answersCheck(_ clause: Clause, _ run: Run) -> Bool {
    guard clause.isImperative, let last = run.result.statements.last, last.kind == .step else {
      return false
    }
    return last.step?.action == .verify && speaksOfPronoun(clause)
  }

  /// "If it is not used, the wire must be cut": a demand for a case, and nothing that went wrong.
  func demandsOtherwise(_ clause: Clause, _ run: Run) -> Bool {
    guard !run.context.isAboutProblems, speaksOfPronoun(clause), !clause.isImperative else {
      return false
    }
    return clauses.hasDemand(clause.core) && run.result.statements.last?.kind != .diagnosis
  }

  /// Whether the condition in front has a pronoun as its subject.
  func speaksOfPronoun(_ clause: Clause) -> Bool {
    guard let subject = clause.conditionSubject, let first = subject.first else { return false }
    return lexicon.pronouns.matches([first], at: 0)
  }

  /// "If there is no wind, the sail stays down", "''aground'' means the tide is out": in a section about
  /// problems, a condition or a marked message in front of what it means.
  func namesSymptom(_ clause: Clause) -> Bool {
    let words = clause.words.trimmed()
    if lexicon.conditions.match(words, at: words.startIndex)?.value == .clause { return true }
    guard !clause.isImperative else { return false }
    guard let name = nouns.markedRun(in: words), name.startIndex == words.startIndex,
      name.endIndex < words.endIndex
    else { return false }
    return ["means", "is", "comes", "says", "points", "indicates"]
      .contains(words[name.endIndex].word)
  }

  /// A symptom, cause or remedy; the clauses of one sentence are one of them ("Stop it and try again").
  func diagnosis(_ clause: Clause, _ run: inout Run) -> Statement {
    let statement = make(.diagnosis, clause, run)
    guard run.result.statements.count > run.sentenceStart, let span = clause.words.span,
      var last = run.result.statements.last, last.kind == .diagnosis
    else { return statement }
    run.result.statements.removeLast()
    last.span = last.span.lowerBound..<span.upperBound
    last.text += " " + clause.words.text
    return last
  }

  /// Whether something that can go wrong was named before: "that means …" explains anything else too.
  func explainsProblem(_ run: Run) -> Bool {
    guard let last = run.result.statements.last else { return true }
    return last.kind == .diagnosis || last.disposition == .scope
  }
}
