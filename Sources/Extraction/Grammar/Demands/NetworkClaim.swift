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
    let behind = subject[(noun + 1)...]
    let names = behind.first?.isOpening ?? false ? behind.prefix(0) : behind
    let members = nouns.members(of: names)
    let named = members.compactMap { member -> String? in
      if let address = member.first(where: isAddress) { return address.text }
      return members.count > 1 ? member.text : nil
    }
    let source = claim.isNegated ? source(predicate) : nil
    if names.contains(where: isAddress), source == nil {
      result.subject = nouns.trimmed(subject[...noun]).text
      result.object = named
    } else if !claim.isNegated, let port = port(in: predicate) {
      result.object = [port.text]
    } else if let source {
      result.object = [source.text]
    }
    return result
  }

  /// "on port 8443".
  private func port(in predicate: Tokens) -> Token? {
    guard
      let on = predicate.indices.first(where: {
        ["on", "over", "via"].contains(predicate[$0].word) && !predicate[$0].isMarked
          && $0 + 2 < predicate.endIndex && predicate[$0 + 1].word == "port"
      }), predicate[on + 2].startsNumber
    else { return nil }
    return predicate[on + 2]
  }

  /// "from the internet": for whom something must not be reachable.
  private func source(_ predicate: Tokens) -> Tokens? {
    guard
      let by = predicate.lastIndex(where: {
        ["from", "by", "to"].contains($0.word) && !$0.isMarked
      })
    else { return nil }
    let object = NounPhraseReader(lexicon: lexicon).bare(
      predicate[(by + 1)...].prefix {
        !["when", "if", "while"].contains($0.word) && !$0.isMark(",")
      })
    return object.isEmpty ? nil : object
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
