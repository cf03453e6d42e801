internal import Policy

/// Looks at every record of the large files of an entity once: whether all of them are what the first
/// ones are, and which have names in common.
struct SliceSurvey {
  let entity: EntityDeclaration
  let files: [SlicedFile]
  private let contents: SnapshotContents
  private let reader: SliceReader
  private let reading: SnapshotReading
  private var index = NameIndex()
  /// For each record of the large files whose slice is known, nothing; whether two of different slices
  /// are connected.
  private var isScattered = false
  private(set) var summaries: [SlicedFileSummary] = []
  private(set) var heldRecords = 0

  init(
    _ entity: EntityDeclaration, _ files: [SlicedFile], contents: SnapshotContents,
    reader: SliceReader, reading: SnapshotReading
  ) {
    self.entity = entity
    self.files = files
    self.contents = contents
    self.reader = reader
    self.reading = reading
  }

  /// Looks at all records.
  ///
  /// - Throws: where something has to be read as a whole.
  mutating func run(_ sizes: SliceSizes) throws(Unsliceable) -> SlicePlan {
    for (format, record) in contents.heldRecords(of: entity.name) {
      guard record.failure == nil else { throw Unsliceable() }
      try add(record, of: format, sliceStart: 0)
    }
    heldRecords = index.records
    for (position, file) in files.enumerated() {
      do throws(ReadingFault) {
        let elements = try file.elements()
        summaries.append(SlicedFileSummary())
        var slices = SliceSequence(elements, file: position, size: sizes.slice)
        while let slice = try slices.next() {
          guard survey(slice, of: file) else {
            throw ReadingFault("the records are of several kinds")
          }
        }
      } catch {
        throw Unsliceable()
      }
    }
    let bytes = files.reduce(0) { $0 + $1.size }
    return SlicePlan(
      entity: entity.name, files: files, heldRecords: heldRecords,
      parts: isScattered ? min(max(2, bytes / sizes.part), 512) : 1, index: index)
  }

  private mutating func survey(_ slice: Slice, of file: SlicedFile) -> Bool {
    let start = index.records
    guard let parsed = try? reader.read(slice, name: file.entry.name) else { return false }
    let recognition = contents.recogniser.recognise(parsed, file: file.position)
    guard recognition.failure == nil, recognition.groups.count <= 1 else { return false }
    let group = recognition.groups.first?.group
    guard let group else {
      // Nothing but strangers, who are of nobody.
      guard recognition.strangers == slice.count else { return false }
      return note(strangers: slice.count)
    }
    guard SlicedFile.isPlain(recognition), recognition.groups[0].format == file.format else {
      return false
    }
    if group.records.count == slice.count {
      for record in group.records {
        guard (try? add(record, of: file.format, sliceStart: start)) != nil else { return false }
      }
      return note(group, count: slice.count, of: file)
    }
    guard slice.count > 1 else { return false }
    return slice.elements.allSatisfy { element in
      var single = Slice(file: slice.file, frame: slice.frame)
      return single.add(element) && survey(single, of: file)
    }
  }

  private mutating func note(strangers count: Int) -> Bool {
    summaries[summaries.count - 1].strangers += count
    for _ in 0..<count where !index.add([]) { return false }
    return true
  }

  private mutating func note(_ group: RecordGroup, count: Int, of file: SlicedFile) -> Bool {
    let last = summaries.count - 1
    if summaries[last].group == nil {
      var envelope = group
      envelope.records = []
      summaries[last].group = envelope
    }
    summaries[last].records += count
    summaries[last].usable += group.records.count {
      contents.compiled[file.format]?.bind($0) != nil
    }
    return true
  }

  /// Adds a record with its names and with what its instance would be called; records of the same slice
  /// are read together anyway.
  private mutating func add(
    _ record: RawRecord, of format: Int, sliceStart: Int
  ) throws(Unsliceable) {
    guard let compiled = contents.compiled[format] else { throw Unsliceable() }
    let record = compiled.bind(record) ?? record
    var names = compiled.names(of: record).flatMap { space, names in
      names.map { NameIndex.Name(space: space, text: $0) }
    }
    // Nobody knows whose a record without a name is: that concerns every instance.
    let spaces = contents.spaces(of: entity.name)
    guard spaces.isEmpty || names.contains(where: { spaces.contains($0.space) }) else {
      throw Unsliceable()
    }
    var records = InstanceRecords()
    records.records[format] = [record]
    let key = reading.key(of: entity.name, in: records) ?? compiled.label(of: record)
    if let key { names.append(NameIndex.Name(space: "", text: key.lowercased())) }
    let number = index.records
    guard index.add(names) else { throw Unsliceable() }
    if index.first(of: number) < sliceStart { isScattered = true }
  }
}
