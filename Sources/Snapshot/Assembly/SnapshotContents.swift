internal import CEL
internal import Policy

/// What the files of a snapshot hold, before anybody asks whose records they are.
struct SnapshotContents {
  let vocabularies: VocabularySet
  let recogniser: FormatRecogniser
  var files: [RecognisedFile] = []
  private(set) var warnings: [FileDiagnostic] = []
  /// How much there is of each format, by its position.
  var collections: [Int: FormatCollection] = [:]
  private(set) var compiled: [Int: CompiledFormat] = [:]
  var records: [Int: [RawRecord]] = [:]
  /// What attribute files say.
  private(set) var plain: [(file: String, instance: AttributeFile.Instance)] = []
  private(set) var streams: [(candidate: StreamCandidate, position: Int)] = []

  /// Whether only some of the instances of an entity are there.
  var isPart = false

  init(_ vocabularies: VocabularySet, recogniser: FormatRecogniser) {
    self.vocabularies = vocabularies
    self.recogniser = recogniser
  }

  /// Takes a file that is of no syntax of exports.
  mutating func takeStranger(_ name: String) {
    files.append(RecognisedFile(name: name, syntax: nil))
    warn(name, "not recognised: the file is no JSON, CSV, XML or YAML export")
  }

  /// Takes a file whose records are read later.
  ///
  /// - Throws: what is wrong with expressions of its format.
  mutating func setAside(_ candidate: StreamCandidate) throws(Diagnostics) {
    let format = vocabularies.formats[candidate.format]
    _ = try compile(candidate.format)
    collections[candidate.format, default: FormatCollection()].add(
      RecordGroup(records: [], isCollection: true, file: files.count, line: 1))
    streams.append((candidate, files.count))
    files.append(
      RecognisedFile(
        name: candidate.entry.name, syntax: "JSON Lines",
        contents: [
          RecognisedFile.Content(
            format: format.name, title: format.title, entities: format.entities, records: 0)
        ]))
  }

  /// Whether the streams can be read as such: no other file speaks of their entities.
  var canStream: Bool {
    let entities = streams.map(\.candidate.entity)
    let others = records.keys.flatMap { vocabularies.formats[$0].entities }
    return Set(entities).count == entities.count
      && !entities.contains { entity in
        others.contains(entity) || plain.contains { $0.instance.entity == entity }
      }
  }

  /// A format with its expressions compiled.
  ///
  /// - Throws: what is wrong with them.
  mutating func compile(_ position: Int) throws(Diagnostics) -> CompiledFormat {
    if let known = compiled[position] { return known }
    let format = try CompiledFormat(vocabularies.formats[position], vocabularies)
    compiled[position] = format
    return format
  }

  mutating func warn(_ file: String, _ message: String, help: String? = nil) {
    warnings.append(FileDiagnostic(.warning, file: file, message: message, help: help))
  }

  /// Takes what a file holds.
  ///
  /// - Throws: what is wrong with it, or with expressions of the vocabularies.
  mutating func take(_ file: ExportFile) throws(Diagnostics) {
    let position = files.count
    let recognition = recogniser.recognise(file, file: position)
    var described = RecognisedFile(
      name: file.name, syntax: file.syntaxName, topLevelNames: file.topLevelNames)
    for recognised in recognition.groups {
      try add(recognised, to: &described)
    }
    described.capturedAt = captureTime(of: recognition)
    if let code = recognition.failure {
      warn(
        file.name, "an export failed with `\(code)`, and nothing says which",
        help: "name the file after its export")
    }
    if described.contents.isEmpty, recognition.failure == nil {
      try takeAttributes(file, into: &described)
    } else if recognition.strangers > 0 {
      warn(file.name, "\(recognition.strangers) of its records are of no known export")
    }
    files.append(described)
  }

  /// When the file was made, by the word of the tool that wrote it.
  private func captureTime(of recognition: Recognition) -> Timestamp? {
    recognition.groups.lazy.compactMap { group in
      group.group.records.first.flatMap { self.compiled[group.format]?.captureTime(of: $0) }
    }.first
  }

  private mutating func add(
    _ recognised: RecognisedGroup, to file: inout RecognisedFile
  ) throws(Diagnostics) {
    let position = recognised.format
    let format = vocabularies.formats[position]
    let compiled = try compile(position)
    let bound = recognised.group.records.compactMap { compiled.bind($0) }
    collections[position, default: FormatCollection()].add(recognised.group)
    records[position, default: []] += bound
    var collection = FormatCollection()
    collection.add(recognised.group)
    let gaps = collection.damage
    let usable = bound.count { $0.failure == nil }
    if let index = file.contents.firstIndex(where: { $0.format == format.name }) {
      file.contents[index].records += usable
      file.contents[index].gaps += gaps.filter { !file.contents[index].gaps.contains($0) }
    } else {
      file.contents.append(
        RecognisedFile.Content(
          format: format.name, title: format.title, entities: format.entities, records: usable,
          gaps: gaps))
    }
  }

  private mutating func takeAttributes(
    _ file: ExportFile, into described: inout RecognisedFile
  ) throws(Diagnostics) {
    let value: RawValue
    switch file.content {
    case .json(let json, isLines: false): value = json
    case .yaml(let yaml): value = yaml
    default: return warnUnrecognised(file)
    }
    guard let attributes = AttributeFile(value, file: file.name, vocabularies: vocabularies) else {
      return warnUnrecognised(file)
    }
    guard attributes.problems.isEmpty else { throw Diagnostics(items: attributes.problems) }
    for instance in attributes.instances { plain.append((file.name, instance)) }
    var entities: [String] = []
    for instance in attributes.instances where !entities.contains(instance.entity) {
      entities.append(instance.entity)
    }
    described.contents = [
      RecognisedFile.Content(
        format: "attributes", title: "attribute file", entities: entities,
        records: attributes.instances.count)
    ]
  }

  private mutating func warnUnrecognised(_ file: ExportFile) {
    let names = file.topLevelNames.prefix(12).map { "`\($0)`" }.joined(separator: ", ")
    let holds = names.isEmpty ? "it holds no records" : "its top-level names are \(names)"
    warn(file.name, "not recognised as any export: \(holds)")
  }
}
