import Policy

/// "Drop X and every ship leaves": an instruction that is followed by what goes wrong forbids what
/// it says.
///
/// Examples:
/// - "Enable __Debug mode__ and nobody can log in anymore."
///   → constraint must_not: {Debug mode disabled}
/// - "More than 4 m of swell and nobody leaves the harbour."
///   → constraint must: {swell at_most 4 m}
/// - "Leave the bolts and nuts in and nobody can open the hatch."
///   → constraint must_not: {bolts and nuts absent}
struct ThreatDemand {
  let grammar: DemandGrammar

  /// Reads an imperative clause; nil where no bad outcome follows it.
  func read(_ clause: Clause, _ topic: Topic) -> Demand? {
    if let bound = bound(clause, topic) { return bound }
    guard clause.isImperative, let joint = joint(in: clause.core) else { return nil }
    let act = clause.core[..<joint]
    var demand = left(act) ?? ProhibitionDemand().prohibited(act, .mustNot, grammar, topic)
    demand?.rationale = clause.core[(joint + 1)...].trimmed().text
    return demand
  }

  /// "More than 4 m of swell and nobody leaves the harbour": the bound that must not be crossed.
  private func bound(_ clause: Clause, _ topic: Topic) -> Demand? {
    guard !clause.isImperative, let joint = joint(in: clause.words),
      let crossing = grammar.predicates.bounds.crossing(in: clause.words[..<joint]),
      crossing.place <= clause.words.startIndex + 1
    else { return nil }
    let rest = clause.words[crossing.value.endIndex..<joint].trimmed()
    let thing = grammar.nouns.trimmed(rest.drop { $0.word == "of" && !$0.isMarked })
    guard let subject = thing.isEmpty ? topic.antecedent : thing else { return nil }
    var demand = Demand(
      .must,
      Claim(subject: subject.text, relation: crossing.kept, object: [crossing.value.text]),
      subject: subject)
    demand.rationale = clause.words[(joint + 1)...].trimmed().text
    return demand
  }

  /// "Leave X in": X must not be there.
  private func left(_ words: Tokens) -> Demand? {
    let body = words.trimmed()
    guard body.count > 2, body.first?.word == "leave", let last = body.last, !last.isMarked,
      ["in", "there", "behind"].contains(last.word)
    else { return nil }
    let thing = grammar.nouns.bare(body.dropFirst().dropLast())
    return Demand(.mustNot, Claim(subject: thing.text, relation: .absent), subject: thing)
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
