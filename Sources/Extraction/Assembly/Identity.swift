import Policy

/// Gives every requirement of a page its own identifier.
///
/// An identifier is made of what is demanded of what under which condition; where two are the same,
/// the conditions in words tell them apart, then a number.
struct IdentityBook {
  private var taken: Set<String> = []
  /// The last number given to each name that was wanted again.
  private var numbers: [String: Int] = [:]

  /// The identifier of a demand; `conditions` are the page's words for its conditions.
  mutating func demand(
    _ rule: Rule, claim: Claim?, text: String, conditions: [String], isPartial: Bool
  ) -> RequirementID {
    let scope = IdentityBook.slug(of: rule.conditions)
    let base: String
    if let require = rule.require {
      base = [IdentityBook.subject(require), IdentityBook.predicate(require)].joined(separator: "/")
    } else {
      base = IdentityBook.words(claim, text)
    }
    let whole = scope.isEmpty ? base : "\(base)/\(scope)"
    return name(whole, apart: conditions.map { NameSlug.of($0) })
  }

  /// An identifier in the words of `base`; `apart` are words that tell it from others with the same.
  mutating func name(_ base: String, apart: [String] = []) -> RequirementID {
    let base = base.isEmpty ? "requirement" : base
    if taken.insert(base).inserted { return RequirementID(base) }
    for words in apart.reversed() where !words.isEmpty && !base.contains(words) {
      let candidate = "\(base)/\(words)"
      if taken.insert(candidate).inserted { return RequirementID(candidate) }
    }
    var number = (numbers[base] ?? 1) + 1
    while !taken.insert("\(base)-\(number)").inserted { number += 1 }
    numbers[base] = number
    return RequirementID("\(base)-\(number)")
  }

  /// The conditions in an order of their own, so that moving a passage changes nothing.
  static func slug(of conditions: [Formula]) -> String {
    conditions.map { predicate($0) }.filter { !$0.isEmpty }.sorted().joined(separator: "+")
  }

  private static func words(_ claim: Claim?, _ text: String) -> String {
    guard let claim, !claim.subject.isEmpty || !claim.object.isEmpty else {
      return NameSlug.of(text)
    }
    let not = claim.isNegated ? "not-" : ""
    let parts =
      [NameSlug.of(claim.subject), not + NameSlug.ascii(claim.relation.rawValue)]
      + claim.object.map { NameSlug.of($0) }.sorted()
    return parts.filter { !$0.isEmpty }.joined(separator: "/")
  }

  private static func subject(_ formula: Formula) -> String {
    switch formula {
    case .same(let left, _): left
    case .either(let parts), .all(let parts):
      parts.map(subject).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        .sorted().joined(separator: "+")
    default: formula.attributes.first ?? "rule"
    }
  }

  private static func predicate(_ formula: Formula) -> String {
    switch formula {
    case .truth(_, let value): String(value)
    case .equal(_, let literal): value(literal)
    case .unequal(_, let literal): "not-" + value(literal)
    case .among(_, let literals): literals.map(value).sorted().joined(separator: "-")
    case .text(_, let test, let value): words(test) + "-" + NameSlug.ascii(value)
    case .bound(_, let bound, let literal): words(bound) + "-" + value(literal)
    case .length(_, let bound, let count): "size-" + words(bound) + "-\(count)"
    case .empty(_, _, let isEmpty): isEmpty ? "empty" : "present"
    case .same(_, let right): "same-as-" + NameSlug.ascii(right)
    case .some(_, let inner): predicate(inner)
    case .every(_, let inner): "every-" + predicate(inner)
    case .holds(_, let member, _): NameSlug.ascii(member)
    case .not(let inner): "not-" + predicate(inner)
    case .all(let parts): parts.map(predicate).sorted().joined(separator: "+")
    case .either(let parts): parts.map(predicate).sorted().joined(separator: "-or-")
    case .scopeNotPrinted: ""
    }
  }

  private static func value(_ literal: Literal) -> String {
    switch literal {
    case .string(let text): NameSlug.ascii(text)
    case .int(let number): String(number)
    case .double(let digits): digits
    case .duration(let seconds): Literal.durationText(seconds)
    case .bool(let value): String(value)
    }
  }

  private static func words(_ test: TextTest) -> String {
    switch test {
    case .startsWith: "starts-with"
    case .endsWith: "ends-with"
    case .contains: "contains"
    case .matches: "matches"
    }
  }

  private static func words(_ bound: Bound) -> String {
    bound == .atLeast ? "at-least" : "at-most"
  }
}
