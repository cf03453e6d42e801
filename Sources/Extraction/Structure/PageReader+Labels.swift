import Policy

/// Labels and alternatives: what stands in bold or in front of a colon.
extension PageReader {
  func isAlternative(_ marker: Marker?, label: Label?, _ words: Tokens) -> Bool {
    guard case .alternative = marker?.kind else { return false }
    if let label, label.isMarked { return true }
    return words.trimmed().first?.isBold ?? false
  }

  mutating func openAlternative(_ row: Row, marker: Marker?, label: Label?, words: Tokens) {
    guard case .alternative(let letter) = marker?.kind else { return }
    let title =
      label?.title ?? (NounPhraseReader(lexicon: lexicon).markedRun(in: words) ?? words.prefix(0))
    let node = OutlineNode(kind: .alternative(letter), title: title.text, line: row.line)
    outline.open(
      node, rank: OutlineBuilder.Rank.alternative,
      condition: Condition(title.text, form: .alternative))
    codeRole = .example
    if let listHead { addMember(title.prefix { !$0.isOpening }.trimmed().text, to: listHead) }
    if prose.hasMarker(words) {
      begin(row, words: words, label: nil, marker: marker)
      return
    }
    let content = words.dropFirst(label?.length ?? 0)
    if label != nil {
      scopePiece(words.prefix(label?.length ?? 0), line: row.line)
      topic.title = title
      topic.label = nil
      guard content.contains(where: \.isWordLike) else { return }
      nested(content, row: row)
    } else {
      begin(row, words: words, label: nil, marker: marker)
    }
  }

  /// Content behind an alternative's or notice's label, which may have a notice label of its own.
  mutating func nested(_ content: Tokens, row: Row, isDemanded: Bool = false) {
    var content = content
    if let inner = labels.label(of: content), inner.role == .notice {
      scopePiece(content.prefix(inner.length), line: row.line)
      content = content.dropFirst(inner.length)
    }
    begin(row, words: content, label: nil, marker: nil, isDemanded: isDemanded)
  }

  /// "Licence: Gold" among prerequisites: what is needed, not a notice.
  private func namesNeed(_ label: Label) -> Bool {
    guard isPrerequisite, label.title.count == 1, let noun = label.title.first else { return false }
    return lexicon.licences.contains(noun)
  }

  mutating func open(
    _ label: Label, row: Row, words: Tokens, marker: Marker?, titles: [String: String]
  ) {
    let content = words.dropFirst(label.length)
    let hasContent = content.contains { $0.isWordLike }
    switch label.role {
    case .notice where !namesNeed(label):
      outline.close(from: OutlineBuilder.Rank.leadIn)
      demandsItems =
        demandsItems && marker != nil
        || lexicon.limitTitles.covers(label.title) || lexicon.demandTitles.covers(label.title)
      deniesItems = labels.denies(label.title)
      scopePiece(words.prefix(label.length), line: row.line)
      topic.label = nil
      if hasContent {
        nested(content, row: row, isDemanded: lexicon.demandTitles.covers(label.title))
      }
      return
    case .error, .example:
      if label.role == .error { isDiagnosing = true }
      codeRole = label.role
      scopePiece(words.prefix(label.length), line: row.line)
      if hasContent { begin(row, words: content, label: nil, marker: nil) }
      return
    case .topic where hasContent && lexicon.demandTitles.covers(label.title) && label.number == nil:
      outline.close(from: OutlineBuilder.Rank.leadIn)
      demandsItems = true
      scopePiece(words.prefix(label.length), line: row.line)
      topic.label = nil
      begin(row, words: content, label: nil, marker: marker, isDemanded: true)
      return
    case .topic, .notice: break
    }
    if let number = label.number {
      openNumbered(label, number: number, row: row, titles: titles)
      if hasContent { begin(row, words: content, label: nil, marker: nil) }
      return
    }
    if isDiagnosing, label.isMarked, marker == nil { isDiagnosing = false }
    if hasContent, !isBracketed(content) {
      inline(label, row: row, words: words, content: content, marker: marker)
    } else {
      standing(label, row: row, words: words, marker: marker)
    }
  }

  /// "1.2 Work accounts": a bold line with a printed number is a heading.
  mutating func openNumbered(
    _ label: Label, number: SectionNumber, row: Row, titles: [String: String]
  ) {
    recoverParents(of: number, titles: titles, line: row.line)
    openHeading(
      label.title, number: number, rank: headingRanks.rank(labelNumber: number), line: row.line,
      form: .label)
    scopePiece(row.tokens[...].prefix(label.length), line: row.line)
  }

  /// Opens the section whose heading a diff page does not print, where its links name it.
  mutating func recoverParents(of number: SectionNumber, titles: [String: String], line: Int) {
    guard !scopeIsPrinted, number.depth > 1 else { return }
    let parent = number.components.dropLast().map(String.init).joined(separator: ".")
    guard let title = titles[parent] else { return }
    var node = OutlineNode(kind: .heading, title: title, number: parent, line: line)
    node.isRecovered = true
    outline.open(
      node, rank: OutlineBuilder.Rank.heading + number.depth - 2,
      condition: Condition(title, form: .heading))
  }

  func isBracketed(_ content: Tokens) -> Bool {
    let words = content.filter { $0.kind != .symbol && !$0.isMark(":") }
    guard let first = words.first, let last = words.last else { return true }
    return first.isOpening && (last.isClosing || last.isMark(":"))
  }

  /// A label on a line of its own.
  mutating func standing(_ label: Label, row: Row, words: Tokens, marker: Marker?) {
    let title = label.title
    if let required = prose.requiredTitle(words, conditions: outline.conditions) {
      append(required)
    }
    if let instruction = instructiveTitle(words, marker: marker) {
      begin(row, words: instruction, label: nil, marker: marker)
      return
    }
    let rank = label.isMarked ? headingRanks.firstLabelRank : OutlineBuilder.Rank.leadIn
    let node = OutlineNode(kind: .label, title: title.text, line: row.line)
    outline.open(
      node, rank: max(rank, OutlineBuilder.Rank.label),
      condition: Condition(title.text, form: .label))
    topic = Topic()
    isPrerequisite = isAboutNeeds(title)
    deniesItems = labels.denies(title)
    demandsItems = isPrerequisite || lexicon.limitTitles.covers(title)
    if !demandsItems, !deniesItems { sectionTitle = title }
    topic.title = sectionTitle
    if statements.last?.span != words.span { scopePiece(words, line: row.line) }
    isUnderTerm = label.isMarked && marker == nil
    listHead = nil
    codeRole = .topic
  }

  /// An item whose whole text is bold is an instruction where it begins with a verb.
  func instructiveTitle(_ words: Tokens, marker: Marker?) -> Tokens? {
    guard marker != nil, prose.isImperative(words) else { return nil }
    return words
  }

  /// A label in front of a sentence on the same line.
  mutating func inline(
    _ label: Label, row: Row, words: Tokens, content: Tokens, marker: Marker?
  ) {
    let node = OutlineNode(kind: .label, title: label.title.text, line: row.line)
    outline.open(
      node, rank: label.isMarked ? OutlineBuilder.Rank.label : OutlineBuilder.Rank.leadIn,
      condition: label.isMarked ? Condition(label.title.text, form: .label) : nil)
    topic = Topic()
    topic.label = NounPhraseReader(lexicon: lexicon).trimmed(label.title)
    topic.title = topic.label
    hasPlainLabel = !label.isMarked || words.first?.kind == .code
    codeRole = .example
    begin(row, words: words, label: label, marker: marker)
  }
}
