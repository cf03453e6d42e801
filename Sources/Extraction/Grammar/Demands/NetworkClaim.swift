import Policy

/// Turns "hosts must be allowed", "port 443 must be open" into a claim on reachability: the noun is
/// the subject, what it names the object.
///
/// Examples:
/// - "Port 8443 must be open."
///   → constraint must: {Port reachable 8443}
/// - "UDP port 8443 is needed."
///   → constraint must: {UDP port reachable 8443}
struct NetworkClaim {
  let lexicon: Lexicon

  /// The claim on reachability; the claim itself where it is about something else.
  func normalised(_ claim: Claim, subject: Tokens?, predicate: Tokens) -> Claim {
    guard [.enabled, .reachable, .present].contains(claim.relation), claim.object.isEmpty,
      let subject, let noun = noun(in: subject),
      claim.relation != .present || isNumberedPort(subject, noun)
    else { return kept(claim) }
    let nouns = NounPhraseReader(lexicon: lexicon)
    var result = claim
    result.relation = .reachable
    let named = nouns.members(of: subject[(noun + 1)...]).compactMap { member in
      member.first.flatMap { isAddress($0) ? $0 : nil }
    }
    if !named.isEmpty {
      result.subject = nouns.trimmed(subject[...noun]).text
      result.object = named.map(\.text)
    } else if claim.isNegated,
      let by = predicate.lastIndex(where: {
        ["from", "by"].contains($0.word) && !$0.isMarked
      })
    {
      let object = nouns.trimmed(
        predicate[(by + 1)...].prefix {
          !["when", "if", "while"].contains($0.word) && !$0.isMark(",")
        })
      result.object = [object.text]
    }
    return result
  }

  /// "Port 8443 is needed": a port that is there is one that is open.
  private func isNumberedPort(_ subject: Tokens, _ noun: Int) -> Bool {
    ["port", "ports"].contains(subject[noun].word)
      && subject[(noun + 1)...].first?.startsNumber ?? false
  }

  /// "Debug messages must not be forwarded": of other things only their absence is demanded.
  private func kept(_ claim: Claim) -> Claim {
    guard claim.relation == .reachable, claim.object.isEmpty, claim.isNegated else { return claim }
    return Claim(subject: claim.subject, relation: .absent)
  }

  /// The last noun for what a firewall lets through, in front of what it names.
  private func noun(in subject: Tokens) -> Int? {
    var found: Int?
    for index in subject.indices {
      if lexicon.networkNouns.contains(subject[index]) {
        found = index
      } else if found != nil {
        break
      }
    }
    return found
  }

  private func isAddress(_ token: Token) -> Bool {
    token.text.utf8.contains { (48...57).contains($0) || $0 == UInt8(ascii: ".") }
  }
}
