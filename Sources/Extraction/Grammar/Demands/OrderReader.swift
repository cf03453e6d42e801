import Policy

/// Reads which of two things comes first: "X must be done before Y", "X must not be started until Y".
///
/// Examples:
/// - "The count has to be finished before the auction."
///   → constraint must: {count before the auction}
/// - "The pump must not be started before the valve is open."
///   → constraint must_not: {pump not before the valve is open}
/// - "The permit must be renewed no later than 9 days before it expires."
///   → constraint must: {permit before 9 days before it expires}
struct OrderReader {
  let lexicon: Lexicon

  /// The claim that a subject comes before an event.
  ///
  /// `predicate` is what stands behind the modal, with its conditions; `main` is the same without them.
  func claim(
    of subject: Tokens, _ predicate: Tokens, main: Tokens, conditions: [Condition],
    isNegative: Bool
  ) -> Claim? {
    if let deadline = deadline(in: predicate), !isNegative {
      return Claim(subject: subject.text, relation: .before, object: [deadline])
    }
    guard let last = conditions.last, conditions.count == 1, let event = last.laterEvent,
      isEvent(main, isNegative: isNegative)
    else { return nil }
    return Claim(
      subject: subject.text, relation: .before,
      object: [event], isNegated: isNegative)
  }

  /// "be done", "happen", "take place"; a prohibition names an order with any participle.
  private func isEvent(_ main: Tokens, isNegative: Bool) -> Bool {
    let words = main.trimmed().filter { !lexicon.adverbs.contains($0) }
    guard let verb = words.first, words.count <= 3 else { return false }
    if ["happen", "occur", "appear", "run", "come"].contains(verb.word) { return words.count == 1 }
    if words.prefix(2).map(\.word) == ["take", "place"] { return words.count == 2 }
    guard verb.word == "be", let participle = words.dropFirst().first else { return false }
    let ends = ["completed", "finished", "over", "carried", "started", "conducted"]
    if lexicon.doings.contains(participle) || ends.contains(participle.word) { return true }
    return isNegative && words.count == 2 && lexicon.isParticiple(participle.word)
      && !lexicon.states.matches([participle], at: 0)
  }

  /// "no later than 9 days before it expires", "9 days before the end at the latest": the words of the
  /// deadline.
  private func deadline(in words: Tokens) -> String? {
    let body = words.prefix { !$0.isMark(",") && !$0.isMark(";") }.trimmed()
    let openers = [["no", "later", "than"], ["not", "later", "than"], ["at", "the", "latest"]]
    for index in body.indices where !body[index].isMarked {
      guard openers.contains(where: { body[index...].prefix(3).map(\.word) == $0 }) else {
        continue
      }
      let behind = body[(index + 3)...].trimmed()
      if !behind.isEmpty { return namesTime(behind) ? behind.text : nil }
      guard
        let number = body[..<index].firstIndex(where: {
          lexicon.isNumeral($0) || $0.word == "by"
        })
      else { return nil }
      let before = body[number..<index].drop { $0.word == "by" }.trimmed()
      return namesTime(before) ? before.text : nil
    }
    return nil
  }

  /// "9 days before the end", "Friday": a point in time, not merely how long it takes.
  private func namesTime(_ words: Tokens) -> Bool {
    if words.contains(where: {
      ["before", "after", "prior"].contains($0.word) && !$0.isMarked
    }) {
      return true
    }
    return words.first.map { !lexicon.isNumeral($0) } ?? false
  }
}

extension Condition {
  /// What an order condition says comes later: "the auction" of "before the auction"; nil for others.
  var laterEvent: String? {
    guard isTemporal else { return nil }
    for opener in ["before ", "prior to ", "until ", "till "] where text.hasPrefix(opener) {
      return String(text.dropFirst(opener.count))
    }
    return nil
  }
}
