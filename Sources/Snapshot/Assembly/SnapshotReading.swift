internal import CEL
internal import Policy

/// Reads the attributes of instances when somebody asks for them.
///
/// Most of what an export holds is never asked for, so that nothing is read ahead.
final class SnapshotReading: Sendable {
  /// One attribute and all that can tell it.
  struct Plan: Sendable {
    var attribute: Attribute
    /// The formats that feed it, in the order of precedence, by position.
    var sources: [(position: Int, reader: AttributeReader?)]
    var derivation: Program?
    var openings: [(reason: DerivationOpening.Reason, condition: Program)] = []
  }

  /// What instances have been asked for.
  let memo = StateMemo()
  private let plans: [String: Plan]
  private let formats: [ExportFormat]
  /// The attributes that name instances, by entity.
  private let keys: [String: String]
  private let collections: [Int: FormatCollection]
  private let fileNames: [String]
  private let singletons: [String: InstanceRecords]
  /// Records that name nobody, by entity and the position of their format.
  private let nameless: [String: [Int: NamelessRecords]]

  /// Formats and collections go by position; `singletons` is what is said of the one instance of
  /// each entity of cardinality one.
  ///
  /// - Throws: what is wrong with derivations, at their places in the vocabulary.
  init(
    _ vocabularies: VocabularySet, compiled: [Int: CompiledFormat],
    collections: [Int: FormatCollection], fileNames: [String],
    singletons: [String: InstanceRecords], nameless: [String: [Int: NamelessRecords]] = [:]
  ) throws(Diagnostics) {
    formats = vocabularies.formats
    keys = Dictionary(
      vocabularies.entities.compactMap { entity in entity.key.map { (entity.name, $0) } },
      uniquingKeysWith: { first, _ in first })
    self.collections = collections
    self.fileNames = fileNames
    self.singletons = singletons
    self.nameless = nameless
    let compiler = RuleCompiler(vocabularies)
    var plans: [String: Plan] = [:]
    for attribute in vocabularies.attributes {
      var plan = Plan(attribute: attribute, sources: [], derivation: nil)
      for source in attribute.sources {
        guard let position = vocabularies.formats.firstIndex(where: { $0.name == source.format })
        else { continue }
        plan.sources.append((position, compiled[position]?.readers[attribute.name]))
      }
      if let rule = attribute.derivation {
        plan.derivation = try compiler.compile(
          rule, file: vocabularies.file(declaring: attribute.name),
          expecting: attribute.type.celType)
        for opening in attribute.openings {
          let condition = try compiler.compile(
            opening.condition, file: vocabularies.file(declaring: attribute.name))
          plan.openings.append((opening.reason, condition))
        }
      }
      plans[attribute.name] = plan
    }
    self.plans = plans
  }

  /// The declaration of an attribute.
  func attribute(_ name: String) -> Attribute? { plans[name]?.attribute }

  /// The attributes that the derivation of an attribute asks for.
  func inputs(of name: String) -> [String] { plans[name]?.derivation?.variables ?? [] }

  /// What the key attribute of an entity says of an instance; nil where it is not known.
  func key(of entity: String, in records: InstanceRecords) -> String? {
    guard let name = keys[entity], let state = state(of: name, in: records, named: nil),
      case .known(.string(let text), _) = state, !text.isEmpty
    else { return nil }
    return text
  }

  /// The state of an attribute of an instance; nil where nothing could say anything about it.
  func state(
    of attribute: String, in instance: InstanceRecords, named name: String?
  ) -> AttributeState? {
    state(of: attribute, in: instance, named: name, depth: 0)
  }

  private func state(
    of attribute: String, in instance: InstanceRecords, named name: String?, depth: Int
  ) -> AttributeState? {
    guard let plan = plans[attribute] else { return nil }
    let read = recorded(plan, in: instance, named: name)
    guard let program = plan.derivation, depth < 16, needsDerivation(read) else { return read }
    let derivation = Derivation(
      attribute: plan.attribute, program: program, openings: plan.openings, read: read)
    return derivation.state(members: { self.plans[$0]?.attribute.members ?? [] }) { input in
      self.input(input, of: plan.attribute.entity, instance, named: name, depth: depth + 1)
    }
  }

  /// The state of an attribute that a derivation asks for: of the same instance or of a singleton.
  private func input(
    _ name: String, of entity: String, _ instance: InstanceRecords, named shown: String?, depth: Int
  ) -> AttributeState {
    let owner = plans[name]?.attribute.entity
    let found =
      owner == entity
      ? state(of: name, in: instance, named: shown, depth: depth)
      : owner.flatMap { singletons[$0] }.flatMap {
        state(of: name, in: $0, named: nil, depth: depth)
      }
    return found ?? .absent(.notCollected(nil))
  }

  private func needsDerivation(_ state: AttributeState?) -> Bool {
    switch state {
    case .known, .inherit, .redacted: false
    case .absent, .unknown, nil: true
    }
  }

  /// What records and attribute files say about an attribute.
  private func recorded(
    _ plan: Plan, in instance: InstanceRecords, named name: String?
  ) -> AttributeState? {
    let attribute = plan.attribute
    let states = plan.sources.map { source in
      state(of: attribute, in: instance, from: source.position, source.reader, named: name)
    }
    let exported = StateMerger.firstUsable(states)
    let plain = instance.plain.filter { $0.attribute == attribute.name }.map {
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
    of attribute: Attribute, in instance: InstanceRecords, from position: Int,
    _ reader: AttributeReader?, named name: String?
  ) -> AttributeState {
    guard let records = instance.records[position], let reader else {
      return missing(attribute, instance, position, named: name)
    }
    let states = records.map { record in
      reader.state(of: record, file: fileNames[record.file], name: name).readingInherit(attribute)
    }
    let isUnion = formats[position].hasManyRecords && attribute.type.isList
    let merged = StateMerger.merge(states, isUnion: isUnion)
    if isUnion, let doubt = openness(of: position) {
      return .unknown(doubt.reason, evidence(of: doubt, named: name) ?? merged?.evidence)
    }
    return merged ?? missing(attribute, instance, position, named: name)
  }

  private func openness(of position: Int) -> MissingRecord? {
    collections[position]?.openness(advice(position))
  }

  private func advice(_ position: Int) -> String {
    formats[position].collection?.summary ?? formats[position].title
  }

  /// Why an instance has no record of a format.
  private func missing(
    _ attribute: Attribute, _ instance: InstanceRecords, _ position: Int, named name: String?
  ) -> AttributeState {
    let format = formats[position]
    if let doubt = instance.ambiguities[position] ?? instance.failures[position] {
      return .unknown(doubt.reason, evidence(of: doubt, named: name))
    }
    guard let collection = collections[position], collection.isThere, !collection.isUnproven else {
      return .absent(.notCollected(advice(position)))
    }
    let isWhole = format.hasManyRecords && attribute.type.isList
    if let doubt = isWhole ? openness(of: position) : collection.doubt {
      return .unknown(doubt.reason, evidence(of: doubt, named: name))
    }
    if isWhole { return empty(instance, position) }
    if let doubt = nameless[attribute.entity]?[position]?.doubt {
      return .unknown(doubt.reason, evidence(of: doubt, named: nil))
    }
    return .absent(.noRecord(format.title))
  }

  private func evidence(of doubt: MissingRecord, named name: String?) -> Evidence? {
    doubt.place.map { place in
      Evidence(file: fileNames[place.file], record: name, line: place.line, display: "")
    }
  }

  /// A complete list without a record of the instance says that there is none, where the instance
  /// could have been found in it.
  private func empty(_ instance: InstanceRecords, _ position: Int) -> AttributeState {
    let keys = formats[position].keys
    guard keys.isEmpty || keys.contains(where: { instance.names[$0.space]?.isEmpty == false })
    else {
      return .unknown(.ambiguousJoin(.namelessInstance(format: formats[position].name)), nil)
    }
    guard let file = collections[position]?.files.first else {
      return .absent(.noRecord(formats[position].title))
    }
    return .known(.list([]), Evidence(file: fileNames[file], display: "no record"))
  }
}

extension AttributeState {
  /// The state, with an enumeration's member `inherit` read as the state of that name.
  func readingInherit(_ attribute: Attribute) -> AttributeState {
    guard attribute.type == .enumeration, case .known(.string("inherit"), let evidence) = self
    else { return self }
    return .inherit(evidence)
  }
}
