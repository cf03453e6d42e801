import Policy

/// Reads a passage of prose: sentences, clauses, and what each of them says.
struct ProseReader {
  /// Where a passage stands.
  struct Context: Equatable {
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
    /// Whether the section is about problems.
    var isAboutProblems = false
    /// Whether the name of a setting stands alone on the line above.
    var isUnderTerm = false
    /// Whether the section lists what is needed first.
    var isUnderNeeds = false
    /// Whether what it asserts is demanded ("The following must hold:", "Limitations:").
    var isDemanding = false
    /// Whether what it names does not go ("Not supported:").
    var isDenying = false
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
    /// Whether symptoms stand under the passage ("If nothing arrives, look at the log:").
    var leadsIntoProblems = false
    /// A waiting time that no step of the passage took.
    var wait: Wait?
    var leadIn: LeadIn?
    /// Whether fields and their values stand under the passage ("fill in:").
    var isFilling = false
    /// Whether what stands under the passage is demanded ("What you need:").
    var isDemanding = false
  }

  let lexicon: Lexicon
  let splitter: SentenceSplitter
  let clauses: ClauseReader
  let steps: StepReader
  let demands: DemandGrammar
  let nouns: NounPhraseReader
  let bindings: BindingReader
  let remarks: RemarkReader
  let descriptions: DescriptionReader
  let settings: SettingReader
  let labels: LabelReader
  private let memo: RevisionMemo?

  /// Creates a reader with the words of a lexicon; `memo` knows what other revisions gave.
  init(lexicon: Lexicon, memo: RevisionMemo? = nil) {
    self.lexicon = lexicon
    self.memo = memo
    splitter = SentenceSplitter(lexicon: lexicon)
    clauses = ClauseReader(lexicon: lexicon)
    steps = StepReader(lexicon: lexicon)
    demands = DemandGrammar(lexicon: lexicon)
    nouns = NounPhraseReader(lexicon: lexicon)
    bindings = BindingReader(lexicon: lexicon)
    remarks = RemarkReader(lexicon: lexicon)
    descriptions = DescriptionReader(lexicon: lexicon)
    settings = SettingReader(lexicon: lexicon)
    labels = LabelReader(lexicon: lexicon)
  }

  /// Whether the words begin with an instruction.
  func isImperative(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    return demands.verbs.isImperative(body, at: body.startIndex)
  }

  /// Whether the words have a verb of their own, so that they are no bare member of a list.
  func isSentence(_ words: Tokens) -> Bool {
    isImperative(words) || words.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
  }

  /// Whether the words of a heading are a sentence of their own that demands something.
  func saysSentence(_ title: Tokens) -> Bool {
    let words = title.trimmed()
    guard let last = title.last, last.isMark(".") || last.isMark("!"), words.count >= 5 else {
      return false
    }
    return clauses.hasDemand(words) || clauses.startsProhibition(words)
  }

  /// Whether a remark in brackets makes an item more than a member of a list.
  func hasMarker(_ words: Tokens) -> Bool {
    remarks.marker(in: words) != nil
  }

  /// Reads a passage; `topic` is what the text spoke of before it.
  func read(_ words: Tokens, context: Context, topic: Topic) -> Result {
    guard let memo else { return readAnew(words, context: context, topic: topic) }
    return memo.result(of: words, context: context, topic: topic) {
      readAnew(words, context: context, topic: topic)
    }
  }

  private func readAnew(_ words: Tokens, context: Context, topic: Topic) -> Result {
    var run = Run(context: context, result: Result(topic: topic))
    var content = words
    if let label = context.label {
      content = words.dropFirst(label.length)
      run.labelWords = words.prefix(label.length)
    }
    if let required = requiredLabel(run, content: &content) {
      run.result.statements.append(required)
      run.labelWords = nil
    }
    run.result.topic.isSwitch = context.label != nil && tellsWork(content)
    let outer = run.result.topic.label
    for sentence in splitter.sentences(of: content) {
      let content = sentence.dropFirst(adoptLabel(of: sentence, &run))
      read(content.dropFirst(takeShape(of: content, &run)), &run)
    }
    settleLabel(&run)
    run.result.topic.label = outer
    return run.result
  }

  /// "prints a text on every page": what a switch does when it is on.
  private func tellsWork(_ content: Tokens) -> Bool {
    guard let verb = content.first(where: \.isWordLike), verb.kind == .word, !verb.isMarked,
      verb.word.hasSuffix("s"), content.filter(\.isWordLike).count > 1
    else { return false }
    let stem = verb.word.dropLast()
    return [String(stem), String(stem.dropLast())].contains { base in
      lexicon.verbs.matches([lexicon.token(base, for: verb)], at: 0)
    }
  }

  /// "Login name (required):", "Login name: (required)" demand the field that the label names.
  private func requiredLabel(_ run: Run, content: inout Tokens) -> Statement? {
    guard var words = run.labelWords, !words.isEmpty else { return nil }
    if let first = content.first, first.isMark("("),
      remarks.marker(at: content.startIndex, in: content) == .required,
      let close = content.firstIndex(where: { $0.isMark(")") })
    {
      words = (words + content[...close])[...]
      content = content[(close + 1)...]
    }
    return requiredTitle(words, conditions: run.context.conditions)
  }

  /// "Login name (required)": the field that has to be filled; nil for other names.
  func requiredTitle(_ words: Tokens, conditions: [Condition]) -> Statement? {
    guard let span = words.span, remarks.marker(in: words) == .required else { return nil }
    let name = nouns.trimmed(words.prefix { !$0.isOpening })
    return Statement(
      span: span, line: 0, kind: .constraint, wording: .must,
      claim: Claim(subject: name.text, relation: .present), conditions: conditions,
      text: words.text, disposition: .manual)
  }

  /// The state of reading one passage.
  struct Run {
    var context: Context
    var result: Result
    /// The words of a label that no statement has taken yet.
    var labelWords: Tokens?
    /// How many statements stand in front of the label.
    var labelStart = 0
    var isDiagnosing = false
    /// How many statements stand in front of the sentence.
    var sentenceStart = 0
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

  func read(_ marked: Tokens, _ run: inout Run) {
    guard !marked.isEmpty else { return }
    let isValue = run.labelWords?.first.map { $0.run != marked.first?.run } ?? false
    let sentence = isValue ? marked : withoutEmphasis(marked)
    if announcesExample(sentence, &run) { return }
    let parts = bindings.parts(of: sentence)
    run.isListed = parts.count > 1
    run.sentenceStart = run.result.statements.count
    var previous: Clause?
    for var clause in parts.flatMap(clauses.clauses) {
      if clause.explains, let subject = run.result.topic.subject {
        clause.conditions.append(Condition("\(subject.text) is used", form: .use))
      }
      let label = run.result.topic.label
      let isPronoun = clause.core.first?.isWord("it", "they") ?? false
      if clause.continues || isPronoun || speaksOfThem(clause),
        let shared = previous.flatMap(clauses.tellingSubject)
      {
        run.result.topic.subject = shared
        if isPronoun { run.result.topic.label = nil }
      }
      let count = run.result.statements.count
      read(clause, &run)
      run.result.topic.said = clause.words
      let demandsNothing = run.result.statements.dropFirst(count)
        .allSatisfy { $0.kind == .informative || $0.kind == nil }
      run.result.topic.told =
        demandsNothing ? clauses.toldSubject(of: clause) : enteredThing(clause, run)
      run.result.topic.label = label
      previous = clause
    }
  }

  /// "…; better avoid them": whether a clause ends with a pronoun for what the one before is about.
  private func speaksOfThem(_ clause: Clause) -> Bool {
    clause.core.trimmed().last.map { ["it", "them"].contains($0.word) && !$0.isMarked } ?? false
  }

  /// A sentence that is bold as a whole marks no names in it.
  func withoutEmphasis(_ sentence: Tokens) -> Tokens {
    guard let first = sentence.firstIndex(where: \.isWordLike), sentence[first].run != 0 else {
      return sentence
    }
    let run = sentence[first].run
    var count = 0
    for index in first..<sentence.endIndex where sentence[index].isWordLike {
      guard sentence[index].run == run, sentence[index].kind == .word else { return sentence }
      count += 1
    }
    guard count > 4 else { return sentence }
    var plain = sentence
    for index in plain.indices {
      plain[index].run = 0
      plain[index].isBold = false
      plain[index].isItalic = false
    }
    return plain
  }

  /// Fragments such as "Like:" at the end of a passage announce an example.
  func announcesExample(_ sentence: Tokens, _ run: inout Run) -> Bool {
    guard sentence.last?.isMark(":") ?? false else { return false }
    let title = sentence.trimmed()
    guard let match = lexicon.exampleLabels.match(title, at: title.startIndex),
      match.length == title.count,
      let span = sentence.span
    else { return false }
    run.result.statements.append(
      Statement(span: span, line: 0, text: sentence.text, disposition: .scope))
    return true
  }

  /// What a table cell under "What you have to do" instructs; nil where it says what a setting has to be.
  func instructions(
    in cell: Tokens, about name: Tokens, links: [PassageLink], conditions: [Condition]
  ) -> [Statement]? {
    guard isImperative(cell) else { return nil }
    var topic = Topic()
    topic.focus = name
    topic.subject = name
    return read(
      cell,
      context: Context(
        label: nil, isDefinition: false, isItem: true, links: links, conditions: conditions,
        isDiagnosing: false),
      topic: topic
    ).statements
  }

  /// The statements of a table row, by what its column heads ask for.
  func tableRow(
    _ row: Row, cells: [Range<Int>], columns: [Lexicon.TableColumn?], conditions: [Condition],
    isAboutProblems: Bool
  ) -> [Statement] {
    TableReader(lexicon: lexicon, isAboutProblems: isAboutProblems).statements(
      of: row, cells: cells, columns: columns, conditions: conditions)
  }
}
