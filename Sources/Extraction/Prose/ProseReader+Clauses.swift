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
  func isDescription(_ clause: Clause, _ run: Run) -> Bool {
    guard let label = run.context.label, run.context.isDefinition || label.hasDash,
      run.result.statements.isEmpty, let first = clause.core.first, !first.isCapitalised,
      let next = clause.core.dropFirst().first
    else { return false }
    return !next.isMarked && !next.isCapitalised && !next.startsNumber
      && !lexicon.articles.contains(next) && !lexicon.pronouns.matches([next], at: 0)
  }

  /// What a clause says; nil where it only announces what stands under it.
  func statement(for clause: Clause, _ run: inout Run) -> Statement? {
    if clause.isQuestion {
      run.question = Condition(clause.words.trimmed().text, form: .clause)
      return make(.informative, clause, run)
    }
    if isDiagnosis(clause, run) {
      run.isDiagnosing = run.isDiagnosing || !clause.isImperative
      if clause.endsWithColon { run.result.leadsIntoProblems = true }
      return diagnosis(clause, &run)
    }
    if let marked = setsState(clause, run) ? nil : remarked(clause, &run) { return marked }
    if let denied = denied(clause, &run) { return denied }
    if let setting = setting(clause, &run) { return setting }
    if let bound = binding(in: clause, run) {
      return binding(bound, clause, &run)
    }
    if let demand = LackDemand(grammar: demands).read(clause, run.result.topic) {
      var whole = clause
      whole.conditions.removeAll(where: \.isNegated)
      return make(demand, whole, &run)
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
    return plainStatement(for: clause, &run)
  }

  /// The statement of an instruction, a demand or a description, once the forms that need no verb or
  /// announce what stands under them are ruled out.
  private func plainStatement(for clause: Clause, _ run: inout Run) -> Statement? {
    if clause.isGapped || clause.isImperative { return instruction(clause, &run) }
    if tellsSight(clause, run) {
      var sight = make(.informative, clause, run)
      sight.reason = "expectation"
      return sight
    }
    if let demand = demands.demand(in: clause, topic: run.result.topic) {
      return make(demand, clause, &run)
    }
    if run.context.isDemanding || run.context.isUnderNeeds && namesThing(clause),
      let demand = demands.asserted(in: clause, topic: run.result.topic)
    {
      return make(demand, clause, &run)
    }
    if let way = way(clause, run) ?? control(clause, run) { return way }
    if clause.endsWithColon, !isSentence(clause.words) {
      announce(clause, &run)
      return nil
    }
    if isParameter(clause, run) {
      if run.context.label == nil { noteFocus(clause, &run) }
      return parameter(clause, &run)
    }
    noteFocus(clause, &run)
    return make(.informative, clause, run)
  }

  /// What the reader will see after a step is no advice: "Open the hatch; the lamp should be green".
  private func tellsSight(_ clause: Clause, _ run: Run) -> Bool {
    guard let last = run.result.statements.last, last.kind == .step, let action = last.step?.action,
      [.click, .navigate, .verify, .restart, .wait, .signIn].contains(action),
      clause.core.first.map({ ["the", "it", "its"].contains($0.word) }) ?? false,
      let should = clause.core.prefix(6).firstIndex(where: { $0.word == "should" && !$0.isMarked })
    else { return false }
    let rest = clause.core[(should + 1)...].drop {
      lexicon.adverbs.contains($0) || $0.word == "now"
    }
    guard let verb = rest.first else { return false }
    if ["appear", "show", "turn", "become", "say", "start", "open"].contains(verb.word) {
      return true
    }
    let state = rest.dropFirst().trimmed()
    return verb.word == "be" && state.count == 1 && !(state.first?.startsNumber ?? true)
      && ![.enabled, .disabled].contains(lexicon.states.match(state, at: state.startIndex)?.value)
  }

  /// "Use only X", "Use X only with Y".
  func limitsUse(_ words: Tokens) -> Bool {
    guard words.first?.word == "use",
      let only = words.firstIndex(where: { $0.word == "only" && !$0.isMarked })
    else { return false }
    if only == words.startIndex + 1 { return only + 1 < words.endIndex }
    let next = words[(only + 1)...].first
    return next.map { ["in", "with", "for", "on", "over"].contains($0.word) } ?? false
      || next?.kind == .punctuation && words[..<only].contains { lexicon.prepositions.contains($0) }
  }

  func make(_ demand: Demand, _ clause: Clause, _ run: inout Run) -> Statement {
    var statement = make(demand.kind, clause, run)
    if demand.takesCondition, let taken = clause.conditions.last {
      statement.conditions.removeAll { $0 == taken }
    }
    if let label = run.labelWords, !isSentence(clause.words),
      run.result.statements.count == run.labelStart, let start = label.span?.lowerBound
    {
      statement.span = start..<statement.span.upperBound
      statement.text = (label + clause.words).text
      run.labelWords = nil
    }
    if clause.continues, demand.claim?.relation == .notSupported { takeReason(&statement, &run) }
    statement.wording = demand.wording
    statement.claim = demand.claim
    statement.conditions += demand.conditions
    if clause.refersBack {
      statement.conditions += pointedAt(by: clause, run.result.topic).filter {
        !statement.conditions.contains($0)
      }
    }
    statement.rationale = demand.rationale
    note(demand, &run.result.topic)
    if clause.endsWithColon {
      run.result.leadIn = LeadIn(title: clause.core.trimmed().text, condition: nil)
      run.result.isListHead = true
      if statement.claim?.relation == .requires {
        announceMembers(of: &statement)
        if let noun = statement.claim?.subject, let thing = clause.core.phrase(reading: noun) {
          run.result.topic.subject = thing
        }
      }
    }
    return statement
  }

  /// Lets the words behind a demand refer to it.
  private func note(_ demand: Demand, _ topic: inout Topic) {
    topic.demand = PastDemand(
      wording: demand.wording, claim: demand.claim, label: topic.label?.text)
    guard let subject = demand.subject else { return }
    topic.subject = subject
    topic.focus = subject
    topic.mention(subject)
    if let relation = demand.claim?.relation, [.enabled, .disabled].contains(relation) {
      topic.state = subject
      topic.lastState = relation
    }
  }

  /// "X is drawn by the harbour and cannot be moved": the sentence says one thing, of which the part in
  /// front gives the reason.
  private func takeReason(_ statement: inout Statement, _ run: inout Run) {
    guard run.result.statements.count == run.sentenceStart + 1,
      let reason = run.result.statements.last, reason.kind == .informative
    else { return }
    run.result.statements.removeLast()
    statement.span = reason.span.lowerBound..<statement.span.upperBound
    statement.text = reason.text + " " + statement.text
  }

  /// "In that case it must …": the condition of the clause before; "X does not work with Y, for those
  /// it must …": what the demand before was about.
  private func pointedAt(by clause: Clause, _ topic: Topic) -> [Condition] {
    let isAboutThings = clause.words.trimmed().first?.word == "for"
    guard isAboutThings, let claim = topic.demand?.claim,
      claim.relation == .supported || claim.relation == .notSupported, !claim.object.isEmpty
    else { return topic.conditions }
    return [Condition(claim.object.joined(separator: " or "), form: .clause)]
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
}
