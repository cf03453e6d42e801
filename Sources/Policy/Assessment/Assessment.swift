public import CEL

/// What a person adds to an audit (design document, section 6).
public struct Assessment: Hashable, Sendable {
  /// The name.
  public var name: String
  /// The file as the user named it.
  public var file: String
  /// The set-ups to be audited; without one, all instances are in scope.
  public var cases: [AuditCase]
  /// What a person says about attributes and requirements.
  public var attestations: [Attestation]
  /// Failures that somebody has accepted.
  public var waivers: [Waiver]
  /// Scope that a diff page did not print, settled by a person.
  public var scopes: [ScopeDecision]

  /// Creates an assessment from its parts.
  public init(
    name: String, file: String = "", cases: [AuditCase] = [], attestations: [Attestation] = [],
    waivers: [Waiver] = [], scopes: [ScopeDecision] = []
  ) {
    self.name = name
    self.file = file
    self.cases = cases
    self.attestations = attestations
    self.waivers = waivers
    self.scopes = scopes
  }

  /// Every place where the assessment names a requirement.
  public var mentionedRequirements: [(id: RequirementID, place: FilePlace?)] {
    let attested = attestations.compactMap { attestation -> (RequirementID, FilePlace?)? in
      if case .requirement(let id, _) = attestation.claim { (id, attestation.place) } else { nil }
    }
    let settled = scopes.compactMap { scope in scope.requirement.map { ($0, scope.place) } }
    return attested + waivers.map { ($0.requirement, $0.place) } + settled
  }

  /// Warnings about requirements that no audited policy has.
  ///
  /// - Parameter ids: the identifiers of the audited policies, aliases included.
  /// - Returns: a warning for each mention, in the order of the file.
  public func warnings(forUnknownAmong ids: Set<RequirementID>) -> [FileDiagnostic] {
    let names = ids.map(\.rawValue).sorted()
    return mentionedRequirements.filter { !ids.contains($0.id) }.map { id, place in
      let near = Nearest.name(to: id.rawValue, among: names)
      return FileDiagnostic(
        .warning, file: file, place: place, message: "no policy has the requirement `\(id)`",
        help: near.map { "the nearest one is `\($0)`" })
    }
  }
}

/// One set-up that is audited.
public struct AuditCase: Hashable, Sendable {
  /// The name, as findings show it.
  public var name: String
  /// For an entity, which of its instances belong to the case; the others are unrestricted.
  public var selectors: [EntitySelector]
  /// What is true of the set-up and stands in no export.
  public var facts: [Fact]
  /// Where the case stands in its file.
  public var place: FilePlace?

  /// Creates a case from its parts.
  public init(
    name: String, selectors: [EntitySelector] = [], facts: [Fact] = [], place: FilePlace? = nil
  ) {
    self.name = name
    self.selectors = selectors
    self.facts = facts
    self.place = place
  }

  /// The expression that selects instances of an entity; nil where all belong to the case.
  public func selector(of entity: String) -> RuleExpression? {
    selectors.first { $0.entity == entity }?.expression
  }
}

/// Which instances of an entity belong to a case.
public struct EntitySelector: Hashable, Sendable {
  /// The entity.
  public var entity: String
  /// A CEL expression over the entity's attributes.
  public var expression: RuleExpression

  /// Creates a selector.
  public init(entity: String, expression: RuleExpression) {
    self.entity = entity
    self.expression = expression
  }
}

/// A value that holds for the instances of a case.
public struct Fact: Hashable, Sendable {
  /// The attribute.
  public var attribute: String
  /// The value; mail addresses and host names in lower case.
  public var value: Value
  /// Where the fact stands in its file.
  public var place: FilePlace?

  /// Creates a fact.
  public init(attribute: String, value: Value, place: FilePlace? = nil) {
    self.attribute = attribute
    self.value = value
    self.place = place
  }
}

/// What somebody vouches for.
public struct Attestation: Hashable, Sendable {
  /// What is attested.
  public enum Claim: Hashable, Sendable {
    /// An attribute has a value.
    case attribute(String, value: Value)
    /// A requirement has a verdict.
    case requirement(RequirementID, verdict: AttestedVerdict)
  }

  /// What is attested.
  public var claim: Claim
  /// A CEL expression that selects the instances it is about; nil: all.
  public var subject: RuleExpression?
  /// Who vouches for it: a role or a name.
  public var by: String
  /// When it was seen to be so.
  public var on: Moment
  /// The last day on which it counts; nil: without end.
  public var expires: Moment?
  /// Where the evidence is kept.
  public var evidence: String?
  /// Where the attestation stands in its file.
  public var place: FilePlace?

  /// Creates an attestation.
  public init(
    claim: Claim, subject: RuleExpression? = nil, by: String, on: Moment, expires: Moment? = nil,
    evidence: String? = nil, place: FilePlace? = nil
  ) {
    self.claim = claim
    self.subject = subject
    self.by = by
    self.on = on
    self.expires = expires
    self.evidence = evidence
    self.place = place
  }

  /// Whether the attestation no longer counts.
  public func hasExpired(at time: Timestamp) -> Bool {
    expires?.hasPassed(at: time) ?? false
  }
}

/// A verdict that a person gives.
public enum AttestedVerdict: String, Sendable, CaseIterable {
  /// The demand is met.
  case pass
  /// The demand is not met.
  case fail
  /// The demand does not concern the subject.
  case notApplicable = "not_applicable"
}

/// A failure that somebody has accepted for a time.
public struct Waiver: Hashable, Sendable {
  /// The requirement.
  public var requirement: RequirementID
  /// A CEL expression that selects the subjects it is about; nil: all.
  public var subject: RuleExpression?
  /// The hash of the claim that was waived, see ``ClaimDigest``; nil: whatever the requirement says.
  public var claim: String?
  /// Why it is accepted.
  public var reason: String
  /// Who accepted it.
  public var approvedBy: String
  /// The last day on which it counts.
  public var expires: Moment
  /// Where the waiver stands in its file.
  public var place: FilePlace?

  /// Creates a waiver.
  public init(
    requirement: RequirementID, subject: RuleExpression? = nil, claim: String? = nil,
    reason: String, approvedBy: String, expires: Moment, place: FilePlace? = nil
  ) {
    self.requirement = requirement
    self.subject = subject
    self.claim = claim
    self.reason = reason
    self.approvedBy = approvedBy
    self.expires = expires
    self.place = place
  }

  /// Whether the waiver no longer counts.
  public func hasExpired(at time: Timestamp) -> Bool {
    expires.hasPassed(at: time)
  }
}

/// What a person says about scope that a diff page did not print.
public struct ScopeDecision: Hashable, Sendable {
  /// The requirement; nil: every one whose scope is partial (`*`).
  public var requirement: RequirementID?
  /// A CEL expression that takes the place of `scope_not_printed`.
  public var expression: RuleExpression
  /// Where the decision stands in its file.
  public var place: FilePlace?

  /// Creates a decision; `requirement` is nil for all.
  public init(
    requirement: RequirementID?, expression: RuleExpression, place: FilePlace? = nil
  ) {
    self.requirement = requirement
    self.expression = expression
    self.place = place
  }
}

extension Assessment {
  /// The expression that settles the scope of a requirement: its own, else that of `*`.
  public func scope(of id: RequirementID) -> RuleExpression? {
    let own = scopes.first { $0.requirement == id }
    return (own ?? scopes.first { $0.requirement == nil })?.expression
  }
}
