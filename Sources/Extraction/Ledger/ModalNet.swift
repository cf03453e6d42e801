import Policy

/// Looks through everything that became no demand for words that may demand something.
///
/// Each sentence with such a word gets a named reason: what it is bound to, or `idle` (a phrase that
/// means that nothing is demanded), `question` (also one inside a sentence), `reference` (it sends the
/// reader to other text), `title`, `expectation` (what is seen after a step). Without any of these it
/// is `unaccounted`, an alarm: it may demand something and has no reading, so it is ambiguous, and
/// strict mode fails on it.
struct ModalNet {
  let lexicon: Lexicon

  /// Gives statements a reason wherever the net caught something; the row of a table that demands
  /// something under no such head is an alarm too.
  func addReasons(to statements: inout [Statement]) {
    for index in statements.indices {
      switch statements[index].reason {
      case nil, "table_row", StatementKind.parameter.rawValue: break
      default: continue
      }
      guard let reason = reason(for: statements[index]),
        statements[index].reason == nil || reason == Statement.unaccounted
      else { continue }
      statements[index].reason = reason
      if reason == Statement.unaccounted { statements[index].disposition = .ambiguous }
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
    if let kind = statement.kind, kind != .informative,
      kind != .parameter || !isStrong(words)
    {
      return kind.rawValue
    }
    if statement.text.hasSuffix("?") { return "question" }
    if lexicon.readingVerbs.matches(words, at: words.startIndex) { return "reference" }
    if words[alarm.index].word == "may", let subject = words.first,
      lexicon.shares.contains(subject)
    {
      return "idle"
    }
    let breaks = breaks(in: statement.text)
    if isIdle(words, from: alarm.index, breaks) { return "idle" }
    if isAsked(words, alarm.index, breaks) { return "question" }
    return Statement.unaccounted
  }

  /// Whether what tells of a setting also says that something is not taken or has to be so.
  private func isStrong(_ words: Tokens) -> Bool {
    lexicon.refusals.first(in: words) != nil || lexicon.forbidden.first(in: words) != nil
      || lexicon.unsupported.first(in: words) != nil || lexicon.modals.first(in: words) != nil
      || lexicon.required.first(in: words) != nil || isBounded(words)
  }

  /// "at least one day", "no more than 5 of them".
  private func isBounded(_ words: Tokens) -> Bool {
    guard let bound = lexicon.bounds.first(in: words),
      let number = words[(bound.index + bound.match.length)...].first
    else { return false }
    return ["at", "no", "not"].contains(words[bound.index].word)
      && lexicon.isNumeral(number)
  }

  /// "What a cheque must show is a matter of the bank": the last alarm is part of what is asked.
  private func isAsked(_ words: Tokens, _ alarm: Int, _ breaks: Set<Int>) -> Bool {
    let question = words[..<alarm].lastIndex { token in
      ["what", "whether", "how", "whose", "which"].contains(token.word)
    }
    guard let question, alarm - question <= 7 else { return false }
    // "The key which must be kept" asks nothing, "to which of them it must go" does.
    if words[question].word == "which", question > words.startIndex,
      !lexicon.prepositions.contains(words[question - 1])
    {
      return false
    }
    return breaks.isDisjoint(with: (question + 1)...alarm)
      && lexicon.alarms.first(in: words[(alarm + 1)...]) == nil
  }

  /// The places of the words that stand behind a comma and the like.
  private func breaks(in text: String) -> Set<Int> {
    let parts = text.utf8.split(separator: UInt8(ascii: " "))
    return Set(
      parts.indices.dropFirst().filter { place in
        parts[place - 1].last.map { !AlarmScan.isPart($0) && $0 < 0x80 } ?? false
      })
  }

  /// Whether every word that may be a demand is taken back.
  private func isIdle(_ words: Tokens, from first: Int, _ breaks: Set<Int>) -> Bool {
    var index = first
    while index < words.endIndex {
      guard lexicon.alarms.matches(words, at: index) else {
        index += 1
        continue
      }
      guard let end = idleEnd(words, around: index, breaks) else { return false }
      index = end
    }
    return true
  }

  /// Where the phrase ends that takes the word back; nil where nothing does.
  private func idleEnd(_ words: Tokens, around index: Int, _ breaks: Set<Int>) -> Int? {
    // "You do not have to": the phrase may begin in front of the word.
    let start = (max(words.startIndex, index - 3)...index).first { start in
      lexicon.idle.match(words, at: start).map { start + $0.length > index } ?? false
    }
    if let start, let idle = lexicon.idle.match(words, at: start),
      !lexicon.requestsThing(words, at: start, idle.length)
    {
      return start + idle.length
    }
    // "No second key is needed."
    let before = words[max(words.startIndex, index - 5)..<index]
    if lexicon.requiredWords.contains(words[index]), before.contains(where: { $0.word == "no" }) {
      return index + 1
    }
    // "That does not mean the lamp should be on", "people think they must wait".
    if before.contains(where: { lexicon.opinions.contains($0) }) { return index + 1 }
    // "Trams do not have a bell", "trams never ring" describe; "do not ring" instructs, and so does
    // "and do not ring".
    guard let match = lexicon.prohibitions.match(words, at: index),
      lexicon.alarms.match(words, at: index)?.length == match.length,
      let subject = before.last, !breaks.contains(index),
      !lexicon.openers.matches([subject], at: 0)
    else { return nil }
    return index + match.length
  }

  /// The words of a visible text, without the marks at their ends.
  private func words(of text: String) -> [Token] {
    if text.utf8.allSatisfy({ $0 < 0x80 }) { return plainWords(of: text) }
    return text.split(separator: " ").map { part in
      let word = part.drop { !$0.isLetter && !$0.isNumber }
      let end = word.lastIndex { $0.isLetter || $0.isNumber }
      let plain = end.map { String(word[...$0]) } ?? ""
      return token(
        plain, form: String(plain.lowercased().map { $0 == "’" ? "'" : $0 }),
        isCapitalised: plain.first?.isUppercase ?? false)
    }
  }

  /// Nearly all text is plain ASCII, for which no table of Unicode is needed.
  private func plainWords(of text: String) -> [Token] {
    let bytes = Array(text.utf8)
    var tokens: [Token] = []
    tokens.reserveCapacity(bytes.count / 4)
    for part in bytes.split(separator: UInt8(ascii: " ")) {
      let start = part.firstIndex(where: AlarmScan.isPart) ?? part.endIndex
      let end = part.lastIndex(where: AlarmScan.isPart).map { $0 + 1 } ?? start
      let word = part[start..<end]
      let plain = String(decoding: word, as: UTF8.self)
      let hasCapital = word.contains { (65...90).contains($0) }
      tokens.append(
        token(
          plain, form: hasCapital ? plain.lowercased() : plain,
          isCapitalised: word.first.map { (65...90).contains($0) } ?? false))
    }
    return tokens
  }

  private func token(_ text: String, form: String, isCapitalised: Bool) -> Token {
    Token(
      text: text, word: form, known: lexicon.known(form), kind: .word, span: 0..<0,
      isBold: false, isItalic: false, run: 0, link: nil, hasSpaceBefore: true,
      isCapitalised: isCapitalised)
  }
}
