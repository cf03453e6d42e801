internal import Policy

/// Records of one format of which nothing says whose they are.
struct NamelessRecords: Sendable {
  /// How many there are in each file, by its position.
  private(set) var counts: [Int: Int] = [:]
  private let format: String
  private var first: RecordPosition?
  private var failure: MissingRecord?

  /// Expects records of the format with this name.
  init(format: String) {
    self.format = format
  }

  mutating func add(_ record: RawRecord) {
    if let code = record.failure {
      failure = failure ?? MissingRecord(reason: .collectionError(code), place: record.position)
    } else {
      first = first ?? record.position
      counts[record.file, default: 0] += 1
    }
  }

  /// Why an instance without a record of the format may have one all the same; the place is that of
  /// the first record.
  var doubt: MissingRecord {
    if counts.isEmpty, let failure { return failure }
    return MissingRecord(reason: .ambiguousJoin(.namelessRecords(format: format)), place: first)
  }
}

/// Finds the instance that each record of an entity belongs to.
struct RecordJoiner {
  private let spaces: [String]
  private let isSingleton: Bool
  private(set) var drafts: [InstanceDraft] = []
  /// Records that name nobody, by the position of their format.
  private(set) var nameless: [Int: NamelessRecords] = [:]
  private var index: [String: [String: [Int]]] = [:]

  /// - Parameters:
  ///   - spaces: the spaces of names, the most trustworthy first.
  ///   - isSingleton: whether all records belong to the one instance.
  init(spaces: [String], isSingleton: Bool) {
    self.spaces = spaces
    self.isSingleton = isSingleton
  }

  /// Takes the records of a format; formats come in the vocabulary's order.
  mutating func add(_ records: [RawRecord], of format: CompiledFormat, at position: Int) {
    for record in records {
      if isSingleton {
        if drafts.isEmpty { drafts.append(InstanceDraft()) }
        attach(record, to: drafts[0], position)
      } else {
        join(record, of: format, at: position)
      }
    }
  }

  /// Adds an instance that no record describes.
  mutating func add(_ draft: InstanceDraft) {
    drafts.append(draft)
  }

  private mutating func join(
    _ record: RawRecord, of format: CompiledFormat, at position: Int
  ) {
    let names = format.names(of: record)
    if names.allSatisfy(\.names.isEmpty), !names.isEmpty, !spaces.isEmpty {
      nameless[position, default: NamelessRecords(format: format.format.name)].add(record)
      return
    }
    let (matches, space) = matches(names)
    if matches.count > 1 {
      let shared = sharedNames(names, in: space, by: matches, of: format.format.name)
      let doubt = MissingRecord(reason: .ambiguousJoin(.shared(shared)), place: record.position)
      for match in matches { drafts[match].records.ambiguities[position] = doubt }
      return
    }
    if let match = matches.first {
      attach(record, to: drafts[match], position)
      learn(names, for: match)
      return
    }
    guard record.failure == nil, format.format.makesInstances else { return }
    let draft = InstanceDraft()
    draft.label = format.label(of: record)
    attach(record, to: draft, position)
    drafts.append(draft)
    learn(names, for: drafts.count - 1)
  }

  /// What keeps a record from being the own of one of several instances.
  private func sharedNames(
    _ names: [(space: String, names: [String])], in space: String, by matches: [Int],
    of format: String
  ) -> JoinGap.SharedNames {
    let own = names.first { $0.space == space }?.names ?? []
    let better = spaces.prefix { $0 != space }
    return JoinGap.SharedNames(
      format: format, space: space,
      names: own.filter { name in
        matches.contains { drafts[$0].records.names[space]?.contains(name) == true }
      },
      candidates: matches.map { drafts[$0].anyName(in: spaces) ?? "?" },
      unmatchedSpaces: better.filter { better in
        names.contains { $0.space == better && !$0.names.isEmpty }
      })
  }

  /// The instances that share a name with a record in the most trustworthy space where any does, and
  /// that space.
  private func matches(
    _ names: [(space: String, names: [String])]
  ) -> (matches: [Int], space: String) {
    for space in spaces {
      guard let own = names.first(where: { $0.space == space })?.names else { continue }
      var found: [Int] = []
      for name in own {
        for draft in index[space]?[name] ?? [] where !found.contains(draft) { found.append(draft) }
      }
      // Whoever has another name in a more trustworthy space is somebody else.
      found.removeAll { contradicts(drafts[$0], names, before: space) }
      if !found.isEmpty { return (found, space) }
    }
    return ([], "")
  }

  private func contradicts(
    _ draft: InstanceDraft, _ names: [(space: String, names: [String])], before space: String
  ) -> Bool {
    for better in spaces {
      if better == space { return false }
      guard let own = names.first(where: { $0.space == better })?.names, !own.isEmpty,
        let theirs = draft.records.names[better], !theirs.isEmpty
      else { continue }
      if !own.contains(where: theirs.contains) { return true }
    }
    return false
  }

  private func attach(_ record: RawRecord, to draft: InstanceDraft, _ position: Int) {
    if let failure = record.failure {
      draft.records.failures[position] = MissingRecord(
        reason: .collectionError(failure), place: record.position)
    } else {
      draft.records.records[position, default: []].append(record)
    }
  }

  private mutating func learn(_ names: [(space: String, names: [String])], for draft: Int) {
    for (space, own) in names {
      for name in own where drafts[draft].records.names[space]?.contains(name) != true {
        drafts[draft].records.names[space, default: []].append(name)
        index[space, default: [:]][name, default: []].append(draft)
      }
    }
  }
}
