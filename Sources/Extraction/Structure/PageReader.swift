import Policy

/// Reads the rows of a page into statements and an outline.
///
/// One pass: every row is a heading, a label, an item, prose, a table row, code or nothing; each
/// opens or closes scopes, and prose goes through the sentence grammar.
struct PageReader {
  let page: String
  let lexicon: Lexicon
  let labels: LabelReader
  let prose: ProseReader
  var outline: OutlineBuilder
  var statements: [Statement] = []
  var partial: Set<Int> = []
  var topic = Topic()
  /// Whether a heading of the current printed run is known; false behind a gap.
  var scopeIsPrinted = true
  var pending: Passage?
  var table = TableContext()
  /// The statement that waits for the members of a list ("these hosts:").
  var listHead: Int?
  /// What the code block that comes next is.
  var codeRole: Label.Role = .topic
  /// Whether the text behind an error message explains it.
  var isDiagnosing = false
  var headingRanks: HeadingRanks

  struct TableContext {
    var columns: [Lexicon.TableColumn?] = []
    var isOpen = false
  }

  init(page: String, lexicon: Lexicon, headingRanks: HeadingRanks, memo: RevisionMemo? = nil) {
    self.lexicon = lexicon
    labels = LabelReader(lexicon: lexicon)
    prose = ProseReader(lexicon: lexicon, memo: memo)
    outline = OutlineBuilder(page: page)
    self.page = page
    self.headingRanks = headingRanks
  }

  /// A run of rows without a gap, and whether something unseen stands in front of it.
  struct Segment {
    var rows: [Row]
    var followsGap: Bool
  }

  /// Reads a page; statements carry no structure yet (see ``Ledger``).
  static func read(
    _ segments: [Segment], page: String, titles: [String: String], lexicon: Lexicon,
    memo: RevisionMemo? = nil
  ) -> PageReading {
    let ranks = HeadingRanks(rows: segments.flatMap(\.rows))
    var reader = PageReader(
      page: page, lexicon: lexicon, headingRanks: ranks, memo: memo)
    for segment in segments {
      if segment.followsGap { reader.gap() }
      for row in segment.rows { reader.read(row, titles: titles) }
      reader.flush()
    }
    return PageReading(
      statements: reader.statements, outline: reader.outline.finish(), partialScope: reader.partial)
  }

  // MARK: Rows

  mutating func gap() {
    flush()
    outline.close(from: OutlineBuilder.Rank.heading)
    outline.add(.separator(.gap))
    scopeIsPrinted = false
    topic = Topic()
    listHead = nil
    codeRole = .topic
    isDiagnosing = false
  }

  mutating func read(_ row: Row, titles: [String: String]) {
    if case .table = row.shape {} else { table = TableContext() }
    switch row.shape {
    case .blank: blank()
    case .rule: rule()
    case .heading(let bangs): heading(row, bangs: bangs)
    case .code: code(row)
    case .table(let cells, let isHeader): tableRow(row, cells: cells, isHeader: isHeader)
    case .definition(let termCount): definition(row, termCount: termCount)
    case .listItem(let bullets): text(row, marker: Marker(bullets: bullets), titles: titles)
    case .text: text(row, marker: Marker(of: row.tokens[...]), titles: titles)
    }
    for image in row.images { addImage(image, line: row.line) }
  }

  mutating func blank() {
    flush()
    outline.close(from: OutlineBuilder.Rank.leadIn)
    outline.add(.separator(.blank))
    leaveLabel()
    if !awaitsMembers { listHead = nil }
    isDiagnosing = false
    isFilling = false
    demandsItems = false
    deniesItems = false
  }

  /// Behind a labelled passage the text speaks of what its section is about again.
  mutating func leaveLabel() {
    if let label = topic.label, topic.title?.text == label.text { topic.title = sectionTitle }
    topic.label = nil
  }

  /// Whether a statement has announced members and none has come yet.
  private var awaitsMembers: Bool {
    guard let listHead, let claim = statements[listHead].claim else { return false }
    return claim.object.isEmpty
  }

  mutating func rule() {
    flush()
    outline.add(.separator(.rule))
    leadInActor = nil
    outline.close(from: OutlineBuilder.Rank.leadIn)
    pendingRule = true
    topic.label = nil
    listHead = nil
    isDiagnosing = false
    codeRole = .topic
  }

  /// The marker of the item that opened the lead-in.
  var leadInMarker: Marker?
  /// A rule closes labels, unless the next row goes on with alternatives of one.
  var pendingRule = false
  /// Whether the row is a notice that a rule sets apart from the section before it.
  var isApart = false
  /// The item that was read last, and whether it began with what to do.
  var lastItem: (marker: Marker, isStep: Bool)?
  /// What the innermost section or label on a line of its own speaks of.
  var sectionTitle: Tokens?
  /// The first title of the page that names something.
  var pageTitle: Tokens?
  /// Whether fields and their values stand in the rows ("fill in:").
  var isFilling = false
  /// Whether the row above is the name of a setting, alone on its line.
  var isUnderTerm = false
  /// Who carries out the steps of the section, where the text says so.
  var sectionActor: Actor?
  /// Who carries out the steps under a lead-in, where it says so.
  var leadInActor: Actor?
  /// Whether what the items assert is demanded ("Limitations:").
  var demandsItems = false
  /// Whether the items name what does not go ("Not supported:").
  var deniesItems = false
  /// Whether the section names what does not go.
  var isDenial = false
  /// Whether the label that the text speaks of is plain: it counts for its own line only.
  var hasPlainLabel = false
  /// Whether the section is about prerequisites, so that its items assert what is demanded.
  var isPrerequisite = false
  /// Whether the section is about errors and their remedies.
  var isTroubleshooting = false

  mutating func settleRule(isAlternative: Bool) {
    guard pendingRule else { return }
    pendingRule = false
    guard !isAlternative else { return }
    outline.close(from: headingRanks.firstLabelRank)
    outline.closeWeak()
  }

  mutating func text(_ row: Row, marker: Marker?, titles: [String: String]) {
    var words = row.tokens[...]
    guard words.contains(where: { $0.kind != .symbol }) else {
      if row.images.isEmpty { blank() }
      return
    }
    let marker = marker ?? bareNumber(words) ?? clauseNumber(words)
    if let marker { words = words.dropFirst(marker.length) }
    var label = labels.label(of: words)
    if marker != nil, listHead != nil || pending != nil, label?.isTitleLine ?? false { label = nil }
    if continues(row, marker: marker, label: label) {
      pending?.append(row)
      if row.endsHard { flush() }
      return
    }
    flush()
    closeLeadIn(before: marker)
    if isAlternative(marker, label: label, words) {
      settleRule(isAlternative: true)
      openAlternative(row, marker: marker, label: label, words: words)
      return
    }
    isApart = label?.role == .notice && (pendingRule || isApart)
    settleRule(isAlternative: false)
    guard let label else {
      if marker != nil || hasPlainLabel { leaveLabel() }
      begin(row, words: words, label: nil, marker: marker)
      return
    }
    open(label, row: row, words: words, marker: marker, titles: titles)
  }

  /// "2 Select the tab", "B3 Mast: oak": a number without a mark in front of an instruction, a letter and a
  /// number in front of an instruction, a place or a label.
  private func bareNumber(_ words: Tokens) -> Marker? {
    if let first = words.first, words.count > 2, first.kind == .word,
      !first.isMarked || words[words.startIndex + 1].run != first.run,
      isLetterAndNumber(first.text), words[words.startIndex + 1].isCapitalised,
      prose.isImperative(words.dropFirst())
        || labels.label(of: words.dropFirst()) != nil
        || lexicon.conditions.matches(words, at: words.startIndex + 1)
    {
      return Marker(number: first.text, length: 1)
    }
    guard words.count > 2, let first = words.first, first.isNumber, first.text.utf8.count <= 2,
      words[words.startIndex + 1].isCapitalised, prose.isImperative(words.dropFirst())
    else { return nil }
    return Marker(number: first.text, length: 1)
  }

  /// "4.2 The gate shall be shut.": a clause with a printed number, which is no heading.
  private func clauseNumber(_ words: Tokens) -> Marker? {
    guard let number = SectionNumber(of: words), number.depth > 1, words.first?.run == 0 else {
      return nil
    }
    let clause = words.dropFirst(number.length)
    guard clause.first?.isCapitalised ?? false,
      prose.isImperative(clause)
        || prose.isSentence(clause) && (clause.last?.isMark(".") ?? false || clause.count > 10)
    else { return nil }
    return Marker(number: number.text, length: number.length)
  }

  private func isLetterAndNumber(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return (2...3).contains(bytes.count) && (65...90).contains(bytes[0])
      && bytes.dropFirst().allSatisfy { (48...57).contains($0) }
  }

  /// Whether a row goes on with the sentence of the row before.
  func continues(_ row: Row, marker: Marker?, label: Label?) -> Bool {
    guard let pending, marker == nil else { return false }
    guard let label else { return true }
    let isNext = pending.label != nil && pending.label?.isMarked == false && label.role == .topic
    return !label.isMarked && !isNext
  }

  mutating func definition(_ row: Row, termCount: Int) {
    flush()
    settleRule(isAlternative: false)
    let words = row.tokens[...]
    guard let label = labels.label(of: words, isDefinition: true) else {
      begin(row, words: words, label: nil, marker: nil)
      return
    }
    topic = Topic()
    topic.label = NounPhraseReader(lexicon: lexicon).trimmed(label.title)
    let wasDiagnosing = isDiagnosing
    if isTroubleshooting || namesFailure(label.title) { isDiagnosing = true }
    defer { isDiagnosing = wasDiagnosing }
    pending = Passage(
      tokens: row.tokens, links: row.links, label: label, marker: nil, isDefinition: true)
    flush()
    topic.label = nil
  }

  /// "Anchor not found", "Too many boats": a term that says what went wrong, rather than a setting ("Do not
  /// sail in fog").
  private func namesFailure(_ title: Tokens) -> Bool {
    if lexicon.errorWords.matches(title, at: title.startIndex) { return true }
    return title.contains { ["not", "too", "cannot", "failed", "missing"].contains($0.word) }
      && !lexicon.verbs.matches(title, at: title.startIndex)
      && !lexicon.prohibitions.matches(title, at: title.startIndex)
  }

  mutating func addImage(_ name: String, line: Int) {
    if let last = statements.indices.last(where: { statements[$0].kind != nil }),
      statements[last].kind == .step, statements[last].step?.image == nil
    {
      statements[last].step?.image = name
    }
    outline.add(.image(name: name, line: line))
  }

  mutating func append(_ statement: Statement) {
    statements.append(statement)
    let index = statements.count - 1
    guard statement.kind != nil else { return }
    if !scopeIsPrinted { partial.insert(index) }
    outline.add(.statement(index))
  }

  /// Accounts for a heading, label or table head.
  mutating func scopePiece(_ words: Tokens, line: Int) {
    guard let span = words.span, !span.isEmpty else { return }
    append(Statement(span: span, line: line, text: words.text, disposition: .scope))
  }
}
