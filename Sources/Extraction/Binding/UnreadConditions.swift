import Policy

/// Finds words of a sentence that restrict when its demand holds and that neither its claim nor its
/// conditions speak of.
///
/// Rules in order: what explains the demand does not count; "for those" without a condition; "if",
/// "when" and the like in front of words that were not read; a thing of the vocabulary behind a
/// preposition ("with a local database") that the rule does not name. A rule without such a
/// condition would hold too often, so that a person has to look at it, unless the words that were not
/// read are a condition as they stand.
struct UnreadConditions: Sendable {
  /// What the sentence says beyond its claim and its conditions.
  enum Finding: Hashable, Sendable {
    case nothing
    /// Conditions that stand apart from the claim.
    case conditions([Condition])
    /// Something restricts the demand.
    case restriction
  }

  let phrases: PhraseReader

  /// What restricts the demand further than the rule does.
  func find(in statement: Statement, bound: BoundClaim, scope: [Formula]) -> Finding {
    let text = demandingPart(of: statement)
    if pointsBack(text), statement.conditions.allSatisfy(\.isTitle) { return .restriction }
    let words = WordSequence.of(text)
    let read = readStems(of: statement)
    let known = Set(([bound.require] + bound.implied + scope).flatMap(\.attributes))
    if hasUnreadClause(words, read) { return .restriction }
    let things = unreadThings(words, read, known)
    if things.isEmpty { return .nothing }
    let conditions = things.compactMap { condition($0, in: words) }
    // A claim about something that the sentence does not name may be about something else.
    let isAboutNamed = WordSequence.of(statement.claim?.subject ?? "").allSatisfy(words.contains)
    return isAboutNamed && conditions.count == things.count ? .conditions(conditions) : .restriction
  }

  /// The sentence up to the consequence or the reason that it gives.
  private func demandingPart(of statement: Statement) -> String {
    var parts = statement.text.spacedParts[...]
    if let rationale = statement.rationale?.spacedParts, !rationale.isEmpty,
      let start = parts.indices.first(where: { parts[$0...].starts(with: rationale) })
    {
      parts = parts[..<start]
    }
    let reason = parts.indices.dropFirst().first { place in
      let word = parts[place].lowercased()
      let isSetApart = parts[place - 1].hasSuffix(",") || parts[place - 1].hasSuffix(";")
      return BindingLexicon.reasons.contains(word)
        || isSetApart && BindingLexicon.reasonsSetApart.contains(word)
    }
    return parts[..<(reason ?? parts.endIndex)].joined(separator: " ")
  }

  /// "For those it must be 4", "in that case …": what was named before is a condition.
  private func pointsBack(_ text: String) -> Bool {
    let words = text.lowercased().split { !$0.isLetter }.map(String.init)
    guard words.count > 2, BindingLexicon.scopePrepositions.contains(words[0]) else { return false }
    return ["those", "these", "them"].contains(words[1])
      || ["this", "that", "such"].contains(words[1]) && words[2...].prefix(2).contains("case")
  }

  private func readStems(of statement: Statement) -> Set<String> {
    var texts = statement.conditions.map(\.text)
    if let claim = statement.claim { texts += [claim.subject] + claim.object }
    if let step = statement.step {
      texts += [step.target, step.value].compactMap { $0 } + step.path
    }
    return Set(texts.flatMap(WordSequence.of).map(\.stem))
  }

  /// "… if the harbour has one pier": a clause none of whose words were read.
  private func hasUnreadClause(_ words: [Word], _ read: Set<String>) -> Bool {
    words.indices.contains { place in
      guard BindingLexicon.subordinators.contains(words[place].text) else { return false }
      let clause = words[(place + 1)...].prefix(8)
      return !clause.isEmpty && !clause.contains { read.contains($0.stem) }
    }
  }

  private func unreadThings(
    _ words: [Word], _ read: Set<String>, _ known: Set<String>
  ) -> [TermIndex.Match] {
    phrases.index.matches(in: words).filter { match in
      guard words[match.words].contains(where: { !read.contains($0.stem) }) else { return false }
      let before = words[..<match.words.lowerBound].suffix(2)
      return before.contains { BindingLexicon.scopePrepositions.contains($0.text) }
        && !match.meanings.contains { known.contains(phrases.index.attribute(of: $0).name) }
    }
  }

  /// "With X the flag must …": a preposition and the thing, in front of the demand or at the end.
  private func condition(_ match: TermIndex.Match, in words: [Word]) -> Condition? {
    let start = match.words.lowerBound
    let rest = words[match.words.upperBound...]
    if BindingLexicon.comparisons.contains(where: { comparison in
      rest.map(\.text).starts(with: comparison.words)
    }) {
      // "… on uplinks below 20 Mbit/s", up to the end of the sentence.
      let text = words[match.words.lowerBound...].map(\.text).joined(separator: " ")
      return Condition(text, form: .clause)
    }
    guard start > 0, BindingLexicon.usePrepositions.contains(words[start - 1].text) else {
      return nil
    }
    let next = words[match.words.upperBound...].first
    let isAtEdge =
      next.map { $0.isListed || BindingLexicon.demandVerbs.contains($0.text) } ?? true
    guard isAtEdge else { return nil }
    return Condition(words[match.words].map(\.text).joined(separator: " "), form: .use)
  }
}
