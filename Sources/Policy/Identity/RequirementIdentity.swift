public import CEL

/// Names requirements by what they demand of what under which condition (design document, section 3).
public enum RequirementIdentity {
  /// The identity of a demand that a rule checks: attribute, predicate, condition.
  ///
  /// - Parameters:
  ///   - require: what must hold.
  ///   - when: when it applies; the unprinted scope of a diff page does not count.
  /// - Returns: the identity, the same for every spelling of the expressions.
  /// - Throws: where one of the texts is no expression.
  public static func make(
    require: RuleExpression, when: RuleExpression? = nil
  ) throws(CompilationError) -> RequirementID {
    let demands = try CanonicalExpression(require.text).conjuncts.map(PredicateSlug.init)
    let conditions = try conditions(of: when).map(\.condition)
    let demand = demands.isEmpty ? "true" : demands.map(\.full).joined(separator: "+")
    return join([demand, conditions.joined(separator: "+")])
  }

  /// The identity of a demand that no rule checks: subject, relation with object, conditions.
  ///
  /// - Parameters:
  ///   - claim: what is demanded, in the page's words.
  ///   - conditions: the conditions in the page's words, in any order.
  /// - Returns: the identity, the same for every letter case, markup and article.
  public static func make(claim: Claim, conditions: [String] = []) -> RequirementID {
    let subject = Slug.normalized(claim.subject)
    let object = claim.object.map(Slug.normalized).filter { !$0.isEmpty }
    let relation = Slug.make(claim.relation.rawValue)
    let values = object.joined(separator: claim.isAlternative ? "-or-" : "-")
    var predicate = values.isEmpty ? relation : "\(relation)-\(values)"
    if claim.relation == .equals, !values.isEmpty {
      predicate = values
    }
    if claim.isNegated {
      predicate = "not-" + predicate
    }
    return join([subject.isEmpty ? "it" : subject, predicate, slug(of: conditions)])
  }

  /// The identity of something that has only a title: a procedure, a choice, a branch or a step.
  ///
  /// - Parameters:
  ///   - title: its title or its action with its target.
  ///   - parent: the identity of what it belongs to; nil for none.
  /// - Returns: the identity.
  public static func make(title: String, within parent: RequirementID? = nil) -> RequirementID {
    let slug = Slug.normalized(title)
    return join([parent?.rawValue ?? "", slug.isEmpty ? "untitled" : slug])
  }

  /// An identity before it has been told apart from the others of its policy.
  public struct Candidate: Hashable, Sendable {
    /// The identity as ``RequirementIdentity`` made it.
    public var id: RequirementID
    /// The condition of the rule.
    public var when: RuleExpression?
    /// The conditions in the page's words.
    public var conditions: [String]

    /// Creates a candidate; what it says about conditions tells equal identities apart.
    public init(_ id: RequirementID, when: RuleExpression? = nil, conditions: [String] = []) {
      self.id = id
      self.when = when
      self.conditions = conditions
    }
  }

  /// Tells equal identities apart: by their conditions, and where these do not differ by numbers.
  ///
  /// - Parameters:
  ///   - candidates: the identities in the page's order.
  ///   - taken: identities that are in use already.
  /// - Returns: an identity for each candidate; they differ from each other and from `taken`.
  public static func disambiguate(
    _ candidates: [Candidate], taken: Set<RequirementID> = []
  ) -> [RequirementID] {
    var used = taken
    return disambiguate(candidates, adding: &used)
  }

  /// Tells equal identities apart, as ``disambiguate(_:taken:)`` does, and notes the new ones.
  ///
  /// - Parameters:
  ///   - candidates: the identities in the page's order.
  ///   - taken: identities that are in use already; the new ones are added.
  /// - Returns: an identity for each candidate; they differ from each other and from `taken`.
  public static func disambiguate(
    _ candidates: [Candidate], adding taken: inout Set<RequirementID>
  ) -> [RequirementID] {
    let counts = Dictionary(candidates.map { ($0.id, 1) }, uniquingKeysWith: +)
    let isTaken = candidates.map { taken.contains($0.id) }
    var numbers: [RequirementID: Int] = [:]
    return zip(candidates, isTaken).map { candidate, isTaken in
      var id = candidate.id
      if counts[id] ?? 0 > 1 || isTaken {
        id = join([id.rawValue, detail(of: candidate)])
      }
      var unique = id
      while !taken.insert(unique).inserted {
        let number = numbers[id, default: 1] + 1
        numbers[id] = number
        unique = RequirementID("\(id.rawValue)~\(number)")
      }
      return unique
    }
  }

  /// What tells a candidate from others of its name: its whole condition, in words if it has any.
  private static func detail(of candidate: Candidate) -> String {
    let worded = slug(of: candidate.conditions)
    guard worded.isEmpty || candidate.id.rawValue.hasSuffix("/" + worded) else { return worded }
    let explicit = (try? conditions(of: candidate.when).map(\.explicitCondition)) ?? []
    return explicit.joined(separator: "+")
  }

  private static func conditions(
    of when: RuleExpression?
  ) throws(CompilationError) -> [PredicateSlug] {
    guard let when else { return [] }
    return try CanonicalExpression(when.text).conjuncts
      .filter { $0.path != RuleCompiler.unprintedScope }
      .map(PredicateSlug.init)
  }

  private static func slug(of conditions: [String]) -> String {
    Set(conditions.map(Slug.normalized)).subtracting([""]).sorted().joined(separator: "+")
  }

  private static func join(_ parts: [String]) -> RequirementID {
    var id = ""
    id.reserveCapacity(parts.reduce(0) { $0 + $1.utf8.count + 1 })
    for part in parts where !part.isEmpty {
      if !id.isEmpty { id += "/" }
      id += part
    }
    return RequirementID(id)
  }
}
