/// The words in front of a colon, or a bold line of its own, and what part they play.
struct Label: Sendable {
  /// What the label's words announce.
  enum Role: Sendable, Equatable {
    /// A note, warning or list of constraints; it gives no scope.
    case notice
    /// An error message or symptom follows.
    case error
    /// Sample values follow.
    case example
    /// A subject or section.
    case topic
  }

  /// The words of the label without number, marks and signs.
  var title: Tokens
  var number: SectionNumber?
  var role: Role
  /// How many tokens it takes, its colon included.
  var length: Int
  /// Whether the author sets it in bold or it is a definition's term.
  var isMarked: Bool
  /// Whether a dash stands where others write a colon.
  var hasDash = false
  /// Whether the label is a bold line without a colon.
  var isTitleLine = false
}

/// Finds labels at the start of a row.
struct LabelReader {
  let lexicon: Lexicon
  private let maximumLength = 14

  /// The label at the start of the words; nil where they begin a sentence.
  func label(of words: Tokens, isDefinition: Bool = false) -> Label? {
    if let colon = colon(in: words) {
      let head = words[words.startIndex..<colon]
      if isDefinition || isName(head) || lexicon.changeLabels.covers(head.trimmed()) {
        var end = colon + 1
        while end < words.endIndex, words[end].isMark(":") { end += 1 }
        return make(head, length: end - words.startIndex, isDefinition: isDefinition)
      }
    }
    if let dash = dash(in: words) {
      var label = make(
        words[words.startIndex..<dash], length: dash + 1 - words.startIndex, isDefinition: false)
      label.hasDash = true
      return label
    }
    if isTitleLine(words) {
      var label = make(words, length: words.count, isDefinition: false)
      label.isTitleLine = true
      return label
    }
    return nil
  }

  private func make(_ head: Tokens, length: Int, isDefinition: Bool) -> Label {
    var title = head.trimmed()
    let number = SectionNumber(of: title)
    if let number { title = title.dropFirst(number.length).trimmed() }
    return Label(
      title: title, number: number, role: role(of: title), length: length,
      isMarked: isDefinition || title.contains { $0.isBold || $0.isItalic })
  }

  /// What the words of a label announce.
  func role(of title: Tokens) -> Label.Role {
    func covers(_ table: PhraseTable<Void>) -> Bool {
      guard let match = table.match(title, at: title.startIndex) else { return false }
      return match.length == title.count
    }
    if covers(lexicon.notices) || covers(lexicon.changeLabels) { return .notice }
    if lexicon.errorLabels.matches(title, at: title.startIndex) && title.count <= 4 {
      return .error
    }
    if covers(lexicon.exampleLabels) { return .example }
    return .topic
  }

  private func colon(in words: Tokens) -> Int? {
    var depth = 0
    for index in words.indices.prefix(maximumLength) {
      let token = words[index]
      if token.isOpening { depth += 1 }
      if token.isClosing { depth = max(0, depth - 1) }
      if depth == 0, token.isMark(":") || isAssignment(at: index, in: words) {
        return index == words.startIndex ? nil : index
      }
      if depth == 0, token.isMark(".") || token.isMark("?") {
        let isNumber = index <= words.startIndex + 2
        if !isNumber { return nil }
      }
    }
    return nil
  }

  /// "__Depth__ = 3": an equals sign right behind a marked name.
  private func isAssignment(at index: Int, in words: Tokens) -> Bool {
    guard words[index].text == "=", index > words.startIndex else { return false }
    let run = words[index - 1].run
    return run != 0 && words[..<index].allSatisfy { $0.run == run }
  }

  /// A name in bold or italics, a dash, and its explanation.
  private func dash(in words: Tokens) -> Int? {
    guard let first = words.first, first.isBold || first.isItalic else { return nil }
    let run = first.run
    guard let end = words.firstIndex(where: { $0.run != run }), words.indices.contains(end + 1),
      ["–", "—", "-"].contains(words[end].text), words[end].hasSpaceBefore
    else { return nil }
    return end
  }

  /// Whether the words before a colon are a name, not the start of a sentence.
  private func isName(_ head: Tokens) -> Bool {
    let words = head.trimmed()
    guard let first = words.first else { return true }
    if words.contains(where: { $0.kind == .separator }) { return false }
    let plain = words.filter { $0.isWordLike && !$0.isBold }
    let bold = words.filter { $0.isWordLike && $0.isBold }
    if lexicon.verbs.matches(words, at: words.startIndex) && bold.count < words.count {
      return false
    }
    if !bold.isEmpty {
      let before = words.prefix { !$0.isBold }.filter(\.isWordLike)
      return before.isEmpty && plain.count <= 4 && !plain.contains { isVerb($0) }
    }
    return words.count <= 4 && first.isCapitalised && !words.contains { isVerb($0) }
      && !lexicon.conditions.matches(words, at: words.startIndex)
      && !lexicon.openers.matches(words, at: words.startIndex)
  }

  /// Whether a row is nothing but a bold title.
  private func isTitleLine(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    guard let first = body.first, first.isBold || isItalicTitle(body), let last = words.last else {
      return false
    }
    if last.isMark(".") || last.isMark("!") { return false }
    if !first.isBold { return true }
    let outside = body.filter { $0.isWordLike && !$0.isBold }
    let isBracketed =
      outside.isEmpty
      || body.firstOutsideBrackets(where: { $0.isWordLike && !$0.isBold }) == nil
    let inside = body.filter { $0.isBold && $0.isWordLike }
    return isBracketed && inside.count <= 10
  }

  /// A few words in italics that demand nothing, alone on their line.
  private func isItalicTitle(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isItalic, first.isCapitalised, words.count <= 6 else {
      return false
    }
    return words.allSatisfy { $0.run == first.run && $0.kind == .word }
      && lexicon.alarms.first(in: words) == nil
  }

  private func isVerb(_ token: Token) -> Bool {
    lexicon.finiteVerbs.contains(token)
  }
}
