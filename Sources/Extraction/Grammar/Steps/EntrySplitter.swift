/// Splits the object of "enter X in the Y field", "set Y to X", "fill in Y with X" into value and
/// field.
///
/// Examples:
/// - "Enter {{ops}} in the __Group__ field."
///   → step enter: Group = ops {Group equals ops}
/// - "Put the share into the Base folder."
///   → step enter: Base folder = share {Base folder same_as share}
/// - "Set __Depth__ to __3__."
///   → step enter: Depth = 3 {Depth equals 3}
struct EntrySplitter {
  let lexicon: Lexicon

  /// The value and, where the words name one, the field.
  func split(_ words: Tokens, verb: String) -> (value: Tokens, field: Tokens?) {
    if lexicon.settingVerbs.contains(verb),
      let to = words.firstOutsideBrackets(where: {
        ["to", "as", "="].contains($0.word) && !$0.isMarked
      })
    {
      let value = cut(words[(to + 1)...].drop { $0.word == "be" && !$0.isMarked })
      return (withoutAdjunct(value), withoutOrigin(words[..<to]))
    }
    if ["fill", "replace"].contains(verb),
      let with = words.firstOutsideBrackets(where: {
        ["with", "by"].contains($0.word) && !$0.isMarked
      }), with > words.startIndex
    {
      return (cut(words[(with + 1)...]), words[..<with])
    }
    if ["leave", "keep"].contains(verb),
      let at = words.firstOutsideBrackets(where: { $0.word == "at" && !$0.isMarked }),
      at > words.startIndex, let first = words[(at + 1)...].first,
      first.isMarked || first.startsNumber
    {
      return (withoutAdjunct(cut(words[(at + 1)...])), words[..<at])
    }
    let end = lexicon.tails.first(in: words)?.index ?? words.endIndex
    if let preposition = words[..<end].firstOutsideBrackets(
      from: words.startIndex + (words.isEmpty ? 0 : 1),
      where: {
        ["in", "into", "to", "for", "as", "under", "at"].contains($0.word) && !$0.isMarked
      }), words[preposition - 1].word != "such"
    {
      var left = words[..<preposition]
      if let colon = left.lastIndex(where: { $0.isMark(":") }), colon + 1 < left.endIndex {
        left = left[(colon + 1)...]
      }
      let right = cut(words[(preposition + 1)...])
      if isField(right) || isRole(words[preposition...]) { return (left, right) }
    }
    return (cut(words), nil)
  }

  /// "as password", but not "as they are".
  private func isRole(_ words: Tokens) -> Bool {
    words.first?.word == "as" && !lexicon.pronouns.matches(words, at: words.startIndex + 1)
      && !words.dropFirst().prefix(3).contains {
        lexicon.finiteVerbs.contains($0) && !$0.isMarked
      }
  }

  /// "the port from 80", "the mode back": the field without what it was before.
  private func withoutOrigin(_ words: Tokens) -> Tokens {
    let end =
      words.indices.dropFirst().first {
        words[$0].word == "from" && !words[$0].isMarked
      } ?? words.endIndex
    let field = words[..<end].trimmed()
    guard field.count > 1, let last = field.last, ["back", "over"].contains(last.word),
      !last.isMarked
    else {
      return field
    }
    return field.dropLast()
  }

  /// Whether the words name a field: marked, spelled as a name, or with a noun for a control at the
  /// end.
  private func isField(_ words: Tokens) -> Bool {
    if words.contains(where: { $0.isMarked && $0.isWordLike }) { return true }
    let name = words.trimmed().drop { lexicon.articles.contains($0) }
    if name.first?.isCapitalised ?? false { return true }
    guard let last = words.trimmed().last else { return false }
    return lexicon.controls.contains(last) || lexicon.places.contains(last)
  }

  /// "__0__ in the console", "__Open__ on this day": a literal in front of where or when it is set.
  private func withoutAdjunct(_ value: Tokens) -> Tokens {
    let words = value.trimmed()
    guard let first = words.first, first.isMarked || first.startsNumber || first.isCapitalised,
      let end = words.indices.dropFirst().first(where: {
        lexicon.adjunctPrepositions.contains(words[$0]) && !words[$0].isMarked
      })
    else { return value }
    return words[..<end].trimmed()
  }

  private func cut(_ words: Tokens) -> Tokens {
    guard
      let end = words.firstOutsideBrackets(where: {
        $0.isMark(",") || $0.isMark(".") || $0.isMark(";")
          || (["if", "when", "and", "unless", "until"].contains($0.word) && !$0.isMarked)
      })
    else { return withoutTail(words.trimmed()) }
    return withoutTail(words[..<end].trimmed())
  }

  /// "__Manual__ afterwards": the value without the adverb at its end.
  private func withoutTail(_ words: Tokens) -> Tokens {
    guard words.count > 1, let last = words.indices.last, !words[last].isMarked,
      lexicon.tails.matches(words, at: last)
    else { return words }
    return words.dropLast()
  }
}
