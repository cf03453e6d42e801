import Policy

/// Clauses that tell the reader what to do: instructions, ways, controls and bindings.
extension ProseReader {
  /// "Realm > Keys > Signing": a way through the user interface is an instruction to go there.
  func way(_ clause: Clause, _ run: Run) -> Statement? {
    guard clause.words.contains(where: { $0.kind == .separator }), !isSentence(clause.words),
      !run.context.isDefinition
    else { return nil }
    let path = PathReader(lexicon: lexicon).path(in: clause.core)
    guard path.count > 1 else { return nil }
    var statement = make(.step, clause, run)
    statement.step = StepReading(action: .navigate, target: path.last, path: path)
    return statement
  }

  /// "Button __New__", "Tab __Keys__" as an item: what to click or where to go.
  func control(_ clause: Clause, _ run: Run) -> Statement? {
    let words = clause.core.trimmed()
    guard run.context.isItem, let noun = words.first, !noun.isMarked, noun.isCapitalised,
      lexicon.controls.contains(noun), words.count > 1, words.dropFirst().allSatisfy(\.isMarked),
      !run.context.isDefinition
    else { return nil }
    let isPlace = lexicon.screens.contains(noun) || noun.word == "menu"
    var statement = make(.step, clause, run)
    statement.step = StepReading(
      action: isPlace ? .navigate : .click, target: words.dropFirst().text)
    return statement
  }

  func binding(in clause: Clause, _ run: Run) -> BindingReader.Binding? {
    bindings.binding(
      in: clause, label: run.labelWords == nil ? nil : run.context.label,
      isDefinition: run.context.isDefinition, isFilling: run.context.isFilling,
      isListed: run.isListed)
  }

  func instruction(_ clause: Clause, _ run: inout Run) -> Statement {
    if let reading = lexicon.readingVerbs.match(clause.core, at: clause.core.startIndex),
      reading.length >= lexicon.verbs.match(clause.core, at: clause.core.startIndex)?.length ?? 0
    {
      return make(.informative, clause, run)
    }
    let specific = specified(clause)
    guard let result = steps.read(specific, topic: run.result.topic, links: run.context.links),
      !tellsAbility(clause)
    else { return make(.informative, clause, run) }
    var statement = make(.step, clause, run)
    statement.step = result.step
    statement.claim = result.claim
    statement.actor = result.actor ?? clause.actor
    if remarks.marker(in: clause.words) == .recommended
      || lexicon.adviceMarks.first(in: clause.words) != nil
    {
      statement.kind = .recommendation
      statement.wording = .should
      statement.step = nil
    }
    if clause.refersBack || refersBack(clause) {
      statement.conditions += run.result.topic.conditions.filter {
        !statement.conditions.contains($0)
      }
    }
    run.result.topic.action = result.step.action
    if let focus = result.focus {
      run.result.topic.focus = focus
      run.result.topic.subject = focus
      run.result.topic.mention(focus)
      if result.claim?.relation == .enabled || result.claim?.relation == .disabled {
        run.result.topic.state = focus
        run.result.topic.lastState = result.claim?.relation
      }
    }
    if clause.endsWithColon { openList(clause, statement, &run) }
    return statement
  }

  /// "Drop the anchor: in the __Bow__ menu, press __Release__": behind a colon stands how it is done.
  private func specified(_ clause: Clause) -> Clause {
    guard let colon = clause.core.firstOutsideBrackets(where: { $0.isMark(":") && !$0.isMarked }),
      colon > clause.core.startIndex + 1, colon + 1 < clause.core.endIndex,
      !clause.core[..<colon].contains(where: { $0.isMarked || $0.link != nil })
    else { return clause }
    var specific = clause
    specific.core = clause.core[(colon + 1)...]
    clauses.stripFront(of: &specific)
    return specific.isImperative && !(specific.core.first?.isMarked ?? true)
      && (specific.core.contains(where: \.isMarked) || specific.places.count > clause.places.count)
      ? specific : clause
  }

  /// "You can also define a route twice": without a name or a value it tells what is possible and
  /// instructs nobody.
  func tellsAbility(_ clause: Clause) -> Bool {
    guard clause.isOptional,
      clause.words.prefix(3).contains(where: { ["can", "may"].contains($0.word) })
    else { return false }
    return !clause.core.contains {
      $0.isMarked || $0.startsNumber || $0.link != nil || $0.kind == .separator
    }
  }

  /// Whether a clause depends on the sentence before it through a pronoun.
  func refersBack(_ clause: Clause) -> Bool {
    clause.core.dropFirst().prefix(3).contains {
      ["it", "that", "this", "them"].contains($0.word) && !$0.isMarked
    }
  }

  func openList(_ clause: Clause, _ statement: Statement, _ run: inout Run) {
    let condition = clause.conditions.first { !$0.isTemporal }
    run.result.topic.choice = choice(in: clause) ?? run.result.topic.focus
    run.result.leadIn = LeadIn(title: clause.core.trimmed().text, condition: condition)
    run.result.isListHead = [.oneOf, .allOf].contains(statement.claim?.relation)
  }

  /// What the members under "… to paint X with:" are ways of.
  func choice(in clause: Clause) -> Tokens? {
    let words = clause.core.trimmed()
    guard let last = words.last, ["using", "with", "via", "by"].contains(last.word) else {
      return nil
    }
    let body = words.dropLast()
    guard let to = body.lastIndex(where: { $0.word == "to" && !$0.isMarked }),
      to + 2 < body.endIndex
    else { return nil }
    return nouns.trimmed(body[(to + 2)...])
  }

  /// Makes the label in front of a clause a part of its statement.
  func takeLabel(of statement: inout Statement, _ clause: Clause, _ run: inout Run) {
    guard let label = run.labelWords, let start = label.span?.lowerBound else { return }
    statement.span = start..<statement.span.upperBound
    statement.text = (label + clause.words).text
    run.labelWords = nil
  }

  func binding(_ bound: BindingReader.Binding, _ clause: Clause, _ run: inout Run)
    -> Statement
  {
    var statement = make(.step, clause, run)
    if bound.takesLabel { takeLabel(of: &statement, clause, &run) }
    statement.step = bound.step
    statement.claim = bound.claim
    run.result.topic.subject = bound.focus
    run.result.topic.focus = bound.focus
    run.result.topic.mention(bound.focus)
    return statement
  }

  /// "Type the number of the berth into X": what was entered, where it is described and not spelled out.
  func enteredThing(_ clause: Clause, _ run: Run) -> Tokens? {
    guard let step = run.result.statements.last?.step, step.action == .enter, clause.isImperative,
      let value = step.value, let words = clause.words.phrase(reading: value), words.count > 1,
      words.startIndex > clause.words.startIndex, !words.contains(where: \.isMarked),
      ["the", "a", "an"].contains(clause.words[words.startIndex - 1].word)
    else { return nil }
    return words
  }
}
