/// Tells what a setting means from what a sentence says: behind the name of a setting stands a text
/// without a subject or without a verb of its own, since the name is its subject.
///
/// Examples:
/// - "__Draught (m)__: depth of the keel below the water line."
///   → parameter: Draught (m): depth of the keel below the water line. [Draught (m)]
/// - "__Sounding__: Repeats the bell until somebody answers."
///   → parameter: Sounding: Repeats the bell until somebody answers. [Sounding]
/// - "__Anchorage__: the harbour is closed in winter."
///   → informative: the harbour is closed in winter. [Anchorage]
struct DescriptionReader {
  let lexicon: Lexicon

  /// Whether the words are a description without a subject.
  func isDescription(_ clause: Clause) -> Bool {
    let words = clause.core.trimmed()
    guard let first = words.first, !clause.isImperative, !clause.isQuestion, first.kind == .word,
      !first.isMarked
    else { return false }
    if isPredicate(words) || lexicon.defaults.matches(words, at: words.startIndex) { return true }
    if lexicon.relatives.contains(first), first.word != "that" { return true }
    let part =
      first.isCapitalised
      ? words : words.firstOutsideBrackets(where: { $0.isMark(",") }).map { words[..<$0] } ?? words
    return !hasSubjectAndVerb(part)
  }

  /// "With __Fog horn__ ticked, …", "If __Fog horn__ is not set, …": what the state of a marked setting means.
  func namesState(_ clause: Clause) -> Bool {
    let words = clause.words.trimmed()
    guard !clause.isImperative, let opener = words.first,
      ["if", "when", "with"].contains(opener.word),
      let comma = words.firstOutsideBrackets(where: { $0.isMark(",") })
    else { return false }
    let condition = NounPhraseReader(lexicon: lexicon).trimmed(words[..<comma].dropFirst())
    guard let name = NounPhraseReader(lexicon: lexicon).markedRun(in: condition),
      name.startIndex == condition.startIndex
    else { return false }
    let state = condition[name.endIndex...].drop { ["is", "are", "not"].contains($0.word) }
    guard let last = state.last, state.count <= 2, !last.isMarked else { return false }
    return lexicon.valueStates.value(of: state) != nil
      || ["set", "filled", "active"].contains(state.first?.word)
  }

  /// "Holds the boats …", "is used for …", "can stay empty", "used by …": a predicate without a subject.
  private func isPredicate(_ words: Tokens) -> Bool {
    guard let first = words.first, words.count > 1 else { return false }
    if lexicon.finiteVerbs.contains(first) { return true }
    let next = words[words.startIndex + 1]
    let hasComplement =
      !next.isMarked && (lexicon.prepositions.contains(next) || lexicon.boundaries.contains(next))
    if lexicon.isParticiple(first.word), hasComplement { return true }
    let hasObject = lexicon.articles.contains(next) || hasComplement
    return hasObject && ImperativeReader(lexicon: lexicon).isThirdPerson(first)
  }

  /// Whether a finite verb stands outside of relative clauses and of clauses with a conjunction.
  private func hasSubjectAndVerb(_ words: Tokens) -> Bool {
    for index in words.indices where !words[index].isMarked {
      let token = words[index]
      if lexicon.relatives.contains(token) && index > words.startIndex
        || lexicon.conditions.matches(words, at: index) && !lexicon.prepositions.contains(token)
      {
        return false
      }
      if lexicon.finiteVerbs.contains(token) { return true }
    }
    return false
  }
}
