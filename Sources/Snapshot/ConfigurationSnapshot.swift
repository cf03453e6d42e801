public import Policy

/// Exported configuration as entities with attributes.
public struct ConfigurationSnapshot: Sendable {
  /// The files in the order of their names, and what was recognised in each.
  public let files: [RecognisedFile]
  /// What a person should know of: files that nobody recognised, assumed encodings, contradictions.
  public let warnings: [FileDiagnostic]
  /// The files whose records have not been read; ``instances(of:)`` lacks them.
  public let streams: [RecordStream]
  private let entities: [String: [EntityInstance]]
  private let gaps: [String: Completeness]

  init(
    files: [RecognisedFile], warnings: [FileDiagnostic], entities: [String: [EntityInstance]],
    gaps: [String: Completeness], streams: [RecordStream] = []
  ) {
    self.streams = streams
    self.files = files
    self.warnings = warnings
    self.entities = entities
    self.gaps = gaps
  }

  /// A snapshot of instances that exist already, for tests and for checks without exports.
  ///
  /// - Parameter instances: in the order that they are audited in; every entity counts as complete.
  public init(instances: [EntityInstance]) {
    self.init(
      files: [], warnings: [], entities: Dictionary(grouping: instances, by: \.entity), gaps: [:])
  }

  /// Reads a snapshot.
  ///
  /// - Parameters:
  ///   - path: a file, or a folder whose files are read in the order of their names.
  ///   - vocabularies: which exports there are, and what they say.
  /// - Returns: the instances of every entity. A file that nobody recognises is a warning.
  /// - Throws: everything that is wrong with malformed files, and what is wrong with expressions of
  ///   the vocabularies.
  public static func load(
    path: String, vocabularies: VocabularySet
  ) throws(Diagnostics) -> ConfigurationSnapshot {
    var loader = SnapshotLoader(vocabularies)
    try loader.read(path)
    return try loader.snapshot()
  }

  /// Reads a snapshot except for large files whose records can be judged one after the other.
  ///
  /// - Parameters:
  ///   - path: a file or a folder.
  ///   - vocabularies: which exports there are, and what they say.
  ///   - size: how many bytes a file has at least to be large.
  /// - Returns: the snapshot with ``streams``; nil where no file is large, or one cannot be read as a
  ///   stream.
  /// - Throws: as ``load(path:vocabularies:)`` does.
  public static func load(
    path: String, vocabularies: VocabularySet, streamingFrom size: Int
  ) throws(Diagnostics) -> ConfigurationSnapshot? {
    var loader = SnapshotLoader(vocabularies)
    guard try loader.readStreams(path, from: size), loader.canStream else { return nil }
    return try loader.snapshot()
  }

  /// Reads a snapshot from files that are in memory already.
  ///
  /// - Parameters:
  ///   - files: their names for messages, and their bytes.
  ///   - vocabularies: which exports there are, and what they say.
  /// - Returns: the instances of every entity.
  /// - Throws: as ``load(path:vocabularies:)`` does.
  public static func load(
    files: [(name: String, bytes: [UInt8])], vocabularies: VocabularySet
  ) throws(Diagnostics) -> ConfigurationSnapshot {
    var loader = SnapshotLoader(vocabularies)
    try loader.read(files)
    return try loader.snapshot()
  }

  /// The instances of an entity, in the order of the files.
  public func instances(of entity: String) -> [EntityInstance] {
    entities[entity] ?? []
  }

  /// The names of the entities that have instances, in alphabetical order.
  public var entityNames: [String] {
    entities.filter { !$0.value.isEmpty }.keys.sorted()
  }

  /// Whether all instances of an entity are there, and why not.
  public func completeness(of entity: String) -> Completeness {
    gaps[entity] ?? Completeness()
  }

  /// Whether "there is none" may be concluded about an entity.
  public func isComplete(_ entity: String) -> Bool {
    completeness(of: entity).isComplete
  }
}
