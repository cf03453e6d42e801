internal import CEL
internal import Policy

/// Makes the instances of one entity from the records that feed it.
struct EntityAssembler {
  let entity: EntityDeclaration
  let attributes: [Attribute]
  let formats: [ExportFormat]
  /// The formats that occur in the snapshot, by position.
  let compiled: [Int: CompiledFormat]
  let collections: [Int: FormatCollection]
  let fileNames: [String]
  let spaces: [String]

  /// The instances in the order of their first record.
  func instances(_ joiner: RecordJoiner) -> [EntityInstance] {
    joiner.drafts.enumerated().map { position, draft in
      instance(draft, position: position)
    }
  }

  private func instance(_ draft: InstanceDraft, position: Int) -> EntityInstance {
    let key = key(of: draft)
    let isMany = entity.cardinality == .many
    let shown =
      key ?? draft.label ?? draft.anyName(in: spaces)
      ?? (isMany ? "\(entity.name) \(position + 1)" : entity.name)
    var states: [String: AttributeState] = [:]
    for attribute in attributes {
      states[attribute.name] = state(of: attribute, draft, name: isMany ? shown : nil)
    }
    return EntityInstance(entity: entity.name, key: shown, states: states, names: draft.names)
  }

  /// The value of the attribute that names instances; nil where it is not known.
  func key(of draft: InstanceDraft) -> String? {
    guard entity.cardinality == .many, let name = entity.key,
      let attribute = attributes.first(where: { $0.name == name }),
      case .known(.string(let text), _)? = state(of: attribute, draft, name: nil), !text.isEmpty
    else { return nil }
    return text
  }

  /// What the records and attribute files of a draft say about an attribute.
  private func state(
    of attribute: Attribute, _ draft: InstanceDraft, name: String?
  ) -> AttributeState? {
    var states: [AttributeState] = []
    for source in attribute.sources {
      guard let position = formats.firstIndex(where: { $0.name == source.format }) else { continue }
      states.append(state(of: attribute, draft, from: position, name: name))
    }
    let exported = StateMerger.firstUsable(states)
    let plain = draft.plain.filter { $0.attribute == attribute.name }.map {
      PlainAttributeReader.state($0, of: attribute, name: name)
    }
    guard !plain.isEmpty else {
      return exported ?? (attribute.attest == nil ? nil : .absent(.needsAttestation))
    }
    guard let exported, !StateMerger.isAbsent(exported) else {
      return StateMerger.agreement(plain)
    }
    return StateMerger.agreement([exported] + plain)
  }

  private func state(
    of attribute: Attribute, _ draft: InstanceDraft, from position: Int, name: String?
  ) -> AttributeState {
    let format = formats[position]
    let reader = compiled[position]?.readers[attribute.name]
    guard let records = draft.records[position], let reader else {
      return missing(attribute, draft, position)
    }
    let states = records.map { record in
      let state = reader.state(of: record, file: fileNames[record.raw.file], name: name)
      return Self.isInheritMember(state, attribute) ?? state
    }
    let isUnion = format.hasManyRecords && attribute.type.isList
    let merged = StateMerger.merge(states, isUnion: isUnion)
    guard isUnion, collections[position]?.isTruncated == true else {
      return merged ?? missing(attribute, draft, position)
    }
    return .unknown(.truncatedPage, merged?.evidence)
  }

  /// An enumeration's member `inherit` is the state of that name.
  static func isInheritMember(
    _ state: AttributeState, _ attribute: Attribute
  ) -> AttributeState? {
    guard attribute.type == .enumeration, case .known(.string("inherit"), let evidence) = state
    else { return nil }
    return .inherit(evidence)
  }

  /// Why a draft has no record of a format.
  private func missing(
    _ attribute: Attribute, _ draft: InstanceDraft, _ position: Int
  ) -> AttributeState {
    let format = formats[position]
    if let names = draft.candidates[position] { return .unknown(.ambiguousJoin(names), nil) }
    if let code = draft.failures[position] { return .unknown(.collectionError(code), nil) }
    guard let collection = collections[position], collection.isThere else {
      return .absent(.notCollected(format.collection?.summary ?? format.title))
    }
    if let code = collection.failure { return .unknown(.collectionError(code), nil) }
    if collection.isTruncated { return .unknown(.truncatedPage, nil) }
    if format.hasManyRecords, attribute.type.isList { return empty(draft, position) }
    return .absent(.noRecord(format.title))
  }

  /// A complete list without a record of the instance says that there is none, where the instance
  /// could have been found in it.
  private func empty(_ draft: InstanceDraft, _ position: Int) -> AttributeState {
    let keys = formats[position].keys
    guard keys.isEmpty || keys.contains(where: { draft.names[$0.space]?.isEmpty == false }) else {
      return .unknown(.ambiguousJoin([]), nil)
    }
    guard let file = collections[position]?.groups.first?.file else {
      return .absent(.noRecord(formats[position].title))
    }
    return .known(.list([]), Evidence(file: fileNames[file], display: "no record"))
  }
}
