internal import CEL
internal import Policy

/// Puts the records of a snapshot together to instances of entities.
struct SnapshotAssembly {
  private let contents: SnapshotContents
  private let vocabularies: VocabularySet

  init(_ contents: SnapshotContents) {
    self.contents = contents
    vocabularies = contents.vocabularies
  }

  /// The snapshot of what was read.
  ///
  /// - Throws: what is wrong with derivations of the vocabularies.
  func snapshot() throws(Diagnostics) -> ConfigurationSnapshot {
    let joiners = vocabularies.entities.map { (entity: $0, joiner: join($0)) }
    var singletons: [String: InstanceRecords] = [:]
    var nameless: [String: [Int: NamelessRecords]] = [:]
    for (entity, joiner) in joiners {
      nameless[entity.name] = joiner.nameless
      guard entity.cardinality == .one else { continue }
      joiner.drafts.first?.records.plain = plainValues(of: entity).flatMap(\.self)
      singletons[entity.name] = joiner.drafts.first?.records
    }
    let reading = try SnapshotReading(
      vocabularies, compiled: contents.compiled, collections: contents.collections,
      fileNames: contents.files.map(\.name), singletons: singletons, nameless: nameless)
    var entities: [String: [EntityInstance]] = [:]
    var gaps: [String: Completeness] = [:]
    var count = 0
    for (entity, joiner) in joiners {
      let instances = instances(of: entity, joiner.drafts, reading, numberedFrom: count)
      count += instances.count
      entities[entity.name] = instances
      gaps[entity.name] = completeness(of: entity)
    }
    let streams = contents.streams.compactMap { candidate, position in
      contents.compiled[candidate.format].map {
        RecordStream(
          candidate, position: position, spaces: contents.spaces(of: candidate.entity),
          reading: reading, compiled: $0)
      }
    }
    return ConfigurationSnapshot(
      files: contents.files,
      warnings: contents.warnings + namelessRecords(nameless) + contradictions(entities),
      entities: entities, gaps: gaps, streams: streams)
  }

  /// Finds the instances of an entity that exports describe.
  private func join(_ entity: EntityDeclaration) -> RecordJoiner {
    var joiner = RecordJoiner(
      spaces: contents.spaces(of: entity.name), isSingleton: entity.cardinality == .one)
    for (position, format) in vocabularies.formats.enumerated()
    where format.entities.contains(entity.name) {
      guard let compiled = contents.compiled[position] else { continue }
      joiner.add(contents.records[position] ?? [], of: compiled, at: position)
    }
    // There is one tenant even if nothing was exported of it, and what is missing has to be said.
    if entity.cardinality == .one, joiner.drafts.isEmpty { joiner.add(InstanceDraft()) }
    return joiner
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
        key(of: draft, entity, reading) ?? draft.label ?? draft.anyName(
          in: contents.spaces(of: entity.name))
        ?? (isMany ? unnamed(draft, entity, position) : entity.name)
      return EntityInstance(
        entity: entity.name, key: key, records: draft.records, reading: reading,
        number: first + position, shown: isMany ? key : nil)
    }
  }

  /// What an instance is called that has no name: its number, and where its record stands if only some
  /// of the instances are there.
  private func unnamed(
    _ draft: InstanceDraft, _ entity: EntityDeclaration, _ position: Int
  ) -> String {
    let formats = contents.formats(of: entity.name)
    let name = "\(entity.name) \(position + 1)"
    guard contents.isPart,
      let record = formats.lazy.compactMap({ draft.records.records[$0]?.first }).first
    else { return name }
    let file = contents.files[record.file].name.split(separator: "/").last.map(String.init) ?? ""
    return "\(name) in line \(record.value.line) of \(file)"
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
    contents.plain.filter { $0.instance.entity == entity.name }.map { file, instance in
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
    let present = listing.filter { contents.collections[$0]?.isThere == true }
    if present.isEmpty, contents.plain.contains(where: { $0.instance.entity == entity.name }) {
      return Completeness()
    }
    guard let collection = contents.collections[first] else {
      let format = vocabularies.formats[first]
      return Completeness(gaps: ["`\(format.collection?.summary ?? format.title)` is not there"])
    }
    guard entity.cardinality == .many else { return Completeness() }
    return Completeness(gaps: collection.gaps)
  }

  /// Records of which nothing says whose they are, and which fields would.
  private func namelessRecords(
    _ nameless: [String: [Int: NamelessRecords]]
  ) -> [FileDiagnostic] {
    nameless.values.flatMap { $0 }.sorted { $0.key < $1.key }.flatMap { position, records in
      let fields = Set((contents.compiled[position]?.keyFields ?? []).compactMap(\.first)).sorted()
      let names = fields.map { "`\($0)`" }.joined(separator: ", ")
      return records.counts.sorted { $0.key < $1.key }.map { file, count in
        FileDiagnostic(
          .warning, file: contents.files[file].name,
          message: count == 1 ? "1 record names nobody" : "\(count) records name nobody",
          help: fields.isEmpty ? nil : "any of these would: \(names)")
      }
    }
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
