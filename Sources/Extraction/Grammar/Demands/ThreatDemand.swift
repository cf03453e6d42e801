import Policy

/// "Drop X and every ship leaves": an instruction that is followed by what goes wrong forbids what
/// it says.
///
/// Examples:
/// - "Enable __Debug mode__ and nobody can log in anymore."
///   → constraint must_not: {Debug mode disabled}
struct ThreatDemand {
  let grammar: DemandGrammar

  /// Reads an imperative clause; nil where no bad outcome follows it.
  func read(_ clause: Clause, _ topic: Topic) -> Demand? {
    guard clause.isImperative, let joint = joint(in: clause.core) else { return nil }
    var demand = ProhibitionDemand().prohibited(
      clause.core[..<joint], .mustNot, grammar, topic)
    demand?.rationale = clause.core[(joint + 1)...].trimmed().text
    return demand
  }

  /// The "and" in front of what happens to everybody or everything.
  private func joint(in words: Tokens) -> Int? {
    words.indices.dropFirst(2).first { index in
      guard words[index].word == "and", !words[index].isMarked, index + 3 < words.endIndex else {
        return false
      }
      let rest = words[(index + 1)...]
      guard let first = rest.first, !first.isMarked else { return false }
      let isGeneral = grammar.lexicon.everybody.contains(first)
      let names = rest.prefix(8).dropFirst().filter { !$0.isMarked }
      return isGeneral && names.contains { grammar.lexicon.finiteVerbs.contains($0) }
        || first.isCapitalised
          && names.contains { ["nobody", "nothing", "never"].contains($0.word) }
    }
  }
}
