import Policy

/// Turns what is said of a part into what it means for the whole.
///
/// Examples:
/// - "The end of the __Mast address__ must be {{/top}}."
///   → constraint must: {Mast address ends_with /top}
/// - "The __Bell link__ has to be the harbour URL plus {{/bell}}."
///   → constraint must: {Bell link ends_with /bell}
/// - "Pilots without a __Deep water__ licence cannot be used."
///   → constraint must: {Pilots requires Deep water licence}
/// - "Guest keys without an end date are not recommended."
///   → recommendation should: {end date present}
struct PartClaim {
  let lexicon: Lexicon

  /// Rewrites a demand on a part, or on what lacks something; leaves others alone.
  func normalise(_ demand: inout Demand, subject: Tokens?) {
    guard let claim = demand.claim, let subject, subject.text == claim.subject else { return }
    if claim.relation == .equals, claim.object.count == 1, let end = added(claim.object[0]) {
      demand.claim?.relation = .endsWith
      demand.claim?.object = [end]
    } else if let edge = edge(subject), claim.relation == .equals {
      demand.claim?.subject = edge.whole.text
      demand.claim?.relation = edge.relation
      demand.subject = edge.whole
    } else if claim.relation == .notSupported || claim.relation == .absent,
      claim.object.isEmpty, let lack = lack(subject)
    {
      rewrite(&demand, lack)
    }
  }

  private func rewrite(_ demand: inout Demand, _ lack: (owner: Tokens, thing: Tokens)) {
    if demand.wording == .shouldNot {
      demand.claim = Claim(subject: lack.thing.text, relation: .present)
      demand.setWording(.should)
    } else if demand.claim?.relation == .notSupported, isRight(lack.thing) {
      demand.claim = Claim(
        subject: lack.owner.text, relation: .requires, object: [lack.thing.text])
      demand.setWording(.must)
    }
  }

  /// "the mast address plus the path /top": what stands at the end.
  private func added(_ object: String) -> String? {
    let words = object.split(separator: " ").map(String.init)
    guard let plus = words.firstIndex(where: { ["plus", "+"].contains($0) }), plus > 0,
      let last = words.last, last != words[plus],
      words.count - plus <= 4, last.utf8.contains(where: { [47, 46, 58].contains($0) })
    else { return nil }
    return last
  }

  private func isRight(_ thing: Tokens) -> Bool {
    thing.last.map { lexicon.licences.contains($0) || lexicon.rights.contains($0) } ?? false
  }

  /// "the end of X", "the first part of X".
  private func edge(_ subject: Tokens) -> (whole: Tokens, relation: Relation)? {
    guard let of = subject.firstIndex(where: { $0.word == "of" && !$0.isMarked }),
      let noun = subject[..<of].last
    else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let whole = nouns.trimmed(subject[(of + 1)...])
    let first = nouns.trimmed(subject[..<of]).first?.word
    guard !whole.isEmpty, of - subject.startIndex <= 3 else { return nil }
    switch (first, noun.word) {
    case ("last", "part"), (_, "end"), (_, "ending"), (_, "suffix"): return (whole, .endsWith)
    case ("first", "part"), (_, "beginning"), (_, "prefix"): return (whole, .startsWith)
    default: return nil
    }
  }

  /// "X without Y".
  private func lack(_ subject: Tokens) -> (owner: Tokens, thing: Tokens)? {
    guard let without = subject.firstIndex(where: { $0.word == "without" && !$0.isMarked }),
      without > subject.startIndex
    else { return nil }
    let nouns = NounPhraseReader(lexicon: lexicon)
    let thing = nouns.trimmed(subject[(without + 1)...].drop { $0.word == "any" })
    return thing.isEmpty ? nil : (nouns.trimmed(subject[..<without]), thing)
  }
}
