import CEL
import Policy
import Snapshot

/// What every verdict of an audit is given from.
struct AuditContext {
  let vocabularies: VocabularySet
  let reader: AttributeReader
  let settlement: Settlement
  let derivations: Derivations
  /// Whether values can be too old to count.
  let mayBeStale: Bool
  private let snapshot: ConfigurationSnapshot
  private let many: Set<String>
  private let attestedEntities: Set<String>
  /// The entities that some file of the snapshot lists.
  private let listed: Set<String>
  /// Which instances of a large collection the snapshot has; nil where it has all of everything.
  let share: CollectionShare?

  init(
    vocabularies: VocabularySet, snapshot: ConfigurationSnapshot,
    attested: AttestedValues = AttestedValues(), age: DataAge = DataAge(), now: Timestamp? = nil,
    share: CollectionShare? = nil
  ) {
    self.vocabularies = vocabularies
    self.snapshot = snapshot
    self.share = share
    reader = AttributeReader(attested, age: age, now: now)
    mayBeStale = age.limit != nil
    settlement = Settlement(vocabularies: vocabularies)
    derivations = Derivations(vocabularies)
    many = Set(vocabularies.entities.filter { $0.cardinality == .many }.map(\.name))
    listed = Set(snapshot.files.flatMap(\.contents).flatMap(\.entities))
    attestedEntities = Set(
      attested.names.compactMap { vocabularies.attribute(named: $0)?.entity })
  }

  /// Whether one set-up may have several instances of the entity.
  func isMany(_ entity: String) -> Bool { many.contains(entity) }

  /// Whether the instances of the entity are read one after the other, and not held.
  func isStreamed(_ entity: String) -> Bool {
    snapshot.streams.contains { $0.entity == entity } || isShared(entity)
  }

  /// Whether the snapshot has some of the instances of the entity, or none although there are some.
  func isShared(_ entity: String) -> Bool { share?.entities.contains(entity) == true }

  /// The files whose records are read one after the other.
  var streams: [RecordStream] { snapshot.streams }

  /// Whether somebody attests an attribute of the entity.
  func isAttested(_ entity: String) -> Bool { attestedEntities.contains(entity) }

  /// The instances of an entity in the snapshot.
  func instances(of entity: String) -> [CaseInstance] {
    snapshot.instances(of: entity).map { CaseInstance($0, isMany: isMany(entity)) }
  }

  /// The one instance of an entity, or what stands in for it; nil where there are several.
  func singleton(_ entity: String) -> CaseInstance? {
    let instances = instances(of: entity)
    if instances.isEmpty { return CaseInstance(entity: entity, key: "", standing: .stated) }
    return instances.count == 1 ? instances.first : nil
  }

  /// Why the snapshot may hold fewer instances than there are; nil where it holds all.
  func incompleteness(of entity: String) -> MissingReason? {
    let completeness = snapshot.completeness(of: entity)
    guard !completeness.isComplete else { return nil }
    return .open(code: "truncated_page", why: completeness.gaps.joined(separator: "; "))
  }

  /// Whether the snapshot proves that there is no instance of the entity.
  func hasNone(of entity: String) -> Bool {
    isMany(entity) && listed.contains(entity) && snapshot.instances(of: entity).isEmpty
      && snapshot.isComplete(entity)
  }
}
