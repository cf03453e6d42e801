import Policy

/// Looks through everything that became no demand for words that may demand something.
///
/// Each sentence with such a word gets a named reason: what it is bound to, or `idle` (a phrase that
/// means that nothing is demanded), `question`, `reference` (it sends the reader to other text),
/// `title`. Without any of these it is `unaccounted`, an alarm: strict mode fails on it.
struct ModalNet {
  let lexicon: Lexicon

  /// Gives statements a reason wherever the net caught something.
  func addReasons(to statements: inout [Statement]) {
    for index in statements.indices where statements[index].reason == nil {
      if let reason = reason(for: statements[index]) { statements[index].reason = reason }
    }
  }

  private func reason(for statement: Statement) -> String? {
    switch statement.disposition {
    case .informative, .scope, .bound: break
    case .compiled, .manual, .ambiguous, .navigation, .duplicate, .dropped: return nil
    }
    guard lexicon.alarmScan.mayFind(in: statement.text) else { return nil }
    let words = words(of: statement.text)[...]
    guard let alarm = lexicon.alarms.first(in: words) else { return nil }
    if statement.disposition == .scope { return "title" }
    if let kind = statement.kind, kind != .informative { return kind.rawValue }
    if statement.text.hasSuffix("?") { return "question" }
    if lexicon.readingVerbs.matches(words, at: words.startIndex) { return "reference" }
    if isIdle(words, from: alarm.index) { return "idle" }
    return Statement.unaccounted
  }

  /// Whether a phrase that takes back a demand covers every word that may be one.
  private func isIdle(_ words: Tokens, from first: Int) -> Bool {
    var index = first
    while index < words.endIndex {
      guard lexicon.alarms.matches(words, at: index) else {
        index += 1
        continue
      }
      // "You do not have to": the phrase may begin in front of the word.
      let start = (max(words.startIndex, index - 3)...index).first { start in
        lexicon.idle.match(words, at: start).map { start + $0.length > index } ?? false
      }
      guard let start, let idle = lexicon.idle.match(words, at: start) else { return false }
      index = start + idle.length
    }
    return true
  }

  /// The words of a visible text, without the marks at their ends.
  private func words(of text: String) -> [Token] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text) }
    return text.split(separator: " ").map { part in
      let word = part.drop { !$0.isLetter && !$0.isNumber }
      let end = word.lastIndex { $0.isLetter || $0.isNumber }
      let plain = end.map { String(word[...$0]) } ?? ""
      return token(plain, form: String(plain.lowercased().map { $0 == "’" ? "'" : $0 }))
    }
  }

  /// Nearly all text is plain ASCII, for which no table of Unicode is needed.
  private func plainWords(of text: String) -> [Token] {
    text.utf8.split(separator: UInt8(ascii: " ")).map { part in
      let word = part.drop { !AlarmScan.isPart($0) }
      let end = word.lastIndex(where: AlarmScan.isPart)
      let plain = end.map { String(Substring(word[...$0])) } ?? ""
      return token(plain, form: plain.lowercased())
    }
  }

  private func token(_ text: String, form: String) -> Token {
    Token(
      text: text, word: form, marks: lexicon.marks(of: form), kind: .word, span: 0..<0,
      isBold: false, isItalic: false, run: 0, link: nil, hasSpaceBefore: true,
      isCapitalised: text.first?.isUppercase ?? false)
  }
}
