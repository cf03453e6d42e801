import Policy

/// Reads a passage of prose: sentences, clauses, and what each of them says.
struct ProseReader {
  /// Where a passage stands.
  struct Context {
    /// The label in front of the passage, part of its tokens.
    var label: Label?
    var isDefinition: Bool
    var isItem: Bool
    var links: [PassageLink]
    /// Conditions of the scopes around it, outermost first.
    var conditions: [Condition]
    /// Whether it explains an error message.
    var isDiagnosing: Bool
    /// Whether it stands under a lead-in that announces fields and their values.
    var isFilling = false
  }

  /// What stands under a passage that ends in a colon.
  struct LeadIn {
    var title: String
    var condition: Condition?
  }

  /// A passage as it was read.
  struct Result {
    var statements: [Statement] = []
    var topic: Topic
    /// Whether the last statement waits for the members of a list.
    var isListHead = false
    /// Whether an error message follows in a code block.
    var isErrorLead = false
    /// A waiting time that no step of the passage took.
    var wait: Wait?
    var leadIn: LeadIn?
    /// Whether fields and their values stand under the passage ("fill in:").
    var isFilling = false
  }

  let lexicon: Lexicon
  private let splitter: SentenceSplitter
  private let clauses: ClauseReader
  private let steps: StepReader
  private let demands: DemandGrammar
  private let nouns: NounPhraseReader
  private let bindings: BindingReader
  private let remarks: RemarkReader

  /// Creates a reader with the words of a lexicon.
  init(lexicon: Lexicon) {
    self.lexicon = lexicon
    splitter = SentenceSplitter(lexicon: lexicon)
    clauses = ClauseReader(lexicon: lexicon)
    steps = StepReader(lexicon: lexicon)
    demands = DemandGrammar(lexicon: lexicon)
    nouns = NounPhraseReader(lexicon: lexicon)
    bindings = BindingReader(lexicon: lexicon)
    remarks = RemarkReader(lexicon: lexicon)
  }

  /// Whether the words begin with an instruction.
  func isImperative(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    return demands.verbs.isImperative(body, at: body.startIndex)
  }

  /// Whether the words have a verb of their own, so that they are no bare member of a list.
  func isSentence(_ words: Tokens) -> Bool {
    isImperative(words) || words.contains { lexicon.finiteVerbs.contains($0.word) && !$0.isMarked }
  }

  /// Whether a remark in brackets makes an item more than a member of a list.
  func hasMarker(_ words: Tokens) -> Bool {
    remarks.marker(in: words) != nil
  }

  /// Reads a passage; `topic` is what the text spoke of before it.
  func read(_ words: Tokens, context: Context, topic: Topic) -> Result {
    var run = Run(context: context, result: Result(topic: topic))
    var content = words
    if let label = context.label {
      content = words.dropFirst(label.length)
      run.labelWords = words.prefix(label.length)
    }
    for sentence in splitter.sentences(of: content) { read(sentence, &run) }
    settleLabel(&run)
    return run.result
  }

  /// The state of reading one passage.
  private struct Run {
    var context: Context
    var result: Result
    /// The words of a label that no statement has taken yet.
    var labelWords: Tokens?
    var isDiagnosing = false
    /// Whether the sentence lists several values and their fields.
    var isListed = false
    /// A condition that a question in front of the sentence states.
    var question: Condition?

    init(context: Context, result: Result) {
      self.context = context
      self.result = result
      isDiagnosing = context.isDiagnosing
    }
  }

  private func read(_ marked: Tokens, _ run: inout Run) {
    let sentence = withoutEmphasis(marked)
    if let label = trailingLabel(sentence, &run) {
      read(label, &run)
      return
    }
    let parts = bindings.parts(of: sentence)
    run.isListed = parts.count > 1
    for var clause in parts.flatMap(clauses.clauses) {
      if clause.explains, let subject = run.result.topic.subject {
        clause.conditions.append(Condition("\(subject.text) is used", form: .use))
      }
      read(clause, &run)
    }
  }

  /// A sentence that is bold as a whole marks no names in it.
  private func withoutEmphasis(_ sentence: Tokens) -> Tokens {
    let words = sentence.filter(\.isWordLike)
    guard let run = words.first?.run, run != 0, words.count > 4,
      words.allSatisfy({ $0.run == run && $0.kind == .word })
    else { return sentence }
    var plain = sentence
    for index in plain.indices {
      plain[index].run = 0
      plain[index].isBold = false
      plain[index].isItalic = false
    }
    return plain
  }

  /// Fragments such as "Like:" at the end of a passage announce an example.
  private func trailingLabel(_ sentence: Tokens, _ run: inout Run) -> Tokens? {
    guard sentence.last?.isMark(":") ?? false else { return nil }
    let title = sentence.trimmed()
    guard let match = lexicon.exampleLabels.match(title, at: title.startIndex),
      match.length == title.count,
      let span = sentence.span
    else { return nil }
    run.result.statements.append(
      Statement(span: span, line: 0, text: sentence.text, disposition: .scope))
    return sentence.suffix(0)
  }

  // MARK: One clause

  private func read(_ clause: Clause, _ run: inout Run) {
    guard clause.words.contains(where: \.isWordLike) else { return }
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

  private func statement(for clause: Clause, _ run: inout Run) -> Statement? {
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
    if clause.endsWithColon, !isSentence(clause.words) {
      announce(clause, &run)
      return nil
    }
    if isParameter(clause, run) { return parameter(clause, &run) }
    noteFocus(clause, &run)
    return make(.informative, clause, run)
  }

  /// "… and fill in:" only announces the fields under it.
  private func isBareVerb(_ clause: Clause) -> Bool {
    guard clause.isImperative, clause.endsWithColon,
      let verb = demands.verbs.verb(in: clause.core, at: clause.core.startIndex),
      verb.value == .enter
    else { return false }
    return !clause.core.dropFirst(verb.length).contains(where: \.isWordLike)
  }

  private func binding(in clause: Clause, _ run: Run) -> BindingReader.Binding? {
    bindings.binding(
      in: clause, label: run.labelWords == nil ? nil : run.context.label,
      isDefinition: run.context.isDefinition, isFilling: run.context.isFilling,
      isListed: run.isListed)
  }

  /// "Make sure …", "Do not …": imperative in form, a demand in meaning.
  private func isDemandByItself(_ clause: Clause) -> Bool {
    let start = clause.core.startIndex
    return lexicon.assurances.matches(clause.core, at: start)
      || lexicon.prohibitions.matches(clause.core, at: start)
      || lexicon.avoidances.matches(clause.core, at: start)
  }

  private func isDiagnosis(_ clause: Clause, _ run: Run) -> Bool {
    if run.isDiagnosing { return true }
    let words = clause.words.trimmed()
    return lexicon.diagnosisOpeners.matches(words, at: words.startIndex)
      || lexicon.diagnosisCues.matches(words, at: words.startIndex)
  }

  private func instruction(_ clause: Clause, _ run: inout Run) -> Statement {
    if lexicon.readingVerbs.matches(clause.core, at: clause.core.startIndex) {
      return make(.informative, clause, run)
    }
    guard let result = steps.read(clause, topic: run.result.topic, links: run.context.links) else {
      return make(.informative, clause, run)
    }
    var statement = make(.step, clause, run)
    statement.step = result.step
    statement.claim = result.claim
    statement.actor = result.actor
    if clause.refersBack || refersBack(clause) {
      statement.conditions += run.result.topic.conditions.filter {
        !statement.conditions.contains($0)
      }
    }
    run.result.topic.action = result.step.action
    if let focus = result.focus {
      run.result.topic.focus = focus
      run.result.topic.mention(focus)
      if result.claim?.relation == .enabled || result.claim?.relation == .disabled {
        run.result.topic.state = focus
      }
    }
    if clause.endsWithColon { openList(clause, statement, &run) }
    return statement
  }

  /// Whether a clause depends on the sentence before it through a pronoun.
  private func refersBack(_ clause: Clause) -> Bool {
    clause.core.dropFirst().prefix(3).contains {
      ["it", "that", "this", "them"].contains($0.word) && !$0.isMarked
    }
  }

  private func openList(_ clause: Clause, _ statement: Statement, _ run: inout Run) {
    let condition = clause.conditions.first { !$0.isTemporal }
    run.result.topic.choice = choice(in: clause) ?? run.result.topic.focus
    run.result.leadIn = LeadIn(title: clause.core.trimmed().text, condition: condition)
    run.result.isListHead = [.oneOf, .allOf].contains(statement.claim?.relation)
  }

  /// "The key needs the following permissions:" demands all of the permissions under it.
  private func announceMembers(of statement: inout Statement) {
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
  private func choice(in clause: Clause) -> Tokens? {
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

  private func make(_ demand: Demand, _ clause: Clause, _ run: inout Run) -> Statement {
    var statement = make(demand.kind, clause, run)
    statement.wording = demand.wording
    statement.claim = demand.claim
    statement.conditions += demand.conditions
    statement.rationale = demand.rationale
    if let subject = demand.subject {
      run.result.topic.subject = subject
      run.result.topic.focus = subject
      run.result.topic.mention(subject)
      if let relation = demand.claim?.relation, [.enabled, .disabled].contains(relation) {
        run.result.topic.state = subject
      }
    }
    if clause.endsWithColon {
      run.result.leadIn = LeadIn(title: clause.core.trimmed().text, condition: nil)
      run.result.isListHead = true
      if statement.claim?.relation == .requires { announceMembers(of: &statement) }
    }
    return statement
  }

  private func remarked(_ clause: Clause, _ run: inout Run) -> Statement? {
    guard let marker = remarks.marker(in: clause.words), !clause.isImperative,
      !isSentence(clause.words)
    else { return nil }
    let words = clause.words.trimmed()
    let name = nouns.trimmed(words.prefix { !$0.isOpening })
    switch marker {
    case .recommended:
      guard let subject = run.result.topic.choice ?? run.result.topic.focus else { return nil }
      var statement = make(.recommendation, clause, run)
      statement.wording = .should
      statement.claim = Claim(subject: subject.text, relation: .equals, object: [name.text])
      return statement
    case .required:
      var statement = make(.constraint, clause, run)
      statement.wording = .must
      statement.claim = Claim(subject: name.text, relation: .present)
      return statement
    case .optional: return nil
    }
  }

  private func binding(_ bound: BindingReader.Binding, _ clause: Clause, _ run: inout Run)
    -> Statement
  {
    var statement = make(.step, clause, run)
    if let label = run.labelWords, bound.takesLabel, let start = label.span?.lowerBound {
      statement.span = start..<statement.span.upperBound
      statement.text = (label + clause.words).text
      run.labelWords = nil
    }
    statement.step = bound.step
    statement.claim = bound.claim
    return statement
  }

  // MARK: Parameters

  private func isParameter(_ clause: Clause, _ run: Run) -> Bool {
    guard let label = run.context.label, run.labelWords != nil || run.context.isDefinition else {
      return false
    }
    if run.context.isDefinition { return true }
    return label.hasDash && label.isMarked
  }

  private func parameter(_ clause: Clause, _ run: inout Run) -> Statement {
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
  private func settleLabel(_ run: inout Run) {
    guard let label = run.labelWords, let span = label.span else { return }
    run.result.statements.insert(
      Statement(span: span, line: 0, text: label.text, disposition: .scope), at: 0)
  }

  // MARK: Parts

  private func make(_ kind: StatementKind, _ clause: Clause, _ run: Run) -> Statement {
    let span = clause.words.span ?? 0..<0
    var conditions = run.context.conditions + clause.conditions
    if let question = run.question, !clause.isQuestion, kind.isNormative {
      conditions.append(question)
    }
    return Statement(
      span: span, line: 0, kind: kind, conditions: conditions, text: clause.text,
      disposition: kind.isNormative ? .manual : kind == .informative ? .informative : .bound)
  }

  private func append(_ statement: Statement, _ clause: Clause, _ run: inout Run) {
    run.result.statements.append(statement)
    run.result.topic.conditions = clause.conditions.filter { !$0.isTemporal }
  }

  /// A clause that only announces what stands under it.
  private func announce(_ clause: Clause, _ run: inout Run) {
    guard let span = clause.words.span else { return }
    run.result.statements.append(
      Statement(span: span, line: 0, text: clause.words.text, disposition: .scope))
    guard clause.endsWithColon else { return }
    run.result.leadIn = LeadIn(
      title: clause.words.trimmed().text, condition: clause.conditions.first { !$0.isTemporal })
  }

  private func isLinkOnly(_ words: Tokens) -> Bool {
    words.contains { $0.link != nil } && words.allSatisfy { $0.link != nil || !$0.isWordLike }
  }

  /// "Otherwise it fails" behind a demand names its consequence.
  private func isConsequence(_ clause: Clause, _ run: Run) -> Bool {
    guard !clause.isImperative, let last = run.result.statements.last,
      last.kind == .constraint || last.kind == .recommendation
    else { return false }
    if clause.isFallback { return true }
    return namesViolation(clause) && demands.demand(in: clause, topic: run.result.topic) == nil
  }

  /// "If it does, …", "If one is missing, …" behind a demand: what happens when it is not met.
  private func namesViolation(_ clause: Clause) -> Bool {
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

  private func extendWithConsequence(_ clause: Clause, _ run: inout Run) {
    guard var last = run.result.statements.popLast(), let span = clause.words.span else { return }
    last.span = last.span.lowerBound..<span.upperBound
    last.rationale = last.rationale.map { "\($0) \(clause.words.text)" } ?? clause.words.text
    run.result.statements.append(last)
  }

  /// "Changes may take 5–10 minutes": how long the effect of the step before it takes.
  private func noteWait(_ clause: Clause, _ run: inout Run) {
    guard let wait = WaitReader(lexicon: lexicon).wait(in: clause.words) else { return }
    run.result.wait = wait
    let steps = run.result.statements.indices.filter { run.result.statements[$0].kind == .step }
    guard let step = steps.last(where: { run.result.statements[$0].claim != nil }) ?? steps.last
    else { return }
    run.result.statements[step].step?.wait = wait
  }

  /// A way through the user interface without a verb belongs to the sentence before it.
  private func isFragmentOfStatement(_ clause: Clause, _ run: Run) -> Bool {
    guard let last = run.result.statements.last, last.kind == .step || last.kind == .diagnosis,
      !clause.isImperative
    else { return false }
    let hasPath = clause.words.contains { $0.kind == .separator }
    return hasPath && !isSentence(clause.words)
  }

  private func extendLast(with clause: Clause, _ run: inout Run) {
    guard var last = run.result.statements.popLast(), let span = clause.words.span else { return }
    last.span = last.span.lowerBound..<span.upperBound
    last.text += " " + clause.words.text
    if last.step?.path.isEmpty ?? false {
      last.step?.path = PathReader(lexicon: lexicon).path(in: clause.words)
    }
    run.result.statements.append(last)
  }

  /// What a sentence without a demand speaks of, for the instruction behind it.
  private func noteFocus(_ clause: Clause, _ run: inout Run) {
    if let name = nouns.markedRun(in: clause.core) {
      run.result.topic.focus = name
      run.result.topic.mention(name)
    }
  }

  // MARK: Tables

  /// The statements of a table row, by what its column heads ask for.
  func tableRow(
    _ row: Row, cells: [Range<Int>], columns: [Lexicon.TableColumn?], conditions: [Condition]
  ) -> [Statement] {
    TableReader(lexicon: lexicon).statements(
      of: row, cells: cells, columns: columns, conditions: conditions)
  }
}
