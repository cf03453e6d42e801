import Policy

/// Names the requirements of a page before they are made, in the order in which they are made.
///
/// An identifier says what is demanded of what under which condition; those of procedures come from
/// what their steps bring about, those of choices from what their branches stand for.
struct IdentityPlan {
  private var ids: [RequirementID]
  private var next = 0
  /// Every identifier given so far.
  private(set) var taken: Set<RequirementID>

  /// Tells the candidates of a page apart.
  init(_ candidates: [RequirementIdentity.Candidate]) {
    ids = RequirementIdentity.disambiguate(candidates)
    taken = Set(ids)
  }

  /// The identifier of the next requirement of the page.
  mutating func take() -> RequirementID {
    defer { next += 1 }
    return next < ids.count ? ids[next] : part("requirement", of: nil)
  }

  /// The identifier of a part of a requirement: a step or a branch.
  mutating func part(_ title: String, of parent: RequirementID?) -> RequirementID {
    parts([title], of: parent).first ?? RequirementID(title)
  }

  /// The identifiers of all parts of a requirement.
  mutating func parts(_ titles: [String], of parent: RequirementID?) -> [RequirementID] {
    let candidates = titles.map {
      RequirementIdentity.Candidate(RequirementIdentity.make(title: $0, within: parent))
    }
    return RequirementIdentity.disambiguate(candidates, adding: &taken)
  }
}

/// Words that name formulas in identifiers.
enum FormulaWords {
  /// What conditions say, each as a few words; in an order of their own.
  static func of(_ conditions: [Formula]) -> [String] {
    conditions.map(predicate).filter { !$0.isEmpty }.sorted()
  }

  private static func predicate(_ formula: Formula) -> String {
    switch formula {
    case .truth(let name, let value): value ? thing(name) : "no " + thing(name)
    case .equal(_, let literal): value(literal)
    case .unequal(_, let literal): "not " + value(literal)
    case .among(_, let literals): literals.map(value).sorted().joined(separator: " or ")
    case .holds(_, let member, _): member
    case .not(let inner): "not " + predicate(inner)
    case .all(let parts): parts.map(predicate).sorted().joined(separator: " and ")
    case .either(let parts): parts.map(predicate).sorted().joined(separator: " or ")
    case .scopeNotPrinted: ""
    default: formula.expression
    }
  }

  /// What an attribute is about: `security defaults` of `tenant.security_defaults.enabled`.
  static func thing(_ name: String) -> String {
    let states = ["enabled", "state", "allowed", "value"]
    return name.split(separator: ".").dropFirst().map(String.init)
      .filter { !states.contains($0) }.joined(separator: " ")
  }

  private static func value(_ literal: Literal) -> String {
    switch literal {
    case .string(let text): text
    case .int(let number): String(number)
    case .double(let digits): digits
    case .duration(let seconds): Literal.durationText(seconds)
    case .bool(let value): String(value)
    }
  }
}
