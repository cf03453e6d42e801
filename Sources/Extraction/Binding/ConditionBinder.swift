import Policy

/// Binds conditions in words: titles by the values that they name, clauses by their whole meaning.
struct ConditionBinder: Sendable {
  let claims: ClaimBinder

  private var phrases: PhraseReader { claims.phrases }
  private var index: TermIndex { claims.phrases.index }

  /// Binds a condition by its form.
  func bind(_ condition: Condition) -> ConditionBinding {
    if condition.isTemporal { return .title }
    switch condition.form {
    case .heading, .label, .alternative: return bindTitle(condition)
    case .use: return bindUse(condition)
    case .clause: return bindClause(condition)
    }
  }

  // MARK: Titles

  /// A title conditions what stands under it where it names a thing that is used.
  ///
  /// Switches and texts are what a title is about. A value named only by a state word ("Enforced")
  /// is no name of a thing. Words of leaving a thing ("migrating from …") make the title unclear.
  private func bindTitle(_ condition: Condition) -> ConditionBinding {
    let (head, rest) = WordSequence.aroundBracket(condition.text)
    // Brackets only explain, unless what they enclose is the only name.
    let words = index.matches(in: head).isEmpty ? head + rest : head
    return bindTitle(words, isNegated: condition.isNegated)
  }

  private func bindTitle(_ words: [Word], isNegated: Bool) -> ConditionBinding {
    let matches = index.matches(in: words).filter { isName($0, in: words) }
    let members = matches.compactMap { match in
      match.meanings.used.count == 1 ? match.meanings.used[0].memberOnly : nil
    }
    guard !members.isEmpty else { return .title }
    let parts = members.compactMap { claims.usage($0, state: nil) }
    guard parts.count == members.count else { return .title }
    let formula = MemberSet.grouped(parts)
    let covered = Set(matches.flatMap { Array($0.words) })
    let rest = words.indices.filter { !covered.contains($0) }.map { words[$0] }
    let isLeft = rest.contains {
      BindingLexicon.leavingVerbs.contains($0.stem) || BindingLexicon.negators.contains($0.text)
    }
    if isLeft { return .unclear(formula.conjuncts) }
    return .bound(isNegated ? [formula.negated] : formula.conjuncts)
  }

  private func isName(_ match: TermIndex.Match, in words: [Word]) -> Bool {
    match.words.count > 1 || !BindingLexicon.stateWords.contains(words[match.words.lowerBound].stem)
  }

  // MARK: Uses

  /// The subject of "X does not work if …": X is what is used or, for a switch, is on.
  private func bindUse(_ condition: Condition) -> ConditionBinding {
    let words = WordSequence.of(condition.text)
    if isReference(words) || BindingLexicon.pronouns.contains(condition.text.lowercased()) {
      return .reference
    }
    guard let formula = wholeUse(condition.text) else { return bindClause(condition) }
    return .bound(condition.isNegated ? [formula.negated] : formula.conjuncts)
  }

  private func wholeUse(_ text: String) -> Formula? {
    let phrase = phrases.read(text)
    guard !phrase.things.isEmpty, phrase.isComplete else { return nil }
    guard let formula = claims.usage([withoutScope(text, phrase)]) ?? uses(phrase) else {
      return nil
    }
    let scope = claims.conditions(phrase.scope)
    return .conjunction(scope + formula.conjuncts)
  }

  private func withoutScope(_ text: String, _ phrase: Phrase) -> String {
    phrase.scope.isEmpty ? text : ""
  }

  private func uses(_ phrase: Phrase) -> Formula? {
    let parts = phrase.things.map(\.used).map { meanings in
      meanings.count == 1 ? claims.usage(meanings[0], state: phrase.state) : nil
    }
    let known = parts.compactMap { $0 }
    return known.count == parts.count && !known.isEmpty ? MemberSet.grouped(known) : nil
  }

  /// Whether the words only point at something else on the page.
  private func isReference(_ words: [Word]) -> Bool {
    words.contains { BindingLexicon.pronouns.contains($0.text) }
      && words.allSatisfy {
        BindingLexicon.pronouns.contains($0.text)
          || BindingLexicon.conditionFillers.contains($0.stem)
      }
  }

  // MARK: Clauses

  private func bindClause(_ condition: Condition) -> ConditionBinding {
    if let claim = condition.claim, let formula = formula(of: claim) {
      return .bound(condition.isNegated ? [formula.negated] : formula.conjuncts)
    }
    let words = clauseWords(condition.text)
    if isPurpose(words) { return .title }
    if isReference(words) { return .reference }
    if let formula = ClauseWords(words, claims: claims).formula {
      return .bound(condition.isNegated ? [formula.negated] : formula.conjuncts)
    }
    if isAboutEveryone(words) { return .bound([]) }
    if let formula = predicate(condition.text) ?? comparison(words) ?? possession(words)
      ?? conjunction(condition.text)
    {
      return .bound(condition.isNegated ? [formula.negated] : formula.conjuncts)
    }
    return .unclear([])
  }

  /// "Uplinks below 20 Mbit/s", "the timeout is more than 60 seconds": beyond the number, which does not
  /// count itself.
  private func comparison(_ words: [Word]) -> Formula? {
    for (pattern, bound) in BindingLexicon.comparisons {
      let start = words.indices.dropFirst().first { start in
        start + pattern.count <= words.endIndex
          && pattern.indices.allSatisfy { words[start + $0].text == pattern[$0] }
      }
      guard let start, start + pattern.count < words.endIndex else { continue }
      let subject = phrases.read(words: Array(words[..<start]))
      let object = words[(start + pattern.count)...].map(\.text).joined(separator: " ")
      guard subject.isComplete, subject.scope.isEmpty, subject.state == nil,
        let meanings = subject.single, meanings.count == 1,
        case .attribute(let place) = meanings[0],
        NumberReader.read(object) != nil
      else { return nil }
      let demand = AttributeDemand(attribute: index.attributes[place], phrases: phrases)
      let relation: Relation = bound == .atLeast ? .atLeast : .atMost
      return demand.readings(relation, [object], isNegated: false).single?.negated
    }
    return nil
  }

  /// "Depots with a cold room", "depots without a dock": a plain noun, and what it has or lacks.
  private func possession(_ words: [Word]) -> Formula? {
    let start = words.indices.dropFirst().prefix(2).first {
      ["with", "without"].contains(words[$0].text)
    }
    guard let start, index.matches(in: Array(words[..<start])).isEmpty,
      let formula = ClauseWords(Array(words[(start + 1)...]), claims: claims).formula,
      formula.attributes.count == 1
    else { return nil }
    return words[start].text == "without" ? formula.negated : formula
  }

  /// "The protocol is SMTP and the host contains alpha": clauses that each say something whole.
  private func conjunction(_ text: String) -> Formula? {
    let words = text.spacedParts
    guard words.contains("and") else { return nil }
    let parts = words.split(separator: "and").map { $0.joined(separator: " ") }
    guard parts.count > 1 else { return nil }
    var formulas: [Formula] = []
    for part in parts {
      guard let formula = ClauseWords(clauseWords(part), claims: claims).formula ?? predicate(part)
      else { return nil }
      formulas.append(formula)
    }
    return .conjunction(formulas.flatMap(\.conjuncts))
  }

  /// The words of a clause; brackets that only explain do not count.
  private func clauseWords(_ text: String) -> [Word] {
    let (head, rest) = WordSequence.aroundBracket(
      WordSequence.withoutExample(WordSequence.withoutRole(text)))
    let limits: Set<String> = ["only", "except", "not", "but", "without", "unless"]
    return head.isEmpty || rest.contains { limits.contains($0.text) } ? head + rest : head
  }

  /// "To disable them": what for, not when.
  private func isPurpose(_ words: [Word]) -> Bool {
    words.count > 1 && words[0].text == "to"
  }

  /// "For your tenant": true of every set-up that the rules are about.
  ///
  /// "On the server, not on the client" contrasts two things that every set-up has.
  private func isAboutEveryone(_ words: [Word]) -> Bool {
    if let contrast = words.indices.dropFirst().first(where: { place in
      words[place].text == "not" && words[place].isListed
    }) {
      return isAboutEveryone(Array(words[..<contrast]))
        && isAboutEveryone(Array(words[(contrast + 1)...]))
    }
    return words.contains { phrases.entityWords.contains($0.stem) }
      && words.allSatisfy {
        phrases.entityWords.contains($0.stem) || phrases.vendorWords.contains($0.stem)
          || ["for", "in", "on", "of", "each", "every", "all", "any"].contains($0.text)
      }
  }

  private func formula(of claim: Claim) -> Formula? {
    guard case .bound(let bound) = claims.bind(claim, isNegated: claim.isNegated) else {
      return nil
    }
    return .conjunction(bound.implied + [bound.require])
  }

  /// "The host name contains alpha or beta": subject, verb, objects.
  private func predicate(_ text: String) -> Formula? {
    guard let claim = PredicateSplitter.claim(in: text) else { return nil }
    guard claim.object.count > 1 else { return formula(of: claim) }
    let parts = claim.object.map { object in
      formula(of: Claim(subject: claim.subject, relation: claim.relation, object: [object]))
    }
    let known = parts.compactMap { $0 }
    guard known.count == parts.count else { return nil }
    let either = MemberSet.joined(known, of: known.first?.attributes.first ?? "")
    return claim.isNegated ? either.negated : either
  }
}

extension TermIndex.Meaning {
  /// The meaning where it is a value of an enumeration.
  fileprivate var memberOnly: TermIndex.Meaning? {
    if case .member = self { self } else { nil }
  }
}
