import Policy

/// Statements as they are made, extended by what follows them, or only announced.
extension ProseReader {
  func make(_ kind: StatementKind, _ clause: Clause, _ run: Run) -> Statement {
    let span = clause.words.span ?? 0..<0
    var conditions = run.context.conditions + clause.conditions
    if let question = run.question, !clause.isQuestion, kind.isNormative {
      conditions.append(question)
    }
    return Statement(
      span: span, line: 0, kind: kind, conditions: conditions, text: clause.text,
      disposition: kind.isNormative ? .manual : kind == .informative ? .informative : .bound)
  }

  func append(_ statement: Statement, _ clause: Clause, _ run: inout Run) {
    run.result.statements.append(statement)
    run.result.topic.conditions = clause.conditions.filter { !$0.isTemporal }
  }

  /// A clause that only announces what stands under it.
  func announce(_ clause: Clause, _ run: inout Run) {
    guard let span = clause.words.span else { return }
    run.result.statements.append(
      Statement(span: span, line: 0, text: clause.words.text, disposition: .scope))
    guard clause.endsWithColon else { return }
    run.result.leadIn = LeadIn(
      title: clause.words.trimmed().text, condition: clause.conditions.first { !$0.isTemporal })
  }

  func isLinkOnly(_ words: Tokens) -> Bool {
    words.contains { $0.link != nil } && words.allSatisfy { $0.link != nil || !$0.isWordLike }
  }

  /// "Otherwise it fails" behind a demand names its consequence.
  func isConsequence(_ clause: Clause, _ run: Run) -> Bool {
    guard !clause.isImperative, let last = run.result.statements.last,
      last.kind == .constraint || last.kind == .recommendation
    else { return false }
    if clause.isFallback { return true }
    if lacksIt(clause) { return demands.demand(in: clause, topic: run.result.topic) == nil }
    if namesOpposite(clause) { return true }
    return namesViolation(clause) && demands.demand(in: clause, topic: run.result.topic) == nil
  }

  /// "Without it, …", "With __North__, …", "Other forms are refused" behind a demand: what comes of anything
  /// else.
  func namesOpposite(_ clause: Clause) -> Bool {
    let words = clause.words.trimmed()
    guard let first = words.first, !first.isMarked, !clauses.hasDemand(clause.core) else {
      return false
    }
    if ["with", "without"].contains(first.word) {
      let thing = words.dropFirst().prefix { !$0.isMark(",") }
      guard thing.count <= 8, let next = thing.first, thing.endIndex < words.endIndex else {
        return false
      }
      return lexicon.pronouns.matches(thing, at: thing.startIndex)
        || next.isMarked && thing.allSatisfy(\.isMarked)
        || thing.prefix(2).map(\.word) == ["a", "value"]
    }
    return ["other", "others", "anything", "everything"].contains(first.word)
      && lexicon.refusals.first(in: words) != nil
  }

  /// "Without it the bell stays silent": what happens where the demand in front is not met.
  private func lacksIt(_ clause: Clause) -> Bool {
    let words = clause.words.trimmed()
    guard words.first?.word == "without", let thing = words.dropFirst().first, !thing.isMarked
    else { return false }
    return ["it", "them", "this", "that", "these", "one"].contains(thing.word)
  }

  /// "If it does, …", "If one is missing, …" behind a demand: what happens when it is not met.
  func namesViolation(_ clause: Clause) -> Bool {
    let words = clause.words.trimmed()
    guard words.first?.word == "if", let subject = clause.conditionSubject else { return false }
    let condition = words.prefix { !$0.isMark(",") }
    let isPronoun =
      subject.count == 1 && subject.first.map { ["it", "they", "you"].contains($0.word) } ?? false
    return isPronoun && condition.count <= 4
      || condition.contains {
        ["missing", "wrong", "not", "absent", "forgotten"].contains($0.word)
          || $0.word.hasSuffix("n't")
      }
  }

  func extendWithConsequence(_ clause: Clause, _ run: inout Run) {
    guard var last = run.result.statements.popLast(), let span = clause.words.span else { return }
    last.span = last.span.lowerBound..<span.upperBound
    last.rationale = last.rationale.map { "\($0) \(clause.words.text)" } ?? clause.words.text
    run.result.statements.append(last)
  }

  /// "This may take an hour": how long the effect of the step before it takes.
  func noteWait(_ clause: Clause, _ run: inout Run) {
    guard let wait = WaitReader.wait(in: clause.words) else { return }
    run.result.wait = wait
    let steps = run.result.statements.indices.filter { run.result.statements[$0].kind == .step }
    guard let step = steps.last(where: { run.result.statements[$0].claim != nil }) ?? steps.last
    else { return }
    run.result.statements[step].step?.wait = wait
  }

  /// A way through the user interface without a verb belongs to the sentence before it.
  func isFragmentOfStatement(_ clause: Clause, _ run: Run) -> Bool {
    guard let last = run.result.statements.last, last.kind == .step || last.kind == .diagnosis,
      !clause.isImperative
    else { return false }
    let hasPath = clause.words.contains { $0.kind == .separator }
    return hasPath && !isSentence(clause.words)
  }

  func extendLast(with clause: Clause, _ run: inout Run) {
    guard var last = run.result.statements.popLast(), let span = clause.words.span else { return }
    last.span = last.span.lowerBound..<span.upperBound
    last.text += " " + clause.words.text
    if last.step?.path.isEmpty ?? false {
      last.step?.path = PathReader(lexicon: lexicon).path(in: clause.words)
    }
    run.result.statements.append(last)
  }

  /// What a sentence without a demand speaks of, for the instruction behind it: from now on "turn it
  /// off" means that, not what was on or off in an earlier sentence.
  func noteFocus(_ clause: Clause, _ run: inout Run) {
    if let name = focus(in: clause.core) ?? focus(in: clause.words) {
      run.result.topic.focus = name
      run.result.topic.subject = name
      run.result.topic.mention(name)
      run.result.topic.state = nil
    }
  }

  /// The first marked name; one that "like" introduces is only an example.
  private func focus(in words: Tokens) -> Tokens? {
    guard let name = nouns.markedRun(in: words) else { return nil }
    let before = words[..<name.startIndex].last
    guard ["like", "e.g."].contains(before?.word),
      let other = nouns.markedRun(in: words[name.endIndex...])
    else { return name }
    return other
  }
}
