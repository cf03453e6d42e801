import Policy

/// "Without a badge the gate refuses to open": what is missing where something does not go must be
/// there.
///
/// Examples:
/// - "Without a badge the gate refuses to open."
///   → constraint must: {badge present}
/// - "Without the Gold plan the crane does not start."
///   → constraint must: {crane requires Gold plan}
struct LackDemand {
  let grammar: DemandGrammar

  /// Reads a clause behind "without X"; nil where it does not say that something fails.
  func read(_ clause: Clause, _ topic: Topic) -> Demand? {
    guard let thing = clause.lacking, !clause.isImperative, !clause.isQuestion,
      let failure = failure(in: clause.core), failure > clause.core.startIndex
    else { return nil }
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
