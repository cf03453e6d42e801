import Policy

/// Modal clauses that say which value is taken.
extension ModalClaimReader {
  /// "Cipher: AES should be used": the value that the label has to have.
  func chosen(_ clause: ModalClause) -> Reading? {
    let words = clause.main.trimmed().drop { grammar.lexicon.adverbs.contains($0) }
    if let role = chosenAs(words, clause) ?? chosenFor(words, clause) ?? chosenName(words, clause) {
      return role
    }
    let named = topic.label ?? (clause.before.trimmed().isEmpty ? topic.antecedent : nil)
    guard let label = named, words.first?.word == "be",
      let participle = words.dropFirst().first,
      grammar.lexicon.choices.contains(participle),
      words.dropFirst(2).allSatisfy({ grammar.lexicon.adverbs.contains($0) })
    else { return nil }
    let value = grammar.nouns.trimmed(clause.before)
    guard let first = value.first, first.isMarked || first.isCapitalised || first.startsNumber,
      !isPronoun(value), value.text != label.text
    else {
      return isPronoun(value) || value.isEmpty
        ? Reading(
          claim: Claim(
            subject: label.text, relation: clause.wording.isNegative ? .absent : .present),
          wording: clause.wording, subject: label) : nil
    }
    return Reading(
      claim: Claim(
        subject: label.text, relation: .equals, object: [value.text],
        isNegated: clause.wording.isNegative),
      wording: clause.wording, subject: label)
  }

  /// "As mast wood either oak or pine has to be used": what the mast wood has to be.
  func chosenAs(_ words: Tokens, _ clause: ModalClause) -> Reading? {
    let before = clause.before.trimmed()
    guard before.first?.word == "as", isChosen(words), !clause.wording.isNegative else {
      return nil
    }
    let body = before.dropFirst()
    guard
      let start = body.indices.dropFirst().first(where: {
        body[$0].isMarked || body[$0].isCapitalised || body[$0].startsNumber
          || ["either", "a", "an", "the"].contains(body[$0].word)
      })
    else { return nil }
    let subject = grammar.nouns.trimmed(body[..<start])
    let members = grammar.nouns.members(of: body[start...])
    guard !subject.isEmpty, !members.isEmpty else { return nil }
    return Reading(
      claim: Claim(
        subject: subject.text, relation: members.count > 1 ? .oneOf : .equals,
        object: members.map(\.text)),
      wording: clause.wording, subject: subject)
  }

  /// "Either oak or pine has to be taken for each mast": what each mast has to be set to.
  func chosenFor(_ words: Tokens, _ clause: ModalClause) -> Reading? {
    let members = grammar.nouns.members(of: clause.before.trimmed())
    guard members.count > 1, clause.before.contains(where: { $0.word == "or" && !$0.isMarked }),
      isChosen(words.prefix(2)), !clause.wording.isNegative
    else { return nil }
    let rest = words.dropFirst(2)
    guard ["for", "in", "on"].contains(rest.first?.word), rest.count > 1 else { return nil }
    let subject = grammar.nouns.trimmed(grammar.nouns.firstPhrase(of: rest.dropFirst()))
    guard !subject.isEmpty else { return nil }
    return Reading(
      claim: Claim(subject: subject.text, relation: .oneOf, object: members.map(\.text)),
      wording: clause.wording, subject: subject)
  }

  /// "The paint __Red__ must not be chosen": the value that the paint must not have.
  func chosenName(_ words: Tokens, _ clause: ModalClause) -> Reading? {
    let before = grammar.nouns.trimmed(clause.before)
    guard topic.label == nil, isChosen(words.prefix(2)), let last = before.last, last.isMarked,
      let first = before.first, !first.isMarked, words.dropFirst(1).first?.word != "used"
    else { return nil }
    let value = before.drop { $0.run != last.run }
    let noun = before[..<value.startIndex]
    guard value.allSatisfy({ $0.run == last.run }), (1...3).contains(noun.count),
      noun.allSatisfy({ $0.kind == .word && !$0.isMarked })
    else { return nil }
    let (_, conditions) = grammar.trailing.scope(of: words.dropFirst(2))
    return Reading(
      claim: Claim(
        subject: noun.text, relation: .equals, object: [value.text],
        isNegated: clause.wording.isNegative),
      wording: clause.wording, conditions: conditions, subject: noun)
  }

  func isChosen(_ words: Tokens) -> Bool {
    words.first?.word == "be" && words.count == 2
      && words.last.map { grammar.lexicon.choices.contains($0) } ?? false
  }
}
