/// One record of an export: a user, a mailbox, a server's settings.
struct RawRecord: Sendable {
  var value: RawValue
  /// The file's position among the files of the snapshot.
  var file: Int
  /// Whom the record is about, where only its surroundings say so: the id of a batch request, the
  /// key in an OData context, the name of the file.
  var origin: Origin = Origin()
  /// Why there is no record, where a single request failed; `value` is then the error body.
  var failure: String?

  /// What surrounds a record.
  struct Origin: Sendable, Hashable {
    /// The id of the batch request that returned it.
    var request: String?
    /// The key of the entity in the OData context: `users('…')/authentication/requirements`.
    var contextKey: String?
    /// The name of its file without folders and extension.
    var file = ""
  }
}

/// Where a record or an envelope of records begins.
struct RecordPosition: Sendable {
  /// The file's position among the files of the snapshot.
  var file: Int
  /// The line, counted from 1; nil where the reader cannot tell.
  var line: Int?
}

extension RawRecord {
  /// Where it begins.
  var position: RecordPosition { RecordPosition(file: file, line: value.line) }
}

/// Records that came in one envelope, and what the envelope says of them.
struct RecordGroup: Sendable {
  var records: [RawRecord]
  /// The collection that `@odata.context` names, without key and selection; nil without a context.
  var context: String?
  /// Whether it is a list of the collection's members; else it proves nothing about others.
  var isCollection: Bool
  /// Whether the exporter says that more pages follow.
  var hasNextPage = false
  /// How many records the exporter says that there are.
  var announced: Int?
  /// Whether it is empty and nothing says that it was collected at all.
  var isUnproven = false
  /// Why the collection failed; the group has no records then.
  var failure: String?
  var file: Int
  /// The line the group starts on.
  var line: Int
}
