import Policy

/// Headings: the sections that they open, and what their titles say of what stands under them.
extension PageReader {
  mutating func heading(_ row: Row, bangs: Int) {
    flush()
    isApart = false
    settleRule(isAlternative: false)
    let words = row.tokens[...]
    var title = words.trimmed()
    let number = SectionNumber(of: title)
    if let number { title = title.dropFirst(number.length).trimmed() }
    let rank = headingRanks.rank(bangs: bangs, number: number)
    guard prose.saysSentence(words) else {
      openHeading(title, number: number, rank: rank, line: row.line)
      scopePiece(words, line: row.line)
      return
    }
    // A sentence that is set as a heading says something, and gives no scope to what follows.
    outline.close(from: rank)
    beginSection(title)
    topic.title = pageTitle
    text(row, marker: nil, titles: [:])
    flush()
  }

  /// A heading that only repeats the page's name says nothing about what stands under it.
  private func isPageTitle(_ title: Tokens) -> Bool {
    title.isEmpty || Slug.make(title.text) == Slug.make(page)
  }

  mutating func openHeading(
    _ title: Tokens, number: SectionNumber?, rank: Int, line: Int, form: Condition.Form = .heading
  ) {
    let node = OutlineNode(kind: .heading, title: title.text, number: number?.text, line: line)
    outline.open(
      node, rank: rank, condition: isPageTitle(title) ? nil : Condition(title.text, form: form),
      isWeak: form == .label)
    beginSection(title)
  }

  /// Forgets what the section in front spoke of, and reads what the title says of the next one.
  private mutating func beginSection(_ title: Tokens) {
    scopeIsPrinted = true
    sectionActor = nil
    leadInActor = nil
    topic = Topic()
    isDenial = labels.denies(title)
    isTroubleshooting = !isDenial && isAboutProblems(title)
    topic.title = isTroubleshooting ? pageTitle : subject(of: title)
    if pageTitle == nil { pageTitle = topic.title }
    sectionTitle = topic.title
    listHead = nil
    lastItem = nil
    codeRole = .topic
    isDiagnosing = false
    demandsItems = false
    isPrerequisite = isAboutNeeds(title)
  }

  /// "Error messages", "If the flag stays down", "When no boat answers": a section about what goes wrong.
  func isAboutProblems(_ title: Tokens) -> Bool {
    if lexicon.problemTitles.first(in: title) != nil { return true }
    let words = title.drop {
      !$0.isWordLike || $0.isCapitalised && $0.text.utf8.count == 1 && $0.word != "i"
    }
    guard let first = words.first else { return false }
    if first.word == "if" { return true }
    return first.word == "when" && words.contains { Self.failures.contains($0.word) }
  }

  /// Words that say that something does not happen.
  private static let failures: Set<String> = ["nothing", "not", "no", "never", "nobody"]

  /// "Requirements", "What has to be in place": a section that lists what must hold first.
  func isAboutNeeds(_ title: Tokens) -> Bool {
    if lexicon.demandTitles.covers(title) || namesNeeds(title) { return true }
    if asksForNeeds(title) { return true }
    guard title.first?.word == "what", let modal = lexicon.modals.first(in: title) else {
      return false
    }
    let verb = title[(modal.index + modal.match.length)...].first?.word
    return !modal.match.value.isNegative && ["be", "have", "exist"].contains(verb)
  }

  /// "What you need first", "What the agent needs": a question for needs, in the words of a title.
  private func asksForNeeds(_ title: Tokens) -> Bool {
    guard title.count <= 7, title.first?.word == "what" else { return false }
    return title.dropFirst().contains {
      !$0.isMarked
        && (["need", "needed"].contains($0.word) || lexicon.requirements.matches([$0], at: 0))
    }
  }

  /// "Network requirements", "Prerequisites for the agent": a title of needs with what they are for.
  private func namesNeeds(_ title: Tokens) -> Bool {
    guard title.count <= 6, let last = title.last else { return false }
    if let match = lexicon.demandTitles.match(title, at: title.startIndex),
      match.length < title.count
    {
      return ["for", "of", "on", "in"].contains(title[title.startIndex + match.length].word)
    }
    return title.count <= 3 && ["requirements", "prerequisites"].contains(last.word)
  }

  /// What a section speaks of: its title where that is a name, else what the page speaks of.
  private func subject(of title: Tokens) -> Tokens? {
    guard let first = title.first, !lexicon.relatives.contains(first),
      !lexicon.demandTitles.covers(title), !lexicon.limitTitles.covers(title),
      !labels.denies(title),
      !prose.isImperative(title)
    else { return pageTitle }
    return title
  }
}
