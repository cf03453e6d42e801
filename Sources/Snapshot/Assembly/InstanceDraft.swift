/// An instance of an entity while its records are found.
final class InstanceDraft {
  /// What the instance is called in each space of names, folded.
  var names: [String: [String]] = [:]
  /// Its records by the position of their format.
  var records: [Int: [BoundRecord]] = [:]
  /// Why the record of a format is missing, by the position of the format.
  var failures: [Int: String] = [:]
  /// The instances that a record of a format may belong to, this one among them.
  var candidates: [Int: [String]] = [:]
  /// What a format calls it.
  var label: String?
  /// What attribute files say of it.
  var plain: [PlainAttribute] = []

  /// The first name, for people.
  func anyName(in spaces: [String]) -> String? {
    for space in spaces.reversed() {
      if let name = names[space]?.first { return name }
    }
    return nil
  }
}

/// A value that an attribute file gives.
struct PlainAttribute {
  var attribute: String
  var value: RawValue
  var file: String
}
