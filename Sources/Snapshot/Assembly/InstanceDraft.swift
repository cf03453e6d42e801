internal import Policy

/// An instance of an entity while its records are found.
final class InstanceDraft {
  /// What the files say of it.
  var records = InstanceRecords()
  /// What a format calls it.
  var label: String?

  /// A name of the instance for people, from the least technical space.
  func anyName(in spaces: [String]) -> String? {
    for space in spaces.reversed() {
      if let name = records.names[space]?.first { return name }
    }
    return nil
  }
}

/// What the files of a snapshot say of one instance.
struct InstanceRecords: Sendable {
  /// What the instance is called in each space of names, folded.
  var names: [String: [String]] = [:]
  /// Its records by the position of their format.
  var records: [Int: [RawRecord]] = [:]
  /// Why the record of a format is missing, by the position of the format.
  var failures: [Int: MissingRecord] = [:]
  /// The records of a format that may belong to others as well, by the position of the format.
  var ambiguities: [Int: MissingRecord] = [:]
  /// What attribute files say of it.
  var plain: [PlainAttribute] = []

  /// Whether several records could say different things.
  var canContradictItself: Bool {
    !plain.isEmpty || records.values.contains { $0.count > 1 }
  }
}

/// Why there is no record that is certainly the instance's own.
struct MissingRecord: Sendable {
  var reason: UnknownReason
  /// Where the failure or the doubtful record stands; nil where no file has it.
  var place: RecordPosition?
}

/// A value that an attribute file gives.
struct PlainAttribute: Sendable {
  var attribute: String
  var value: RawValue
  var file: String
}
