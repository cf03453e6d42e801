import Policy

/// What a clause says: the order in which its possible readings are tried.
extension ProseReader {
  func read(_ clause: Clause, _ run: inout Run) {
    guard clause.words.contains(where: \.isWordLike) else { return }
    var clause = clause
    if clause.isImperative, isDescription(clause, run) { clause.isImperative = false }
    if isLinkOnly(clause.words) {
      run.result.topic.focus = run.result.topic.focus ?? clause.words.trimmed()
      return
    }
    if clause.core.trimmed().isEmpty {
      announce(clause, &run)
      return
    }
    if isConsequence(clause, run) {
      extendWithConsequence(clause, &run)
      return
    }
    noteWait(clause, &run)
    if isFragmentOfStatement(clause, run) {
      extendLast(with: clause, &run)
      return
    }
    if let statement = statement(for: clause, &run) { append(statement, clause, &run) }
  }

  /// "; Delay: pause between two calls": a noun begins what a setting means, although it could be a
  /// verb; an instruction would go on with what it acts on.
  private func isDescription(_ clause: Clause, _ run: Run) -> Bool {
    guard let label = run.context.label, run.context.isDefinition || label.hasDash,
      run.result.statements.isEmpty, let first = clause.core.first, !first.isCapitalised,
      let next = clause.core.dropFirst().first
    else { return false }
    return !next.isMarked && !next.isCapitalised && !next.startsNumber
      && !lexicon.articles.contains(next) && !lexicon.pronouns.matches([next], at: 0)
  }

  func statement(for clause: Clause, _ run: inout Run) -> Statement? {
    if clause.isQuestion {
      run.question = Condition(clause.words.trimmed().text, form: .clause)
      return make(.informative, clause, run)
    }
    if isDiagnosis(clause, run) {
      run.isDiagnosing = run.isDiagnosing || !clause.isImperative
      return make(.diagnosis, clause, run)
    }
    if let marked = remarked(clause, &run) { return marked }
    if let bound = binding(in: clause, run) {
      return binding(bound, clause, &run)
    }
    if let demand = ThreatDemand(grammar: demands).read(clause, run.result.topic) {
      return make(demand, clause, &run)
    }
    if announces(clause) {
      announce(clause, &run)
      run.result.isDemanding = asksForNeeds(clause)
      run.result.isFilling = !run.result.isDemanding
      return nil
    }
    if isDemandByItself(clause), let demand = demands.demand(in: clause, topic: run.result.topic) {
      return make(demand, clause, &run)
    }
    if isBareVerb(clause) {
      announce(clause, &run)
      run.result.isFilling = true
      return nil
    }
    if clause.isGapped { return instruction(clause, &run) }
    if clause.isImperative { return instruction(clause, &run) }
    if let demand = demands.demand(in: clause, topic: run.result.topic) {
      return make(demand, clause, &run)
    }
    if run.context.isDemanding, let demand = demands.asserted(in: clause, topic: run.result.topic) {
      return make(demand, clause, &run)
    }
    if let way = way(clause, run) ?? control(clause, run) { return way }
    if clause.endsWithColon, !isSentence(clause.words) {
      announce(clause, &run)
      return nil
    }
    if isParameter(clause, run) { return parameter(clause, &run) }
    noteFocus(clause, &run)
    return make(.informative, clause, run)
  }

  /// "Preferences > Plugins > ICAP": a way through the user interface is an instruction to go there.
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
  private func control(_ clause: Clause, _ run: Run) -> Statement? {
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

  /// "… proceed as follows:": nothing but an announcement of what stands under it.
  func announces(_ clause: Clause) -> Bool {
    if clause.endsWithColon, clause.words.trimmed().first?.word == "what", clause.words.count <= 9 {
      return true
    }
    guard clause.endsWithColon,
      let match = lexicon.announcements.match(clause.core, at: clause.core.startIndex)
    else { return false }
    return clause.core.dropFirst(match.length).filter(\.isWordLike).count <= 3
  }

  /// "What you need:", "What is necessary before:": what stands under it is demanded.
  private func asksForNeeds(_ clause: Clause) -> Bool {
    clause.words.contains {
      !$0.isMarked
        && (lexicon.requiredWords.contains($0) || lexicon.requirements.matches([$0], at: 0))
    }
  }

  /// "… and fill in:" only announces the fields under it.
  func isBareVerb(_ clause: Clause) -> Bool {
    guard clause.isImperative, clause.endsWithColon,
      let verb = demands.verbs.verb(in: clause.core, at: clause.core.startIndex),
      verb.value == .enter
    else { return false }
    return !clause.core.dropFirst(verb.length).contains(where: \.isWordLike)
  }

  func binding(in clause: Clause, _ run: Run) -> BindingReader.Binding? {
    bindings.binding(
      in: clause, label: run.labelWords == nil ? nil : run.context.label,
      isDefinition: run.context.isDefinition, isFilling: run.context.isFilling,
      isListed: run.isListed)
  }

  /// "Make sure …", "Do not …": imperative in form, a demand in meaning.
  func isDemandByItself(_ clause: Clause) -> Bool {
    let start = clause.core.startIndex
    if let verb = lexicon.verbs.match(clause.core, at: start),
      verb.length > lexicon.assurances.match(clause.core, at: start)?.length ?? verb.length
    {
      return false
    }
    return lexicon.assurances.matches(clause.core, at: start)
      || lexicon.prohibitions.matches(clause.core, at: start)
      || lexicon.avoidances.matches(clause.core, at: start)
  }

  func isDiagnosis(_ clause: Clause, _ run: Run) -> Bool {
    if run.isDiagnosing { return true }
    let words = clause.words.trimmed()
    return lexicon.diagnosisOpeners.matches(words, at: words.startIndex)
      || lexicon.diagnosisCues.matches(words, at: words.startIndex) && explainsProblem(run)
  }

  /// Whether something that can go wrong was named before: "that means …" explains anything else too.
  private func explainsProblem(_ run: Run) -> Bool {
    guard let last = run.result.statements.last else { return true }
    return last.kind == .diagnosis || last.disposition == .scope
  }

  func instruction(_ clause: Clause, _ run: inout Run) -> Statement {
    if let reading = lexicon.readingVerbs.match(clause.core, at: clause.core.startIndex),
      reading.length >= lexicon.verbs.match(clause.core, at: clause.core.startIndex)?.length ?? 0
    {
      return make(.informative, clause, run)
    }
    guard let result = steps.read(clause, topic: run.result.topic, links: run.context.links),
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

  /// "You can also define a route twice": without a name or a value it tells what is possible and
  /// instructs nobody.
  private func tellsAbility(_ clause: Clause) -> Bool {
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

  /// "The job needs these rights:" demands all of the permissions under it.
  func announceMembers(of statement: inout Statement) {
    statement.claim?.relation = .allOf
    guard let object = statement.claim?.object.first, statement.claim?.object.count == 1 else {
      return
    }
    let noun = object.split(separator: " ").prefix {
      !["on", "for", "in", "of", "to"].contains($0)
    }
    statement.claim?.subject = noun.joined(separator: " ")
    statement.claim?.object = []
  }

  /// What the members under "… to configure X using:" are ways of.
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

  func make(_ demand: Demand, _ clause: Clause, _ run: inout Run) -> Statement {
    var statement = make(demand.kind, clause, run)
    if let label = run.labelWords, !isSentence(clause.words), run.result.statements.isEmpty,
      let start = label.span?.lowerBound
    {
      statement.span = start..<statement.span.upperBound
      statement.text = (label + clause.words).text
      run.labelWords = nil
    }
    statement.wording = demand.wording
    statement.claim = demand.claim
    statement.conditions += demand.conditions
    statement.rationale = demand.rationale
    run.result.topic.demand = PastDemand(
      wording: demand.wording, claim: demand.claim, label: run.result.topic.label?.text)
    if let subject = demand.subject {
      run.result.topic.subject = subject
      run.result.topic.focus = subject
      run.result.topic.mention(subject)
      if let relation = demand.claim?.relation, [.enabled, .disabled].contains(relation) {
        run.result.topic.state = subject
        run.result.topic.lastState = relation
      }
    }
    if clause.endsWithColon {
      run.result.leadIn = LeadIn(title: clause.core.trimmed().text, condition: nil)
      run.result.isListHead = true
      if statement.claim?.relation == .requires { announceMembers(of: &statement) }
    }
    return statement
  }

  func remarked(_ clause: Clause, _ run: inout Run) -> Statement? {
    guard let marker = remarks.marker(in: clause.words), !clause.isImperative else { return nil }
    let words = clause.words.trimmed()
    let colon = words.prefix(6).firstIndex { $0.isMark(":") }
    let dashed = run.context.label.flatMap { $0.hasDash && marker == .recommended ? $0 : nil }
    guard colon != nil || dashed != nil || !isSentence(clause.words) else { return nil }
    let name =
      dashed?.title
      ?? nouns.trimmed(
        words.prefix { !$0.isOpening }.prefix(while: { !$0.isMark(":") }))
    switch marker {
    case .recommended:
      guard let subject = run.result.topic.choice ?? run.result.topic.focus ?? dashed?.title else {
        return nil
      }
      var statement = make(.recommendation, clause, run)
      if dashed != nil { takeLabel(of: &statement, clause, &run) }
      statement.wording = .should
      statement.claim = Claim(subject: subject.text, relation: .equals, object: [name.text])
      return statement
    case .required:
      var statement = make(.constraint, clause, run)
      statement.wording = .must
      let field = run.context.label?.title ?? name
      statement.claim = Claim(subject: field.text, relation: .present)
      return statement
    case .optional: return nil
    }
  }

  /// Makes the label in front of a clause a part of its statement.
  private func takeLabel(of statement: inout Statement, _ clause: Clause, _ run: inout Run) {
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
}
