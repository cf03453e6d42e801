import Policy

/// Settings without verbs: names and their values, several of them in one line.
extension ProseReader {
  /// Makes the label that a sentence begins with the one that the words behind it speak of, where they
  /// are a value; how many words it takes.
  func adoptLabel(of sentence: Tokens, _ run: inout Run) -> Int {
    guard run.labelWords == nil || run.labelWords?.endIndex != sentence.startIndex,
      !run.isDiagnosing, !run.context.isDefinition,
      let label = labels.label(of: sentence), label.role == .topic, !label.isTitleLine,
      label.number == nil, label.length < sentence.count
    else { return 0 }
    let value = sentence.dropFirst(label.length)
    guard settings.isValue(value), !isImperative(value),
      !value.contains(where: { $0.isMark(":") || $0.kind == .separator })
    else { return 0 }
    settleLabel(&run)
    run.context.label = label
    run.labelWords = sentence.prefix(label.length)
    run.labelStart = run.result.statements.count
    run.result.topic.label = nouns.trimmed(label.title)
    return label.length
  }

  /// "on", "lower case and digits", "mandatory" behind the name of a setting.
  func setting(_ clause: Clause, _ run: inout Run) -> Statement? {
    guard let label = run.context.label, isFirst(run) || goesOn(clause, run),
      let reading = settings.reading(
        of: clause.words, name: nouns.trimmed(label.title),
        isDemanding: run.context.isDemanding && !run.context.isDefinition)
    else { return nil }
    switch reading {
    case .demand(let demand):
      var statement = make(demand, clause, &run)
      takeLabel(of: &statement, clause, &run)
      return statement
    case .step(let step, let claim, let condition):
      var statement = make(.step, clause, run)
      takeLabel(of: &statement, clause, &run)
      statement.step = step
      statement.claim = claim
      statement.conditions += [condition].compactMap(\.self)
      let name = nouns.trimmed(label.title)
      run.result.topic.subject = name
      run.result.topic.focus = name
      run.result.topic.mention(name)
      return statement
    }
  }

  /// "on (mandatory)" behind a label: a state, of which the remark only says how strict it is.
  func setsState(_ clause: Clause, _ run: Run) -> Bool {
    let words = clause.words.trimmed()
    return isFirst(run) && words.count > 1
      && lexicon.valueStates.match(words, at: words.startIndex)?.length == 1
      && words[words.startIndex + 1].isOpening
  }

  /// Whether nothing was said behind the label.
  private func isFirst(_ run: Run) -> Bool {
    run.labelWords != nil && run.result.statements.count == run.labelStart
  }

  /// "off for the rest": another state of the setting of which one was said.
  private func goesOn(_ clause: Clause, _ run: Run) -> Bool {
    guard let last = run.result.statements.last, last.step != nil,
      last.claim?.subject == run.context.label.map({ nouns.trimmed($0.title).text })
    else { return false }
    return lexicon.valueStates.matches(clause.words, at: clause.words.startIndex)
  }

  /// "lower case, digits, at most 9 characters" behind a label: the shape that it begins with, which is read
  /// before commas and verbs cut it; how many words it takes.
  func takeShape(of sentence: Tokens, _ run: inout Run) -> Int {
    guard isFirst(run), !run.isDiagnosing, let label = run.context.label else { return 0 }
    let end =
      sentence.indices.dropFirst().first { index in
        sentence[index].isMark(",") && lexicon.bounds.matches(sentence, at: index + 1)
      } ?? sentence.endIndex
    let words = sentence[..<end]
    guard words.trimmed().count > 1,
      case .demand(let demand) = settings.reading(
        of: words, name: nouns.trimmed(label.title), isDemanding: false),
      demand.claim?.relation == .matches
    else { return 0 }
    let clause = Clause(words: words, core: words)
    let statement = make(demand, clause, &run)
    append(statement, clause, &run)
    return end - sentence.startIndex
  }

  /// "striped flags" under "Not supported:": what does not go.
  func denied(_ clause: Clause, _ run: inout Run) -> Statement? {
    let isDenied =
      run.context.isDenying || run.labelWords != nil && labels.denies(run.context.label?.title)
    let words = nouns.bare(clause.words.trimmed())
    guard isDenied, !clause.isImperative, words.contains(where: \.isWordLike) else { return nil }
    let head = words.prefix { !lexicon.relatives.contains($0) || $0.isMarked }
    guard !head.contains(where: { lexicon.finiteVerbs.contains($0) && !$0.isMarked }),
      lexicon.modals.first(in: head) == nil
    else { return nil }
    let demand = Demand(
      .mustNot, Claim(subject: words.text, relation: .notSupported), subject: words)
    return make(demand, clause, &run)
  }
}
