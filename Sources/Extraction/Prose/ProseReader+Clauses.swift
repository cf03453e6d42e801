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
    if clause.isGapped { return instruction(clause, &run) }
    if clause.isImperative { return instruction(clause, &run) }
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

  /// "Any hull with a keel.": a thing and no verb, in a section that lists what is needed.
  private func namesThing(_ clause: Clause) -> Bool {
    !clause.endsWithColon && clause.core.trimmed().count > 2
      && !clause.core.contains {
        !$0.isMarked
          && (lexicon.finiteVerbs.contains($0) || $0.word == "below" || $0.word == "following")
      }
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

  /// "What you need:", "What has to be ready:": what stands under it is demanded.
  func asksForNeeds(_ clause: Clause) -> Bool {
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

  /// "Make sure …", "Do not …": imperative in form, a demand in meaning.
  func isDemandByItself(_ clause: Clause) -> Bool {
    let start = clause.core.startIndex
    if let verb = demands.verbs.verb(in: clause.core, at: start), verb.value == .verify {
      return false
    }
    if let verb = lexicon.verbs.match(clause.core, at: start),
      verb.length > lexicon.assurances.match(clause.core, at: start)?.length ?? verb.length
    {
      return false
    }
    if limitsUse(clause.core) { return true }
    return lexicon.assurances.matches(clause.core, at: start)
      || lexicon.prohibitions.matches(clause.core, at: start)
      || lexicon.avoidances.matches(clause.core, at: start)
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
  private func limitsUse(_ words: Tokens) -> Bool {
    guard words.first?.word == "use",
      let only = words.firstIndex(where: { $0.word == "only" && !$0.isMarked })
    else { return false }
    if only == words.startIndex + 1 { return only + 1 < words.endIndex }
    let next = words[(only + 1)...].first
    return next.map { ["in", "with", "for", "on", "over"].contains($0.word) } ?? false
      || next?.kind == .punctuation && words[..<only].contains { lexicon.prepositions.contains($0) }
  }

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
  private func answersCheck(_ clause: Clause, _ run: Run) -> Bool {
    guard clause.isImperative, let last = run.result.statements.last, last.kind == .step else {
      return false
    }
    return last.step?.action == .verify && speaksOfPronoun(clause)
  }

  /// "If it is not used, the wire must be cut": a demand for a case, and nothing that went wrong.
  private func demandsOtherwise(_ clause: Clause, _ run: Run) -> Bool {
    guard !run.context.isAboutProblems, speaksOfPronoun(clause), !clause.isImperative else {
      return false
    }
    return clauses.hasDemand(clause.core) && run.result.statements.last?.kind != .diagnosis
  }

  /// Whether the condition in front has a pronoun as its subject.
  private func speaksOfPronoun(_ clause: Clause) -> Bool {
    guard let subject = clause.conditionSubject, let first = subject.first else { return false }
    return lexicon.pronouns.matches([first], at: 0)
  }

  /// "If there is no wind, the sail stays down", "''aground'' means the tide is out": in a section about
  /// problems, a condition or a marked message in front of what it means.
  private func namesSymptom(_ clause: Clause) -> Bool {
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
  private func diagnosis(_ clause: Clause, _ run: inout Run) -> Statement {
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

  /// "The job needs these rights:" demands all of the permissions under it.
  func announceMembers(of statement: inout Statement) {
    statement.claim?.relation = .allOf
    guard let object = statement.claim?.object.first, statement.claim?.object.count == 1 else {
      return
    }
    let noun = object.split(separator: " ").drop {
      ["these", "the", "following"].contains($0)
        || lexicon.numbers.contains($0.lowercased())
    }.prefix {
      !["on", "for", "in", "of", "to"].contains($0)
    }
    statement.claim?.subject = noun.joined(separator: " ")
    statement.claim?.object = []
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
      if statement.claim?.relation == .requires {
        announceMembers(of: &statement)
        if let noun = statement.claim?.subject, let thing = clause.core.phrase(reading: noun) {
          run.result.topic.subject = thing
        }
      }
    }
    return statement
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
