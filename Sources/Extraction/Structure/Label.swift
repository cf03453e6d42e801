/// The words in front of a colon, or a bold line of its own, and what part they play.
struct Label: Sendable, Equatable {
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
      if isDefinition || words[colon].text == "=" || isName(head)
        || lexicon.changeLabels.covers(head.trimmed())
      {
        var end = colon + 1
        while end < words.endIndex, words[end].isMark(":") { end += 1 }
        return make(head, length: end - words.startIndex, isDefinition: isDefinition)
      }
    }
    if let dash = dash(in: words) {
      var label = make(
        words[words.startIndex..<dash], length: dash + 1 - words.startIndex, isDefinition: false)
      label.hasDash = true
      if words.first?.kind == .code { label.isMarked = true }
      return label
    }
    if isTitleLine(words) {
      var label = make(words, length: words.count, isDefinition: false)
      label.isTitleLine = true
      return label
    }
    return nil
  }

  /// "Not supported", "What won't work": a title over what does not go.
  func denies(_ title: Tokens?) -> Bool {
    guard let body = title?.trimmed(), body.count <= 5, !body.isEmpty else { return false }
    let words = body.first?.word == "what" ? body.dropFirst() : body
    if lexicon.unsupported.covers(words) { return true }
    return lexicon.limitTitles.covers(body)
      && body.contains { ["not", "unsupported"].contains($0.word) || $0.word.hasSuffix("n't") }
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
    if index == words.startIndex + 1, isKey(words[words.startIndex]) { return true }
    let run = words[index - 1].run
    return run != 0 && words[..<index].allSatisfy { $0.run == run }
  }

  /// "queue_dir", "listen": the key of a configuration file, written in small letters.
  private func isKey(_ token: Token) -> Bool {
    guard token.kind == .word, !token.isMarked, !token.isCapitalised else { return false }
    return token.text.utf8.allSatisfy {
      (97...122).contains($0) || (48...57).contains($0) || $0 == 95 || $0 == 45 || $0 == 46
    } && !isVerb(token) && !lexicon.openers.matches([token], at: 0)
      && !lexicon.conditions.matches([token], at: 0)
  }

  /// A name in bold or italics, a dash, and its explanation.
  private func dash(in words: Tokens) -> Int? {
    guard let first = words.first else { return nil }
    if first.kind == .code {
      return words.count > 3 && isDash(words[words.startIndex + 1]) ? words.startIndex + 1 : nil
    }
    guard first.isBold || first.isItalic else { return plainDash(in: words) }
    let run = first.run
    guard let end = words.firstIndex(where: { $0.run != run }), words.indices.contains(end + 1),
      isDash(words[end])
    else { return nil }
    return end
  }

  private func isDash(_ token: Token) -> Bool {
    ["–", "—", "-"].contains(token.text) && token.hasSpaceBefore
  }

  /// "Depth — 9 only": a plain name of a few words, a dash and a value.
  private func plainDash(in words: Tokens) -> Int? {
    guard let first = words.first, first.isCapitalised, !first.isMarked,
      let end = words.prefix(4).firstIndex(where: isDash), end > words.startIndex,
      words[..<end].allSatisfy({ $0.kind == .word && !$0.isMarked && !isVerb($0) }),
      !lexicon.verbs.matches(words, at: words.startIndex)
    else { return nil }
    let value = words[(end + 1)...].trimmed()
    guard let head = value.first, value.count <= 4 else { return nil }
    let isValue =
      head.startsNumber || lexicon.valueStates.covers(value)
      || lexicon.bounds.matches(value, at: value.startIndex)
      || value.count == 1 && lexicon.requiredWords.contains(head)
    return isValue ? end : nil
  }

  /// Whether the words before a colon are a name, not the start of a sentence.
  private func isName(_ head: Tokens) -> Bool {
    let words = head.trimmed()
    guard let first = words.first else { return true }
    if words.contains(where: { $0.kind == .separator }) { return false }
    if denies(words) { return true }
    if words.count == 1, isKey(first), !lexicon.defaults.covers(words) {
      return first.text.utf8.contains { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: ".") }
    }
    let plain = words.filter { $0.isWordLike && !$0.isBold }
    let bold = words.filter { $0.isWordLike && $0.isBold }
    if lexicon.verbs.matches(words, at: words.startIndex) && bold.count < words.count {
      // "Name: …" is a label, although names can be given.
      return words.count == 1 && first.isCapitalised && lexicon.valueNouns.contains(first)
    }
    if !bold.isEmpty {
      let before = words.prefix { !$0.isBold }.filter(\.isWordLike)
      return before.isEmpty && plain.count <= 4 && !plain.contains { isVerb($0) }
    }
    let outside = words.indicesOutsideBrackets.filter { words[$0].isWordLike }
    return outside.count <= 4 && first.isCapitalised && !words.contains { isVerb($0) }
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
    let name = words.prefix { !$0.isOpening }
    return words.allSatisfy { $0.run == first.run }
      && name.allSatisfy { $0.kind == .word }
      && (words.last?.isClosing ?? false || name.count == words.count)
      && lexicon.alarms.first(in: name) == nil
  }

  private func isVerb(_ token: Token) -> Bool {
    lexicon.finiteVerbs.contains(token)
  }
}
