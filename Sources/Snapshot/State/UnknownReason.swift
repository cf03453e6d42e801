/// Why an attribute has no usable value; a closed list.
public indirect enum UnknownReason: Hashable, Sendable {
  /// Nothing that could carry it was exported; the command or endpoint, where one is known.
  case notCollected(String?)
  /// The record was exported without this field.
  case propertyNotSelected(String)
  /// The export is there and complete, but has no record of the instance; the export's title.
  case noRecord(String)
  /// The field is null, which says nothing there.
  case nullWithoutMeaning
  /// The collection failed with this code.
  case collectionError(String)
  /// The export stops before its last page.
  case truncatedPage
  /// The exporter replaced a nested value by the name of its type.
  case depthTruncated
  /// The value is no member of the enumeration.
  case unsupportedEnum(String)
  /// Nothing says whose the records are.
  case ambiguousJoin(JoinGap)
  /// The data is older than its use allows.
  case stale
  /// No export carries it; a person has to say.
  case needsAttestation
  /// The value was deliberately replaced.
  case redacted
  /// It depends on the members of groups that were not exported.
  case groupMembershipNeeded
  /// The parent's value holds, and nothing says what that is.
  case inherited
  /// The value has another type than the attribute, or cannot be read as it; what was found.
  case unusable(String)
  /// Two records say different things; their values.
  case contradiction([String])
  /// It follows from other attributes, and these are missing.
  case derivation([MissingInput])

  /// The name of the reason as reports write it: `property_not_selected`.
  public var code: String {
    switch self {
    case .notCollected: "not_collected"
    case .propertyNotSelected: "property_not_selected"
    case .noRecord: "no_record"
    case .nullWithoutMeaning: "null_without_meaning"
    case .collectionError: "collection_error"
    case .truncatedPage: "truncated_page"
    case .depthTruncated: "depth_truncated"
    case .unsupportedEnum: "unsupported_enum"
    case .ambiguousJoin: "ambiguous_join"
    case .stale: "stale"
    case .needsAttestation: "needs_attestation"
    case .redacted: "redacted"
    case .groupMembershipNeeded: "group_membership_needed"
    case .inherited: "inherited"
    case .unusable: "unusable"
    case .contradiction: "contradiction"
    case .derivation(let inputs): inputs.first?.reason.code ?? "not_collected"
    }
  }
}

/// An attribute that a derivation would have needed.
public struct MissingInput: Hashable, Sendable {
  /// The attribute's name.
  public var attribute: String
  /// Why it has no value.
  public var reason: UnknownReason
  /// Where what says nothing stands; nil where no file has it.
  public var evidence: Evidence?

  /// Creates the note that an attribute is missing for a reason.
  public init(attribute: String, reason: UnknownReason, evidence: Evidence? = nil) {
    self.attribute = attribute
    self.reason = reason
    self.evidence = evidence
  }
}

extension UnknownReason: CustomStringConvertible {
  /// The reason as a phrase for people: lower case, no full stop.
  public var description: String {
    switch self {
    case .notCollected(let command): command.map { "not collected: `\($0)`" } ?? "not collected"
    case .propertyNotSelected(let field): "the export leaves out `\(field)`"
    case .noRecord(let title): "no record in the export `\(title)`"
    case .nullWithoutMeaning: "the field is null, which says nothing"
    case .collectionError(let code): "the export failed with `\(code)`"
    case .truncatedPage: "the export stops before its last page"
    case .depthTruncated: "the exporter cut off nested values (`ConvertTo-Json -Depth`)"
    case .unsupportedEnum(let value): "`\(value)` is not one of the known values"
    case .ambiguousJoin(let gap): gap.description
    case .stale: "the data is too old"
    case .needsAttestation: "no export carries it; a person has to attest it"
    case .redacted: "the value was redacted"
    case .groupMembershipNeeded: "group members were not exported"
    case .inherited: "the parent's value holds, and it is not known"
    case .unusable(let what): what
    case .contradiction(let values): "records contradict each other: \(Self.quoted(values))"
    case .derivation(let inputs):
      inputs.map { "needs `\($0.attribute)`: \($0.reason.description)" }.joined(separator: "; ")
    }
  }

  private static func quoted(_ texts: [String]) -> String {
    texts.map { "`\($0)`" }.joined(separator: ", ")
  }
}
