internal import Policy

extension SnapshotContents {
  /// The spaces of names by which the records of an entity find each other.
  func spaces(of entity: String) -> [String] {
    vocabularies.joins.first { $0.entity == entity }?.spaces ?? []
  }

  /// The formats that say something about an entity, in the order of the vocabularies.
  func formats(of entity: String) -> [Int] {
    vocabularies.formats.indices.filter { vocabularies.formats[$0].entities.contains(entity) }
  }

  /// The records about an entity that are held, each with its format.
  func heldRecords(of entity: String) -> [(format: Int, record: RawRecord)] {
    formats(of: entity).flatMap { format in
      (records[format] ?? []).map { (format, $0) }
    }
  }

  /// Puts other records in the place of those that are held about an entity.
  mutating func hold(_ held: [(format: Int, record: RawRecord)], of entity: String) {
    for format in formats(of: entity) { records[format] = nil }
    for (format, record) in held { records[format, default: []].append(record) }
  }

  /// Adds the records of a slice.
  ///
  /// - Throws: where it is malformed.
  mutating func add(
    _ slice: Slice, of file: SlicedFile, using reader: SliceReader
  ) throws(ReadingFault) {
    let parsed = try reader.read(slice, name: file.entry.name)
    let recognition = recogniser.recognise(parsed, file: file.position)
    for recognised in recognition.groups where recognised.format == file.format {
      let bound = recognised.group.records.compactMap { compiled[file.format]?.bind($0) }
      records[file.format, default: []] += bound
    }
  }

  /// Puts records of the same format in the order of their files' names.
  mutating func order(_ format: Int) {
    let names = files.map(\.name)
    let all = (records[format] ?? []).enumerated().sorted { one, other in
      let (first, second) = (names[one.element.file], names[other.element.file])
      if first == second { return one.offset < other.offset }
      return first.utf8.lexicographicallyPrecedes(second.utf8)
    }
    records[format] = all.map(\.element)
  }

  /// Takes down what a survey found in a large file.
  mutating func note(_ summary: SlicedFileSummary, of file: SlicedFile) {
    let format = vocabularies.formats[file.format]
    var gaps: [String] = []
    if let group = summary.group {
      collections[file.format, default: FormatCollection()].add(group, count: summary.records)
      var own = FormatCollection()
      own.add(group, count: summary.records)
      gaps = own.damage
    }
    files[file.position].contents = [
      RecognisedFile.Content(
        format: format.name, title: format.title, entities: format.entities,
        records: summary.usable, gaps: gaps)
    ]
    if summary.strangers > 0 {
      warn(file.entry.name, "\(summary.strangers) of its records are of no known export")
    }
  }
}
