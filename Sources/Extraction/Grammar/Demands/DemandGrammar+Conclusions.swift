/// The part of a clause that demands, where another part gives the reason or the condition.
extension DemandGrammar {
  /// The part behind ", so": a reason stands in front of what follows from it.
  func conclusion(of words: Tokens) -> Tokens {
    if let meant = meant(by: words) { return meant }
    guard let so = words.indices.last(where: { words[$0].word == "so" && !words[$0].isMarked }),
      so > words.startIndex, words[so - 1].isMark(","), so + 1 < words.endIndex,
      words[so + 1].word != "that", hasDemand(words[(so + 1)...])
    else { return words }
    let conclusion = words[(so + 1)...]
    // "so after that it must be painted": what stands in front of the pronoun says when.
    if let modal = lexicon.modals.first(in: conclusion), modal.index > conclusion.startIndex + 1,
      lexicon.conditions.matches(conclusion, at: conclusion.startIndex),
      ["it", "they", "this"].contains(words[modal.index - 1].word)
    {
      return words[(modal.index - 1)...]
    }
    return conclusion
  }

  /// "…, which means X must be Y": the part behind, which the part in front gives the reason for.
  func meant(by words: Tokens) -> Tokens? {
    for comma in words.indices where words[comma].isMark(",") {
      guard let opener = lexicon.openers.match(words, at: comma + 1),
        words[(comma + 1)...].prefix(opener.length).contains(where: { $0.word == "means" })
      else { continue }
      let rest = words[(comma + 1 + opener.length)...]
      return hasDemand(rest) ? rest : nil
    }
    return nil
  }

  /// "Unless X is on, nothing comes".
  func unless(_ clause: Clause, _ topic: Topic) -> Demand? {
    guard clause.conditions.last?.isNegated ?? false,
      let opener = clause.words.firstIndex(where: { $0.word == "unless" }),
      opener <= clause.words.startIndex + 1, clause.core.startIndex > opener + 1
    else { return nil }
    var demand = UnlessDemand().read(
      condition: clause.words[(opener + 1)..<clause.core.startIndex].trimmed(),
      main: clause.core.trimmed(), self, topic)
    demand?.takesCondition = true
    return demand
  }

  /// "they're not taken" says the same as "they are not taken".
  func expanded(_ words: Tokens) -> Tokens {
    guard let short = words.prefix(4).firstIndex(where: { $0.word.hasSuffix("'re") }),
      short + 1 < words.endIndex, words[short + 1].word == "not", !words[short].isMarked
    else { return words }
    let pronoun = lexicon.token(String(words[short].word.dropLast(3)), for: words[short])
    return
      (words[..<short] + [pronoun, lexicon.token("are", for: words[short])] + words[(short + 1)...])[
        ...]
  }
}
