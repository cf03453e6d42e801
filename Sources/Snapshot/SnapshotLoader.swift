internal import CEL
internal import Policy

/// Reads the files of a snapshot and puts their records together.
struct SnapshotLoader {
  private let vocabularies: VocabularySet
  private let recogniser: FormatRecogniser
  private let scrubber: SecretScrubber
  private var files: [RecognisedFile] = []
  private var warnings: [FileDiagnostic] = []
  private var errors: [FileDiagnostic] = []
  private var collections: [Int: FormatCollection] = [:]
  private var compiled: [Int: CompiledFormat] = [:]
  private var records: [Int: [RawRecord]] = [:]
  private var plain: [(file: String, instance: AttributeFile.Instance)] = []
  private var streams: [(candidate: StreamCandidate, position: Int)] = []

  init(_ vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
    recogniser = FormatRecogniser(vocabularies.formats)
    scrubber = SecretScrubber(vocabularies.secrets)
  }

  // MARK: Reading

  /// Reads a file or folder; large files that can be read as streams are only looked at, those of
  /// `streamed` bytes or more (nil: none).
  ///
  /// - Throws: everything that is wrong with it.
  mutating func read(_ path: String, streamed: Int? = nil) throws(Diagnostics) {
    do throws(ReadingFault) {
      let reader = try ExportFileReader()
      for entry in try SnapshotFolder.entries(at: path) {
        if let streamed,
          let candidate = StreamCandidate(
            entry, atLeast: streamed, recogniser: recogniser, vocabularies: vocabularies,
            reader: reader)
        {
          try setAside(candidate)
          continue
        }
        do throws(ReadingFault) {
          readFile(try SnapshotFolder.bytes(of: entry), name: entry.name, reader)
        } catch {
          errors.append(error.diagnostic(file: entry.name))
        }
      }
    } catch {
      errors.append(error.diagnostic(file: path))
    }
    guard errors.isEmpty else { throw Diagnostics(items: errors) }
  }

  /// Reads files that are in memory already.
  ///
  /// - Throws: everything that is wrong with them.
  mutating func read(_ files: [(name: String, bytes: [UInt8])]) throws(Diagnostics) {
    do throws(ReadingFault) {
      let reader = try ExportFileReader()
      for file in files { readFile(file.bytes, name: file.name, reader) }
    } catch {
      errors.append(error.diagnostic(file: "snapshot"))
    }
    guard errors.isEmpty else { throw Diagnostics(items: errors) }
  }

  private mutating func readFile(_ bytes: [UInt8], name: String, _ reader: ExportFileReader) {
    let file: ExportFile?
    do throws(ReadingFault) {
      file = try reader.read(bytes, name: name)
    } catch {
      errors.append(error.diagnostic(file: name))
      return
    }
    guard let file else {
      files.append(RecognisedFile(name: name, syntax: nil))
      warn(name, "not recognised: the file is no JSON, CSV, XML or YAML export")
      return
    }
    for warning in file.warnings { warn(name, warning) }
    do throws(Diagnostics) {
      try take(scrubber.scrub(file))
    } catch {
      errors += error.items
    }
  }

  private mutating func setAside(_ candidate: StreamCandidate) throws(ReadingFault) {
    let format = vocabularies.formats[candidate.format]
    do throws(Diagnostics) {
      if compiled[candidate.format] == nil {
        compiled[candidate.format] = try CompiledFormat(format, vocabularies)
      }
    } catch {
      errors += error.items
    }
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

  private mutating func warn(_ file: String, _ message: String, help: String? = nil) {
    warnings.append(FileDiagnostic(.warning, file: file, message: message, help: help))
  }

  private mutating func take(_ file: ExportFile) throws(Diagnostics) {
    let position = files.count
    let recognition = recogniser.recognise(file, file: position)
    var described = RecognisedFile(
      name: file.name, syntax: file.syntaxName, topLevelNames: file.topLevelNames)
    for recognised in recognition.groups {
      try add(recognised, to: &described)
    }
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

  private mutating func add(
    _ recognised: RecognisedGroup, to file: inout RecognisedFile
  ) throws(Diagnostics) {
    let position = recognised.format
    let format = vocabularies.formats[position]
    let compiled: CompiledFormat
    if let known = self.compiled[position] {
      compiled = known
    } else {
      compiled = try CompiledFormat(format, vocabularies)
      self.compiled[position] = compiled
    }
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

  // MARK: Putting together

  /// The snapshot of what was read.
  ///
  /// - Throws: what is wrong with derivations of the vocabularies.
  consuming func snapshot() throws(Diagnostics) -> ConfigurationSnapshot {
    let drafts = vocabularies.entities.map { (entity: $0, drafts: join($0)) }
    var singletons: [String: InstanceRecords] = [:]
    for (entity, drafts) in drafts where entity.cardinality == .one {
      drafts.first?.records.plain = plainValues(of: entity).flatMap(\.self)
      singletons[entity.name] = drafts.first?.records
    }
    let reading = try SnapshotReading(
      vocabularies, compiled: compiled, collections: collections, fileNames: files.map(\.name),
      singletons: singletons)
    var entities: [String: [EntityInstance]] = [:]
    var gaps: [String: Completeness] = [:]
    var count = 0
    for (entity, drafts) in drafts {
      let instances = instances(of: entity, drafts, reading, numberedFrom: count)
      count += instances.count
      entities[entity.name] = instances
      gaps[entity.name] = completeness(of: entity)
    }
    let streams = streams.compactMap { candidate, position in
      compiled[candidate.format].map {
        RecordStream(candidate, position: position, reading: reading, compiled: $0)
      }
    }
    return ConfigurationSnapshot(
      files: files, warnings: warnings + contradictions(entities), entities: entities, gaps: gaps,
      streams: streams)
  }

  private func spaces(of entity: EntityDeclaration) -> [String] {
    vocabularies.joins.first { $0.entity == entity.name }?.spaces ?? []
  }

  /// The instances of an entity that exports describe.
  private func join(_ entity: EntityDeclaration) -> [InstanceDraft] {
    var joiner = RecordJoiner(
      spaces: spaces(of: entity), isSingleton: entity.cardinality == .one)
    for (position, format) in vocabularies.formats.enumerated()
    where format.entities.contains(entity.name) {
      guard let compiled = compiled[position] else { continue }
      joiner.add(records[position] ?? [], of: compiled, at: position)
    }
    // There is one tenant even if nothing was exported of it, and what is missing has to be said.
    if entity.cardinality == .one, joiner.drafts.isEmpty { joiner.add(InstanceDraft()) }
    return joiner.drafts
  }

  /// The instances with what attribute files add to them, and those that only such files know.
  private func instances(
    of entity: EntityDeclaration, _ drafts: [InstanceDraft], _ reading: SnapshotReading,
    numberedFrom first: Int
  ) -> [EntityInstance] {
    let drafts = drafts + addPlain(to: drafts, entity: entity, reading)
    let isMany = entity.cardinality == .many
    return drafts.enumerated().map { position, draft in
      let key =
        key(of: draft, entity, reading) ?? draft.label ?? draft.anyName(in: spaces(of: entity))
        ?? (isMany ? "\(entity.name) \(position + 1)" : entity.name)
      return EntityInstance(
        entity: entity.name, key: key, records: draft.records, reading: reading,
        number: first + position, shown: isMany ? key : nil)
    }
  }

  /// The value of the attribute that names instances; nil where it is not known.
  private func key(
    of draft: InstanceDraft, _ entity: EntityDeclaration, _ reading: SnapshotReading
  ) -> String? {
    guard entity.cardinality == .many, let name = entity.key,
      let state = reading.state(of: name, in: draft.records, named: nil),
      case .known(.string(let text), _) = state, !text.isEmpty
    else { return nil }
    return text
  }

  /// What attribute files say of an entity, instance by instance.
  private func plainValues(of entity: EntityDeclaration) -> [[PlainAttribute]] {
    plain.filter { $0.instance.entity == entity.name }.map { file, instance in
      instance.values.map {
        PlainAttribute(attribute: $0.attribute, value: $0.value, file: file)
      }
    }
  }

  /// Adds what attribute files say to the instance of the same key; returns those of other keys.
  private func addPlain(
    to drafts: [InstanceDraft], entity: EntityDeclaration, _ reading: SnapshotReading
  ) -> [InstanceDraft] {
    let own = plainValues(of: entity)
    guard entity.cardinality == .many, !own.isEmpty else { return [] }
    var keys: [String: InstanceDraft] = [:]
    for draft in drafts {
      if let key = key(of: draft, entity, reading) { keys[key.lowercased()] = draft }
    }
    var added: [InstanceDraft] = []
    for values in own {
      let key = values.first { $0.attribute == entity.key }?.value.text?.lowercased()
      if let existing = key.flatMap({ keys[$0] }) {
        existing.records.plain += values
      } else {
        let draft = InstanceDraft()
        draft.records.plain = values
        added.append(draft)
        if let key { keys[key] = draft }
      }
    }
    return added
  }

  /// Whether "there is none" may be concluded, from the export that lists the instances.
  private func completeness(of entity: EntityDeclaration) -> Completeness {
    let listing = vocabularies.formats.indices.filter {
      vocabularies.formats[$0].entities.contains(entity.name)
        && vocabularies.formats[$0].makesInstances
    }
    guard let first = listing.first else { return Completeness() }
    let present = listing.filter { collections[$0]?.isThere == true }
    if present.isEmpty, plain.contains(where: { $0.instance.entity == entity.name }) {
      return Completeness()
    }
    guard let collection = collections[first] else {
      let format = vocabularies.formats[first]
      return Completeness(gaps: ["`\(format.collection?.summary ?? format.title)` is not there"])
    }
    guard entity.cardinality == .many else { return Completeness() }
    return Completeness(gaps: collection.gaps)
  }

  /// Contradictions between records, where one instance has several that say the same attribute.
  private func contradictions(_ entities: [String: [EntityInstance]]) -> [FileDiagnostic] {
    var found: [FileDiagnostic] = []
    let suspects = entities.mapValues { $0.filter(\.canContradictItself) }
    for attribute in vocabularies.attributes {
      for instance in suspects[attribute.entity] ?? [] {
        guard case .unknown(.contradiction(let values), let evidence) = instance[attribute.name]
        else { continue }
        let texts = values.map { "`\($0)`" }.joined(separator: " and ")
        let place = evidence?.line.map { FilePlace(line: $0, column: 1) }
        found.append(
          FileDiagnostic(
            .warning, file: evidence?.file ?? instance.key, place: place,
            message: "`\(attribute.name)` of `\(instance.key)` is given as \(texts)"))
      }
    }
    return found
  }
}
