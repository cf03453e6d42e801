/// What a normative statement demands, in the page's own words.
public struct Claim: Hashable, Sendable {
  /// The thing that is constrained.
  public var subject: String
  /// The state that has to hold; a prohibition is expressed here (`disabled`, `absent`, …).
  public var relation: Relation
  /// The demanded values, in the page's order; empty where the relation needs none.
  public var object: [String]
  /// Whether the relation is demanded not to hold ("must not contain spaces").
  public var isNegated: Bool

  /// Whether one of several objects is enough ("must contain A or B").
  public var isAlternative: Bool

  /// Creates a claim; an empty `object` means that the relation takes none.
  public init(
    subject: String, relation: Relation, object: [String] = [], isNegated: Bool = false,
    isAlternative: Bool = false
  ) {
    self.subject = subject
    self.relation = relation
    self.object = object
    self.isNegated = isNegated
    self.isAlternative = isAlternative
  }
}

/// The relation between the subject and the object of a claim.
public enum Relation: String, Sendable, CaseIterable {
  case enabled
  case disabled
  /// Must exist, be specified, be non-empty.
  case present
  case absent
  case equals
  case oneOf = "one_of"
  case allOf = "all_of"
  case startsWith = "starts_with"
  case endsWith = "ends_with"
  case contains
  /// Has a shape.
  case matches
  /// Is equal to another thing.
  case sameAs = "same_as"
  case atLeast = "at_least"
  case atMost = "at_most"
  case supported
  case notSupported = "not_supported"
  /// Needs something that is no setting: a licence, an edition, a role, a registration.
  case requires
  /// A host or port must be reachable.
  case reachable
  /// Order.
  case before

  /// Whether the relation by itself demands that something does not hold.
  public var isNegative: Bool {
    switch self {
    case .disabled, .absent, .notSupported: true
    default: false
    }
  }
}
