import Policy

/// Runs of prose, the lists that they announce, and what they leave for later rows.
extension PageReader {
  mutating func begin(
    _ row: Row, words: Tokens, label: Label?, marker: Marker?, isDemanded: Bool = false
  ) {
    pending = Passage(
      tokens: Array(words), links: row.links, label: label, marker: marker, isDefinition: false,
      isDemanded: isDemanded)
    if row.endsHard { flush() }
  }

  mutating func flush() {
    guard let passage = pending else { return }
    pending = nil
    if isListMember(passage), let listHead {
      addMember(passage.tokens[...].trimmed().text, to: listHead)
      let words = passage.tokens[...]
      if let span = words.span {
        append(
          Statement(
            span: span, line: 0, text: words.text, disposition: .bound, reason: "list_member"))
      }
      return
    }
    let result = prose.read(passage.tokens[...], context: context(of: passage), topic: topic)
    isUnderTerm = false
    topic = result.topic
    if passage.marker == nil { listHead = nil }
    addWait(result)
    if let marker = passage.marker {
      let kinds = result.statements.compactMap(\.kind)
      lastItem = (marker, isStep: kinds.first == .step)
    } else {
      lastItem = nil
    }
    sectionActor = ActorReader(lexicon: lexicon).actor(in: passage.tokens[...]) ?? sectionActor
    if !passage.isItem { leadInActor = nil }
    for statement in result.statements {
      append(withActor(statement))
      if result.isListHead { listHead = statements.count - 1 }
    }
    // "As an administrator, open X and proceed as follows:" says who does what stands under it.
    if passage.tokens.last(where: { $0.kind != .symbol })?.isMark(":") ?? false {
      leadInActor = result.statements.compactMap(\.actor).last ?? leadInActor
    }
    if result.isFilling { isFilling = true }
    if result.isDemanding { demandsItems = true }
    if result.isErrorLead { codeRole = .error }
    if result.leadsIntoProblems || isTroubleshooting && isMessage(passage) { isDiagnosing = true }
    if let leadIn = result.leadIn { openLeadIn(leadIn, marker: passage.marker) }
  }

  private func context(of passage: Passage) -> ProseReader.Context {
    ProseReader.Context(
      label: passage.label, isDefinition: passage.isDefinition, isItem: passage.marker != nil,
      links: passage.links, conditions: isApart ? [] : outline.conditions,
      isDiagnosing: isDiagnosing
        || isTroubleshooting && (passage.isItem || quotesMessage(passage)),
      isFilling: isFilling || followsStep(passage),
      isAboutProblems: isTroubleshooting, isUnderTerm: isUnderTerm && !passage.isItem,
      isUnderNeeds: isPrerequisite,
      isDemanding: passage.marker != nil
        && (demandsItems || isPrerequisite || listHead != nil)
        || passage.label?.isMarked == false && isPrerequisite || passage.isDemanded,
      isDenying: passage.marker != nil && (deniesItems || isDenial))
  }

  /// "__Anchor lost__: …", "{{E-12}} …": a passage that begins with a message.
  private func quotesMessage(_ passage: Passage) -> Bool {
    if passage.label?.isMarked ?? false { return true }
    return passage.tokens.first(where: \.isWordLike).map { $0.kind == .code || $0.run < 0 } ?? false
  }

  /// A message alone on its line: what stands under it explains it.
  private func isMessage(_ passage: Passage) -> Bool {
    let words = passage.tokens.filter(\.isWordLike)
    return !words.isEmpty && words.allSatisfy { $0.kind == .code || $0.run < 0 }
  }

  /// A step done by whom the section or the lead-in above it names.
  private func withActor(_ statement: Statement) -> Statement {
    guard statement.kind == .step, statement.actor == nil else { return statement }
    var step = statement
    step.actor = leadInActor ?? sectionActor
    return step
  }

  /// Whether the item before, of the same list, was a step: what stands behind a label is then entered.
  private func followsStep(_ passage: Passage) -> Bool {
    guard let marker = passage.marker, let label = passage.label, let last = lastItem, last.isStep,
      last.marker.isSameKind(as: marker)
    else { return false }
    let value = passage.tokens.dropFirst(label.length).prefix { !$0.isMark(".") }
    return value.count <= 12 && !prose.isImperative(value)
      && !["no", "not", "never", "only"].contains(value.first { $0.isWordLike }?.word)
      && lexicon.inclusions.first(in: value) == nil
  }

  /// A waiting time in a passage of its own belongs to the last step that leaves a state behind.
  mutating func addWait(_ result: ProseReader.Result) {
    guard let wait = result.wait, !result.statements.contains(where: { $0.kind == .step }) else {
      return
    }
    let recent = statements.indices.suffix(12).filter { statements[$0].kind == .step }
    guard let step = recent.last(where: { statements[$0].claim != nil }) ?? recent.last else {
      return
    }
    statements[step].step?.wait = wait
  }

  /// The next item of the same kind as the one that announced them ends what it announced.
  mutating func closeLeadIn(before marker: Marker?) {
    guard let marker, let opener = leadInMarker, listHead == nil else { return }
    switch (marker.kind, opener.kind) {
    case (.enumerator, .enumerator), (.ordered, .ordered), (.alternative, .alternative):
      outline.close(from: OutlineBuilder.Rank.leadIn)
      leadInMarker = nil
    default: return
    }
  }

  mutating func openLeadIn(_ leadIn: ProseReader.LeadIn, marker: Marker?) {
    leadInMarker = marker
    let node = OutlineNode(kind: .leadIn, title: leadIn.title, line: 0)
    outline.open(node, rank: OutlineBuilder.Rank.leadIn, condition: leadIn.condition)
  }

  func isListMember(_ passage: Passage) -> Bool {
    guard listHead != nil, passage.marker != nil, passage.label == nil else { return false }
    let words = passage.tokens[...]
    if words.contains(where: { $0.isOpening }), prose.hasMarker(words) { return false }
    return !prose.isSentence(words) && words.count <= 12
  }

  mutating func addMember(_ text: String, to index: Int) {
    guard statements.indices.contains(index), statements[index].claim != nil, !text.isEmpty else {
      return
    }
    let isFirst = statements[index].claim?.object.isEmpty ?? true
    statements[index].claim?.object.append(text)
    statements[index].text += (isFirst ? " " : ", ") + text
  }
}

extension PageReader.Passage {
  mutating func append(_ row: Row) {
    let offset = links.count
    links += row.links
    tokens += row.tokens.enumerated().map { position, token in
      var token = token
      token.link = token.link.map { $0 + offset }
      if position == 0 { token.hasSpaceBefore = true }
      return token
    }
  }
}
