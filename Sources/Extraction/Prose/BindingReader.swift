import Policy

/// Reads values without a verb: "Port: 587", "API key as password", "the id goes into Y".
///
/// Examples:
/// - "The key goes into __Token__ and the name into __Login__."
///   → step enter: Token = key {Token same_as key}
///   → step enter: Login = name {Login same_as name}
/// - "__Port__: 587"
///   → step enter: Port = 587 {Port equals 587} [Port]
struct BindingReader {
  let lexicon: Lexicon

  /// A value and the field that it belongs to.
  struct Binding {
    var step: StepReading
    var claim: Claim
    /// Whether the statement begins with the label in front of the clause.
    var takesLabel: Bool
    /// What the sentence is about, for the sentences after it.
    var focus: Tokens
  }

  /// A sentence cut in front of every field name with a colon or "as" that a comma separates.
  func parts(of sentence: Tokens) -> [Tokens] {
    var starts: [Int] = []
    let isRoles = roles(in: sentence)
    let mapped = mappings(in: sentence)
    if !mapped.isEmpty { starts = mapped }
    for index in sentence.indices where mapped.isEmpty && sentence[index].isMark(",") {
      let rest = sentence[(index + 1)...]
      if isRoles || field(atStartOf: rest) != nil { starts.append(index + 1) }
    }
    let bounds = [sentence.startIndex] + starts + [sentence.endIndex]
    return zip(bounds, bounds.dropFirst()).map { sentence[$0..<$1] }
  }

  /// "X goes into A, Y into B and Z into C", "assign: X to A, Y to B": where the second and the later
  /// values begin.
  private func mappings(in sentence: Tokens) -> [Int] {
    var starts: [Int] = []
    for index in sentence.indices
    where sentence[index].isMark(",") || sentence[index].word == "and" && !sentence[index].isMarked
    {
      let rest = sentence[(index + 1)...].drop { $0.word == "and" && !$0.isMarked }
      if mapping(atStartOf: rest) != nil {
        starts.append(index + (sentence[index].isMark(",") ? 1 : 0))
      }
    }
    guard let first = starts.first, mapsOne(sentence[..<first]), !setsValue(sentence) else {
      return []
    }
    return starts
  }

  /// "Set A to X, B to Y": in front of "to" stands the field, not the value.
  private func setsValue(_ sentence: Tokens) -> Bool {
    sentence.first(where: \.isWordLike).map {
      lexicon.settingVerbs.contains($0) && $0.word != "put"
    } ?? false
  }

  /// A value without a verb, "to" or "into", and a marked name.
  private func mapping(atStartOf words: Tokens) -> (value: Tokens, field: Tokens)? {
    guard
      let to = words.prefix(6).firstIndex(where: {
        $0.isWord("to", "into") && !$0.isMarked
      }), to > words.startIndex, to + 1 < words.endIndex,
      isVerbless(words[..<to]), !words[..<to].contains(where: { $0.kind == .punctuation })
    else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let rest = nouns.trimmed(words[(to + 1)...])
    guard let field = nouns.properName(atStartOf: rest) else { return nil }
    return (nouns.trimmed(words[..<to]), field)
  }

  /// Whether the words in front of a list of mappings end with the first of them.
  private func mapsOne(_ words: Tokens) -> Bool {
    let body = words.trimmed()
    guard
      let to = body.lastIndex(where: { ["to", "into"].contains($0.word) && !$0.isMarked }),
      to + 1 < body.endIndex
    else { return false }
    let field = NounPhraseReader(lexicon: lexicon).trimmed(body[(to + 1)...])
    let name = NounPhraseReader(lexicon: lexicon).properName(atStartOf: field)
    return field.allSatisfy(\.isMarked) || name?.count == field.count
  }

  /// The binding that a clause states; nil where it states none.
  func binding(
    in clause: Clause, label: Label?, isDefinition: Bool, isFilling: Bool, isListed: Bool
  ) -> Binding? {
    if clause.isImperative || lexicon.adverbs.contains(clause.words.first?.word ?? "") {
      return nil
    }
    let nouns = NounPhraseReader(lexicon: lexicon)
    if let label, !isDefinition, !label.hasDash, let value = value(of: clause, isFilling: isFilling)
    {
      return make(field: nouns.trimmed(label.title), value: value, takesLabel: true)
    }
    if !isDefinition, let field = field(atStartOf: clause.words) {
      let value = clause.words[field.endIndex...].drop { !$0.isWordLike }.trimmed()
      if isLiteral(value) || isFilling && isVerbless(value) {
        return make(field: field, value: value, takesLabel: false)
      }
    }
    if isListed, let mapped = mapping(atStartOf: clause.words.trimmed().drop { $0.word == "and" }) {
      var binding = make(field: mapped.field, value: mapped.value, takesLabel: false)
      binding.claim.relation = .sameAs
      return binding
    }
    if isListed || isFilling || label != nil, let role = role(in: clause) { return role }
    return isDefinition ? nil : goesInto(clause) ?? pointed(clause)
  }

  /// "Ship number → __Berth__ field": what is entered where.
  private func pointed(_ clause: Clause) -> Binding? {
    let words = clause.words.trimmed()
    let arrows = words.indices.filter { words[$0].kind == .separator }
    guard arrows.count == 1, let arrow = arrows.first, arrow > words.startIndex,
      let last = words.last, lexicon.fieldNouns.contains(last), !last.isMarked
    else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let field = nouns.withoutControlNoun(words[(arrow + 1)...])
    let value = nouns.trimmed(words[..<arrow])
    guard !field.isEmpty, !value.isEmpty else { return nil }
    var binding = make(field: field, value: value, takesLabel: false)
    binding.claim.relation = .sameAs
    return binding
  }

  /// A short name with a colon behind it.
  private func field(atStartOf words: Tokens) -> Tokens? {
    guard let colon = words.prefix(6).firstIndex(where: { $0.isMark(":") || $0.text == "=" }) else {
      return nil
    }
    let name = words[..<colon].trimmed()
    guard let first = name.first, name.count <= 4, first.isMarked || first.isCapitalised else {
      return nil
    }
    let areMarked = name.allSatisfy { $0.isMarked || !$0.isWordLike }
    return areMarked || !first.isMarked && isVerbless(name) && name.count <= 2 ? name : nil
  }

  /// A literal value behind a label: one token, or a marked name; any phrase under "fill in:".
  private func value(of clause: Clause, isFilling: Bool) -> Tokens? {
    let words = clause.words.trimmed()
    guard clause.conditions.isEmpty, !lexicon.bounds.matches(words, at: words.startIndex) else {
      return nil
    }
    // "Menu: __A > B__" is a way.
    guard !words.contains(where: { $0.kind == .separator }) else { return nil }
    let plain = words.prefix { !$0.isMark("(") }.trimmed()
    let isWhole = words.last.map { $0.isClosing } ?? true || plain.count == words.count
    if isWhole, isLiteral(plain) || isName(plain) { return plain }
    return isFilling && isVerbless(words) ? words : nil
  }

  /// "Bearer", "externalId", "DOCK-SCAN": one word that is written as names and identifiers are.
  private func isName(_ words: Tokens) -> Bool {
    guard words.count == 1, let word = words.first, word.kind == .word else { return false }
    let isOther =
      lexicon.valueStates.covers(words) || lexicon.nothings.covers(words)
      || lexicon.markers.covers(words) || lexicon.requiredWords.contains(word)
      || lexicon.adviceWords.contains(word) || lexicon.shapes.covers(words)
    return !isOther && word.text.utf8.contains { (65...90).contains($0) }
      && !lexicon.finiteVerbs.contains(word) && !lexicon.verbs.matches(words, at: words.startIndex)
  }

  private func isLiteral(_ words: Tokens) -> Bool {
    guard let first = words.first else { return false }
    if words.count > 1 { return first.run != 0 && words.allSatisfy { $0.run == first.run } }
    return first.isMarked
      || first.text.utf8.contains { (48...57).contains($0) || [46, 47, 58, 64].contains($0) }
  }

  private func isVerbless(_ words: Tokens) -> Bool {
    !words.contains { lexicon.finiteVerbs.contains($0) && !$0.isMarked }
  }

  /// "A as B, C as D": every part names a value and its role.
  private func roles(in sentence: Tokens) -> Bool {
    guard isVerbless(sentence), sentence.contains(where: { $0.isMark(",") }) else { return false }
    return sentence.split(whereSeparator: { $0.isMark(",") }).allSatisfy { role($0) != nil }
  }

  private func role(_ words: Tokens) -> (value: Tokens, field: Tokens)? {
    let body = words.trimmed()
    guard body.count <= 9, let middle = body.firstIndex(where: { $0.word == "as" && !$0.isMarked }),
      middle > body.startIndex, middle + 1 < body.endIndex,
      !["such", "same", "known", "well"].contains(body[middle - 1].word)
    else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    return (nouns.trimmed(body[..<middle]), nouns.trimmed(body[(middle + 1)...]))
  }

  private func role(in clause: Clause) -> Binding? {
    guard isVerbless(clause.core), clause.conditions.isEmpty, let role = role(clause.core),
      role.value.count <= 4, role.field.count <= 3
    else { return nil }
    var binding = make(field: role.field, value: role.value, takesLabel: false)
    binding.claim.relation = .sameAs
    return binding
  }

  /// "The token goes into Key".
  private func goesInto(_ clause: Clause) -> Binding? {
    let core = clause.core
    guard let (verb, end) = entryVerb(in: core) else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let value = nouns.trimmed(core[..<verb])
    let field = nouns.withoutControlNoun(nouns.name(in: core[end...]))
    guard !value.isEmpty, !field.isEmpty, field.contains(where: \.isMarked) else { return nil }
    var binding = make(field: field, value: value, takesLabel: false)
    binding.claim.relation = .sameAs
    binding.focus = value
    binding.step.path = clause.places.flatMap { PathReader(lexicon: lexicon).place($0) }
    return binding
  }

  /// Where "goes into", "is pasted into" begins and ends.
  private func entryVerb(in core: Tokens) -> (start: Int, end: Int)? {
    for index in core.indices.dropFirst().dropLast() where !core[index].isMarked {
      if core[index].isWord("is", "are"), lexicon.isParticiple(core[index + 1].word) {
        let base = [lexicon.token("be", for: core[index])] + core[(index + 1)...].prefix(3)
        if let entry = lexicon.entries.match(base[...], at: 0) {
          return (index, index + entry.length)
        }
      } else if core[index].isWord("goes", "go", "belongs"), core[index + 1].isWord("into", "in") {
        return (index, index + 2)
      }
    }
    return nil
  }

  private func make(field: Tokens, value: Tokens, takesLabel: Bool) -> Binding {
    let isChoice = OptionName.isOption(value) && !OptionName.isFreeText(field, lexicon)
    return Binding(
      step: StepReading(
        action: isChoice ? .select : .enter, target: field.text, value: value.text),
      claim: Claim(subject: field.text, relation: .equals, object: [value.text]),
      takesLabel: takesLabel, focus: field)
  }
}
