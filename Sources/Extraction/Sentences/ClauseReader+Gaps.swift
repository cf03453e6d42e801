import Policy

/// Instructions whose verb is left out, since it is the one of the instruction before.
extension ClauseReader {
  /// "Click X, then Y": the verb is left out before a marked name that ends the sentence.
  func isGapped(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked else { return false }
    let rest = words.drop { $0.run == first.run }
    return rest.allSatisfy { $0.kind == .punctuation }
  }

  /// "Turn A on and B off": the verb is left out in front of the second name.
  func isGappedSwitch(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked,
      let value = words.drop(while: { $0.run == first.run }).first
    else { return false }
    return ["on", "off"].contains(value.word) && !value.isMarked
  }

  /// "Enter the host, port 22": a field with its number.
  func isNumbered(_ words: Tokens) -> Bool {
    guard let noun = words.first, noun.kind == .word, !noun.isMarked, words.count > 1,
      lexicon.networkNouns.contains(noun) || lexicon.fieldNouns.contains(noun),
      words[words.startIndex + 1].startsNumber
    else { return false }
    guard let next = words.dropFirst(2).first else { return true }
    return !next.isWordLike || ["and", "in", "then"].contains(next.word)
  }

  func enters(_ words: Tokens) -> Bool {
    verbs.verb(in: words, at: words.startIndex)?.value == .enter
  }

  /// Whether the words begin with "set", "change" and the like, perhaps behind "and".
  func setsValue(_ words: Tokens) -> Bool {
    if isGappedSetting(words.drop { $0.word == "and" }) { return true }
    let verb = words.first { $0.isWordLike && !["and", "then"].contains($0.word) }
    return verb.map { lexicon.settingVerbs.contains($0) && $0.word != "put" } ?? false
  }

  /// "Set A to 1, B to 2": the verb is left out in front of a name and its value.
  func isGappedSetting(_ words: Tokens) -> Bool {
    guard let name = NounPhraseReader(lexicon: lexicon).properName(atStartOf: words),
      name.startIndex == words.startIndex, name.endIndex + 1 < words.endIndex
    else { return false }
    return words[name.endIndex].word == "to" && !words[name.endIndex].isMarked
      && words[name.endIndex + 1].isWordLike
  }

  /// "Put A in the X field and B in the Y field": the verb is left out.
  func isGappedEntry(_ words: Tokens) -> Bool {
    guard let first = words.first, first.isMarked,
      let preposition = words.prefix(4).firstIndex(where: {
        ["in", "into"].contains($0.word) && !$0.isMarked
      })
    else { return false }
    return words[preposition...].prefix(7).contains {
      lexicon.controls.contains($0) && !$0.isMarked
    }
  }
}
