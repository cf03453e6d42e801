public import Policy

/// A snapshot of which the large collections are read again for every audit, a part at a time, and
/// never held.
///
/// All records of one instance are in the same part, whatever files they are in and wherever in them:
/// while the names of records are looked at, they are remembered as hashes, in at most 256 MiB; records
/// that belong together and stand apart are sorted into parts on the disk.
public final class SlicedSnapshot {
  /// Everything else, and what is missing of the large collections.
  public let base: ConfigurationSnapshot
  private let contents: SnapshotContents
  private let held: [String: [(format: Int, record: RawRecord)]]
  private var plans: [SlicePlan]
  private let sizes: SliceSizes
  private let known: Set<String>

  private init(
    base: ConfigurationSnapshot, contents: SnapshotContents,
    held: [String: [(format: Int, record: RawRecord)]], plans: [SlicePlan], sizes: SliceSizes
  ) {
    self.base = base
    self.contents = contents
    self.held = held
    self.plans = plans
    self.sizes = sizes
    known = Set(base.warnings.map(\.description))
  }

  /// The entities whose instances are read in parts.
  public var entities: [String] { plans.map(\.entity) }

  /// Reads a snapshot except for its large collections.
  ///
  /// - Parameters:
  ///   - path: a file or a folder.
  ///   - vocabularies: which exports there are, and what they say.
  ///   - size: how many bytes the files about an entity have together at least to be large.
  ///   - sizes: how much is held at once.
  /// - Returns: nil where nothing is large, or what is large has to be read as a whole: files that
  ///   nobody recognises, that are malformed, or whose records are of several kinds.
  /// - Throws: everything that is wrong with the other files and with the vocabularies.
  public static func load(
    path: String, vocabularies: VocabularySet, from size: Int, sizes: SliceSizes = SliceSizes()
  ) throws(Diagnostics) -> SlicedSnapshot? {
    var loader = SnapshotLoader(vocabularies)
    do throws(ReadingFault) {
      let reader = try SliceReader(vocabularies)
      let files = try candidates(path, from: size, loader: loader, reader: reader)
      guard !files.isEmpty else { return nil }
      return try load(path, Array(files), into: &loader, reader: reader, sizes: sizes)
    } catch {
      throw Diagnostics(error.diagnostic(file: path))
    }
  }

  /// The files at a path that make large collections together.
  private static func candidates(
    _ path: String, from size: Int, loader: SnapshotLoader, reader: SliceReader
  ) throws(ReadingFault) -> [SlicedFile] {
    let entries = try SnapshotFolder.entries(at: path)
    let files = entries.compactMap { entry in
      SlicedFile(
        entry, atLeast: max(size / 16, 1), recogniser: loader.recogniser,
        vocabularies: loader.vocabularies, reader: reader)
    }
    var sizes: [String: Int] = [:]
    for file in files { sizes[file.entity, default: 0] += file.size }
    return files.filter { sizes[$0.entity, default: 0] >= size }
  }

  private static func load(
    _ path: String, _ candidates: [SlicedFile], into loader: inout SnapshotLoader,
    reader: SliceReader, sizes: SliceSizes
  ) throws(ReadingFault) -> SlicedSnapshot? {
    do throws(Diagnostics) {
      try loader.read(path, without: Set(candidates.map(\.entry.name)))
      var contents = loader.contents
      var files = candidates
      for index in files.indices {
        _ = try contents.compile(files[index].format)
        files[index].position = contents.files.count
        contents.files.append(
          RecognisedFile(name: files[index].entry.name, syntax: files[index].frame.syntax.name))
      }
      guard let plans = try survey(files, in: &contents, reader: reader, sizes: sizes) else {
        return nil
      }
      var held: [String: [(format: Int, record: RawRecord)]] = [:]
      for plan in plans {
        held[plan.entity] = contents.heldRecords(of: plan.entity)
        contents.hold([], of: plan.entity)
      }
      contents.isPart = true
      return SlicedSnapshot(
        base: try SnapshotAssembly(contents).snapshot(), contents: contents, held: held,
        plans: plans, sizes: sizes)
    } catch {
      // What is wrong is said with its place by whoever reads everything.
      return nil
    }
  }

  /// The plans of all entities; nil where one has to be read as a whole.
  private static func survey(
    _ files: [SlicedFile], in contents: inout SnapshotContents, reader: SliceReader,
    sizes: SliceSizes
  ) throws(Diagnostics) -> [SlicePlan]? {
    let reading = try SnapshotReading(
      contents.vocabularies, compiled: contents.compiled, collections: [:],
      fileNames: contents.files.map(\.name), singletons: [:], nameless: [:])
    var plans: [SlicePlan] = []
    for entity in contents.vocabularies.entities {
      let own = files.filter { $0.entity == entity.name }
      guard !own.isEmpty else { continue }
      guard !contents.plain.contains(where: { $0.instance.entity == entity.name }) else {
        return nil
      }
      var survey = SliceSurvey(entity, own, contents: contents, reader: reader, reading: reading)
      guard let plan = try? survey.run(sizes) else { return nil }
      for (file, summary) in zip(own, survey.summaries) { contents.note(summary, of: file) }
      plans.append(plan)
    }
    return plans
  }

  // MARK: Parts

  /// Reads all instances of an entity, some at a time.
  ///
  /// - Parameters:
  ///   - entity: one of ``entities``.
  ///   - progress: hears how many bytes of how many have been read.
  ///   - body: takes a snapshot with some of the instances and everything of other entities, and the
  ///     warnings about these instances.
  /// - Throws: what `body` throws, and where a file is not any more what it was.
  public func parts(
    of entity: String, progress: ((_ done: Int, _ all: Int) -> Void)? = nil,
    _ body: (ConfigurationSnapshot, [FileDiagnostic]) throws(Diagnostics) -> Void
  ) throws(Diagnostics) {
    guard let plan = plans.first(where: { $0.entity == entity }) else { return }
    let walk = try PartWalk(
      plan: plan, contents: contents, held: held[entity] ?? [], size: sizes.slice,
      progress: progress)
    try walk.run { (contents) throws(Diagnostics) in
      let part = try SnapshotAssembly(contents).snapshot()
      guard !part.instances(of: entity).isEmpty else { return }
      try body(part, part.warnings.filter { !self.known.contains($0.description) })
    }
  }
}

extension SliceFrame.Syntax {
  /// The name for people.
  var name: String {
    switch self {
    case .lines: "JSON Lines"
    case .array: "JSON"
    case .table: "CSV"
    }
  }
}
