import Policy

/// Reads a clause as a whole: the terms that it names, a state, at most one negation, filler.
struct ClauseWords {
  private let words: [Word]
  private let matches: [TermIndex.Match]
  private let claims: ClaimBinder

  init(_ words: [Word], claims: ClaimBinder) {
    self.words = words
    self.claims = claims
    matches = claims.index.matches(in: words)
  }

  /// What the clause says; nil where words are left over or two readings are possible.
  var formula: Formula? {
    guard !matches.isEmpty, rest.allSatisfy(isFiller) else { return nil }
    let negations = rest.filter { BindingLexicon.negators.contains($0.text) }.count
    let states = self.states
    guard negations <= 1, states.count < 2, let parts = uses(state: states.first) else {
      return nil
    }
    let groups = MemberSet.grouped(parts)
    guard let joined = joined(groups) else { return nil }
    if negations == 0 { return joined }
    return joined.attributes.count == 1 ? joined.negated : nil
  }

  private var rest: [Word] {
    let covered = Set(matches.flatMap { Array($0.words) })
    return words.indices.filter { !covered.contains($0) }.map { words[$0] }
  }

  private func isFiller(_ word: Word) -> Bool {
    BindingLexicon.conditionFillers.contains(word.stem)
      || BindingLexicon.fillers.contains(word.stem) || BindingLexicon.carriers.contains(word.stem)
      || BindingLexicon.negators.contains(word.text) || isState(word)
      || BindingLexicon.coordinators.contains(word.text)
      || claims.phrases.entityWords.contains(word.stem)
      || claims.phrases.vendorWords.contains(word.stem)
  }

  private func isState(_ word: Word) -> Bool {
    guard !BindingLexicon.negators.contains(word.text) else { return false }
    return BindingLexicon.onWords.contains(word.stem) || BindingLexicon.offWords.contains(word.stem)
  }

  /// The states that the clause names; "on" may be a preposition and says nothing beside others.
  private var states: Set<Bool> {
    Set(
      rest.filter { isState($0) && $0.text != "on" }
        .map { BindingLexicon.onWords.contains($0.stem) })
  }

  private func uses(state: Bool?) -> [Formula]? {
    var parts: [Formula] = []
    for match in matches {
      let meanings = meanings(match, state: state)
      guard meanings.count == 1 else { return nil }
      let part: Formula?
      if case .member = meanings[0] {
        part = claims.usage(meanings[0], state: nil)
      } else {
        part = claims.usage(meanings[0], state: state)
      }
      guard let part else { return nil }
      parts.append(part)
    }
    // A state beside nothing but values ("app passwords are disabled") is not about their use.
    let hasSwitch = matches.contains { match in
      meanings(match, state: state).contains { if case .attribute = $0 { true } else { false } }
    }
    return state != nil && !hasSwitch ? nil : parts
  }

  /// Of what a term may mean: a switch where the clause names a state, else what is used.
  private func meanings(_ match: TermIndex.Match, state: Bool?) -> [TermIndex.Meaning] {
    guard state != nil else { return match.meanings.used }
    let switches = match.meanings.filter { if case .attribute = $0 { true } else { false } }
    return switches.isEmpty ? match.meanings : switches
  }

  /// Different attributes hold together; an "or" between them makes them alternatives.
  private func joined(_ groups: Formula) -> Formula? {
    guard groups.attributes.count > 1 else { return groups }
    let isEither = rest.contains { BindingLexicon.alternatives.contains($0.text) }
    guard isEither else { return groups }
    return groups.conjuncts.count == matches.count ? .disjunction(groups.conjuncts) : nil
  }
}
