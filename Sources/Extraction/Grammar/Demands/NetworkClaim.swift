import Policy

/// Turns "hosts must be allowed", "port 443 must be open" into a claim on reachability: the noun is
/// the subject, what it names the object.
struct NetworkClaim {
  let lexicon: Lexicon

  /// The claim on reachability; the claim itself where it is about something else.
  func normalised(_ claim: Claim, subject: Tokens?, predicate: Tokens) -> Claim {
    guard [.enabled, .reachable].contains(claim.relation), let subject,
      let noun = subject.indices.first(where: { lexicon.networkNouns.contains(subject[$0]) })
    else { return claim }
    var result = claim
    result.relation = .reachable
    let rest = subject[(noun + 1)...]
    if let value = rest.first, value.text.utf8.contains(where: { (48...57).contains($0) }) {
      result.subject = subject[...noun].text
      result.object = [value.text]
    } else if result.object.isEmpty,
      let by = predicate.lastIndex(where: { ["from", "by"].contains($0.word) && !$0.isMarked })
    {
      let object = NounPhraseReader(lexicon: lexicon).trimmed(
        predicate[(by + 1)...].prefix {
          !["when", "if", "while"].contains($0.word) && !$0.isMark(",")
        })
      if claim.isNegated { result.object = [object.text] }
    }
    return result
  }
}
