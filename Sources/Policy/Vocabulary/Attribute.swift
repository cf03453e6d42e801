/// The type of an attribute; it also says how its values compare.
public indirect enum AttributeType: Hashable, Sendable {
  /// Types that CEL has by itself.
  case bool, int, double, string, timestamp, duration
  /// A mail address; compared without regard to case.
  case email
  /// A host name; compared without regard to case.
  case host
  /// An address as it is written; compared with regard to case.
  case url
  /// One of the members of ``Attribute/members``.
  case enumeration
  /// A list of values of one of the other types.
  case list(AttributeType)
}

/// How a demand on one value is read for a list.
public enum ListMatch: String, Sendable, CaseIterable {
  /// One element has to meet it.
  case any
  /// Every element has to meet it.
  case all
}

/// One value of an enumeration and the words that documentation uses for it.
public struct EnumMember: Hashable, Sendable {
  /// The value as expressions write it.
  public var name: String
  /// The words of the documentation, in any letter case.
  public var terms: [String]
  /// A CEL expression that says whether the value is among the attribute's values, for attributes
  /// that stand for several others (the platform of a redirect URI); nil where plain comparison does.
  public var holds: RuleExpression?

  /// Creates a member.
  public init(name: String, terms: [String], holds: RuleExpression? = nil) {
    self.name = name
    self.terms = terms
    self.holds = holds
  }
}

/// Something that a check reads: `tenant.security_defaults.enabled`.
public struct Attribute: Hashable, Sendable {
  /// The dotted name; its first component names the entity.
  public var name: String
  /// The type of its values.
  public var type: AttributeType
  /// The members of an enumeration or of a list of an enumeration, in the vocabulary's order.
  public var members: [EnumMember]
  /// The words of the documentation for the attribute, in any letter case.
  public var terms: [String]
  /// For lists: whether one element or every element has to meet a demand.
  public var match: ListMatch?
  /// The fields of export formats that feed it, in the order of precedence.
  public var sources: [AttributeSource]
  /// A CEL expression over other attributes that gives the value where no source does.
  public var derivation: RuleExpression?
  /// Why the derivation leaves the value open, where it does; the first condition that holds.
  public var openings: [DerivationOpening]
  /// How a person finds the value where no export carries it.
  public var attest: String?
  /// Whether the value must never leave the reader.
  public var isSecret: Bool
  /// Whether the vocabulary says that the value tells who or whose something is; see ``isIdentity``.
  public var isMarkedIdentity: Bool
  /// The attribute of the same entity that says of when the value is; nil: as old as its export.
  public var datedBy: String?
  /// Where the attribute is declared, for messages.
  public var place: FilePlace?

  /// Whether the value tells who or whose something is: a name, a number of a person, an address.
  public var isIdentity: Bool { isMarkedIdentity || type.element == .email }

  /// The entity, the first component of the name.
  public var entity: String {
    let bytes = name.utf8
    return String(name[..<(bytes.firstIndex(of: UInt8(ascii: ".")) ?? bytes.endIndex)])
  }

  /// Creates an attribute.
  public init(
    name: String, type: AttributeType, members: [EnumMember] = [], terms: [String] = [],
    match: ListMatch? = nil, sources: [AttributeSource] = [], derivation: RuleExpression? = nil,
    openings: [DerivationOpening] = [], attest: String? = nil, isSecret: Bool = false,
    isMarkedIdentity: Bool = false, datedBy: String? = nil, place: FilePlace? = nil
  ) {
    self.name = name
    self.type = type
    self.members = members
    self.terms = terms
    self.match = match
    self.sources = sources
    self.derivation = derivation
    self.openings = openings
    self.attest = attest
    self.isSecret = isSecret
    self.isMarkedIdentity = isMarkedIdentity
    self.datedBy = datedBy
    self.place = place
  }
}

/// One field of an export format that feeds an attribute.
public struct AttributeSource: Hashable, Sendable {
  /// The name of the export format.
  public var format: String
  /// A CEL expression over `record`, the raw record of the export.
  public var expression: RuleExpression
  /// What null means in the field.
  public var null: NullMeaning

  /// Creates a source.
  public init(format: String, expression: RuleExpression, null: NullMeaning = .unknown) {
    self.format = format
    self.expression = expression
    self.null = null
  }
}

/// A reason for which a derivation gives null.
public struct DerivationOpening: Hashable, Sendable {
  /// The reasons that there are.
  public enum Reason: String, Sendable, CaseIterable {
    /// It depends on the members of groups or roles, which were not exported.
    case groupMembershipNeeded = "group_membership_needed"
    /// The data is older than its use allows.
    case stale
  }

  /// The reason.
  public var reason: Reason
  /// A CEL expression over attributes that says whether the reason applies.
  public var condition: RuleExpression

  /// Creates a reason that applies under a condition.
  public init(reason: Reason, condition: RuleExpression) {
    self.reason = reason
    self.condition = condition
  }
}

/// What null means in a field of an export format.
public enum NullMeaning: String, Sendable, CaseIterable {
  /// The value of the parent object holds.
  case inherit
  /// Null says nothing.
  case unknown
  /// There is none: the empty text or the empty list.
  case none
}

/// A kind of thing that attributes describe.
public struct EntityDeclaration: Hashable, Sendable {
  /// How many instances one set-up has.
  public enum Cardinality: String, Sendable, CaseIterable {
    /// One instance, or any number of them.
    case one, many
  }

  /// The name, the first component of its attributes' names.
  public var name: String
  /// How many instances one set-up has.
  public var cardinality: Cardinality
  /// The attribute that names an instance to people; nil for a singleton.
  public var key: String?
  /// Where the entity is declared, for messages.
  public var place: FilePlace?

  /// Creates an entity.
  public init(
    name: String, cardinality: Cardinality, key: String? = nil, place: FilePlace? = nil
  ) {
    self.name = name
    self.cardinality = cardinality
    self.key = key
    self.place = place
  }
}
