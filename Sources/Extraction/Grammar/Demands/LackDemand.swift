import Policy

/// "Without a badge the gate refuses to open": what is missing where something does not go must be
/// there.
///
/// Examples:
/// - "Without a badge the gate refuses to open."
///   → constraint must: {badge present}
/// - "Without the Gold plan the crane does not start."
///   → constraint must: {crane requires Gold plan}
/// - "The relay does not start without a key."
///   → constraint must: {relay requires key}
struct LackDemand {
  let grammar: DemandGrammar

  /// Reads a clause behind "without X"; nil where it does not say that something fails.
  func read(_ clause: Clause, _ topic: Topic) -> Demand? {
    guard !clause.isImperative, !clause.isQuestion else { return nil }
    if clause.lacking == nil { return trailing(clause.core, topic) }
    guard let thing = clause.lacking, let failure = failure(in: clause.core) else { return nil }
    let missing = grammar.nouns.trimmed(thing)
    guard !missing.isEmpty, !grammar.lexicon.pronouns.matches(missing, at: missing.startIndex)
    else { return nil }
    let subject = grammar.nouns.trimmed(clause.core[..<failure])
    let isLicence = missing.contains { grammar.lexicon.licences.contains($0) }
    let claim =
      isLicence && !grammar.lexicon.pronouns.matches(subject, at: subject.startIndex)
      ? Claim(subject: subject.text, relation: .requires, object: [missing.text])
      : Claim(subject: missing.text, relation: .present)
    return Demand(.must, claim, subject: missing)
  }

  /// "The relay does not start without a key": what stands behind "without" is required.
  private func trailing(_ words: Tokens, _ topic: Topic) -> Demand? {
    guard let without = words.lastIndex(where: { $0.word == "without" && !$0.isMarked }),
      without + 1 < words.endIndex, let failure = failure(in: words[..<without]),
      failure > words.startIndex, isOneClause(words[failure..<without]),
      grammar.lexicon.modals.match(words, at: failure)?.value.isNegative != true
        || words[failure].isWord("can", "cannot", "can't")
    else { return nil }
    let (main, conditions) = grammar.trailing.conditions(of: words, from: without + 1)
    let behind = main[(without + 1)...].prefix { !$0.isMark(",") && !$0.isMark(".") }
    let missing = grammar.nouns.trimmed(behind)
    guard !missing.isEmpty, missing.count <= 6,
      !(missing.first?.word.hasSuffix("ing") ?? false),
      !grammar.lexicon.pronouns.matches(missing, at: missing.startIndex)
    else { return nil }
    let subject = grammar.subject(words[..<failure], topic)
    let isSomebody = subject.first?.isWord("you", "we", "nobody", "they") ?? true
    let claim =
      isSomebody
      ? Claim(subject: missing.text, relation: .present)
      : Claim(subject: subject.text, relation: .requires, object: [missing.text])
    return Demand(.must, claim, conditions: conditions, subject: isSomebody ? missing : subject)
  }

  /// "does not start", without another clause or object behind it.
  private func isOneClause(_ words: Tokens) -> Bool {
    guard words.count <= 7 else { return false }
    let joints = ["and", "or", "but", "which", "that", "anything", "nothing"]
    return !words.contains { word in
      word.kind == .punctuation || grammar.lexicon.explanations.matches([word], at: 0)
        || joints.contains(word.word)
    }
  }

  /// Where the words that something does not go begin.
  private func failure(in words: Tokens) -> Int? {
    let lexicon = grammar.lexicon
    return words.prefix(12).indices.first { index in
      guard !words[index].isMarked else { return false }
      if lexicon.denials.matches(words, at: index) || lexicon.unsupported.matches(words, at: index)
      {
        return true
      }
      if lexicon.outcomes.contains(words[index]) { return words[index].word.hasPrefix("fail") }
      let isDenied = index + 1 < words.endIndex && words[index + 1].word == "not"
      return ["does", "do", "will", "can"].contains(words[index].word) && isDenied
        || ["won't", "doesn't", "don't", "can't", "cannot"].contains(words[index].word)
    }
  }
}
