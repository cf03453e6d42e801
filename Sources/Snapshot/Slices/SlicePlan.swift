internal import Policy

/// The large files of one entity, and which of their records have to be looked at together.
struct SlicePlan {
  let entity: String
  let files: [SlicedFile]
  /// The records of the entity that small files hold come first, then those of the large files.
  let heldRecords: Int
  /// How many parts there are where records of one instance stand apart from each other; 1 where the
  /// files can be read from the first record to the last.
  let parts: Int
  private var index: NameIndex

  init(entity: String, files: [SlicedFile], heldRecords: Int, parts: Int, index: NameIndex) {
    self.entity = entity
    self.files = files
    self.heldRecords = heldRecords
    self.parts = parts
    self.index = index
    self.index.close()
  }

  /// The part that a record belongs to, by its number; nil where there was no such record.
  mutating func part(of record: Int) -> Int? {
    record < index.records ? index.first(of: record) % parts : nil
  }
}

/// What one large file holds, as far as all of it has been seen.
struct SlicedFileSummary {
  /// What its envelope says; without records.
  var group: RecordGroup?
  var records = 0
  var usable = 0
  var strangers = 0
}

/// Why files cannot be read a slice at a time, so that they have to be read as a whole.
struct Unsliceable: Error {}
