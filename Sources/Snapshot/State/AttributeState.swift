public import CEL

/// What a snapshot says about one attribute of one instance: one of five things, never just a
/// value or none.
///
/// Only ``inherit(_:)`` may be settled by another object, and only by a derivation of the
/// vocabulary; the other states without a value are never replaced by a default.
public enum AttributeState: Hashable, Sendable {
  /// The value, in the attribute's own type; addresses and hosts are folded to lower case.
  case known(Value, Evidence)
  /// The field is null, and null means there that the parent's value holds.
  case inherit(Evidence)
  /// No file of the snapshot has the field.
  case absent(AbsenceReason)
  /// The field is there and says nothing usable, or its collection failed.
  case unknown(UnknownReason, Evidence?)
  /// The value was deliberately replaced, by the exporter or by the reader.
  case redacted(Evidence)

  /// The value; nil in the four states that have none.
  public var value: Value? {
    if case .known(let value, _) = self { value } else { nil }
  }

  /// Where the state was read; nil where no file has the field.
  public var evidence: Evidence? {
    switch self {
    case .known(_, let evidence), .inherit(let evidence), .redacted(let evidence): evidence
    case .unknown(_, let evidence): evidence
    case .absent: nil
    }
  }

  /// Why there is no value; nil for a known one.
  public var reason: UnknownReason? {
    switch self {
    case .known: nil
    case .inherit: .inherited
    case .absent(.notCollected(let command)): .notCollected(command)
    case .absent(.propertyNotSelected(let field)): .propertyNotSelected(field)
    case .absent(.noRecord(let format)): .noRecord(format)
    case .absent(.needsAttestation): .needsAttestation
    case .unknown(let reason, _): reason
    case .redacted: .redacted
    }
  }
}

/// Why no file of a snapshot has a field.
public enum AbsenceReason: Hashable, Sendable {
  /// No file was recognised that could carry it; the command or endpoint that exports it, where the
  /// vocabulary names one.
  case notCollected(String?)
  /// A file has the record, but not this field of it.
  case propertyNotSelected(String)
  /// The export is there and complete, but has no record of the instance; the export's title.
  case noRecord(String)
  /// No export carries it; a person has to say.
  case needsAttestation
}
