internal import CEL
public import Policy

/// Says what would tell whose the records of an export are: which property of which export.
///
/// It remembers the keys of formats: many instances may lack their records for the same reason.
public final class JoinAdvisor {
  private let vocabularies: VocabularySet
  private var known: [String: [Key]] = [:]

  /// What a record of a format goes by in one space of names.
  private struct Key {
    var space: String
    /// The fields of the record, in the spelling of the vocabulary.
    var fields: [String]
    var mayBeRequest = false
    var mayBeFile = false
  }

  /// Creates an advisor for exports that were read with these vocabularies.
  public init(vocabularies: VocabularySet) {
    self.vocabularies = vocabularies
  }

  /// What would settle an attribute that nothing says the records of, as phrases; the first is the
  /// best.
  ///
  /// - Parameters:
  ///   - gap: what keeps the records from being somebody's.
  ///   - attribute: the full name of the attribute.
  /// - Returns: the exports with the properties to select, or that a person has to attest.
  public func settling(_ gap: JoinGap, of attribute: String) -> [String] {
    let entity = vocabularies.attribute(named: attribute)?.entity ?? ""
    let ways =
      switch gap {
      case .shared(let shared): telling(shared, entity)
      case .namelessRecords(let format): naming(recordsOf: format)
      case .namelessInstance(let format): naming(entity, asIn: format)
      }
    return ways.isEmpty ? ["attest `\(attribute)`"] : ways
  }

  /// A name that no two instances share, in the record or in the export that lists the instances.
  private func telling(_ shared: JoinGap.SharedNames, _ entity: String) -> [String] {
    let trusted = vocabularies.joins.first { $0.entity == entity }?.spaces ?? []
    let better = Set(trusted.prefix { $0 != shared.space })
    let own = keys(of: shared.format).filter { better.contains($0.space) }
    let lacking = own.filter { !shared.unmatchedSpaces.contains($0.space) }
    var ways = lacking.flatMap { key in
      export(shared.format, with: key.fields, "which no two share")
    }
    let unmatched = Set(own.map(\.space)).intersection(shared.unmatchedSpaces)
    if let listing = listing(of: entity, in: unmatched, besides: shared.format) {
      let fields = keys(of: listing).filter { unmatched.contains($0.space) }.flatMap(\.fields)
      ways += export(listing, with: fields, "by which `\(title(shared.format))` names it")
    }
    let word = JoinGap.word(for: shared.space)
    let names = JoinGap.quoted(shared.names)
    let last =
      shared.names.count > 1
      ? "let the record have the \(word) of one of them only, not \(names)"
      : "let no two of them share the \(word) \(names)"
    return ways + [last]
  }

  /// A name in each record, or around it.
  private func naming(recordsOf format: String) -> [String] {
    let keys = keys(of: format)
    var ways = export(format, with: keys.flatMap(\.fields), "any of which says whose it is")
    var places: [String] = []
    if keys.contains(where: \.mayBeRequest) { places.append("the id of its batch request") }
    if keys.contains(where: \.mayBeFile) { places.append("the name of its file") }
    if !places.isEmpty {
      let words = keys.map { JoinGap.word(for: $0.space) }.joined(separator: " or ")
      ways.append("or make the \(words) \(places.joined(separator: ", or "))")
    }
    return ways
  }

  /// The exports that give an instance a name by which the records of a format go.
  private func naming(_ entity: String, asIn format: String) -> [String] {
    let spaces = Set(keys(of: format).map(\.space))
    let use = "by which `\(title(format))` names it"
    if let listing = listing(of: entity, in: spaces, besides: format) {
      let fields = keys(of: listing).filter { spaces.contains($0.space) }.flatMap(\.fields)
      return export(listing, with: fields, use)
    }
    return vocabularies.formats.flatMap { other -> [String] in
      guard other.name != format, other.entities.contains(entity) else { return [] }
      // It lists no instances, so that another name has to say which one it means.
      let keys = keys(of: other.name)
      guard keys.count > 1, keys.contains(where: { spaces.contains($0.space) }) else { return [] }
      return export(other.name, with: keys.flatMap(\.fields), use, all: true)
    }
  }

  /// The first format that says which instances there are and has a name of theirs in one of the
  /// spaces.
  private func listing(of entity: String, in spaces: Set<String>, besides format: String) -> String?
  {
    vocabularies.formats.first { other in
      other.makesInstances && other.name != format && other.entities.contains(entity)
        && keys(of: other.name).contains { spaces.contains($0.space) }
    }?.name
  }

  /// The export of a format whose records have some of the fields, or all of them.
  private func export(
    _ name: String, with fields: [String], _ use: String, all: Bool = false
  ) -> [String] {
    guard !fields.isEmpty, let format = vocabularies.formats.first(where: { $0.name == name })
    else { return [] }
    let quoted = fields.map { "`\($0)`" }
    let word = all ? " and " : " or "
    let list =
      quoted.count > 1
      ? quoted.dropLast().joined(separator: ", ") + word + quoted[quoted.count - 1]
      : quoted.joined()
    return ["\(format.instruction) with \(list) in each record, \(use)"]
  }

  private func title(_ name: String) -> String {
    vocabularies.formats.first { $0.name == name }?.title ?? name
  }

  private func keys(of name: String) -> [Key] {
    if let keys = known[name] { return keys }
    guard let format = vocabularies.formats.first(where: { $0.name == name }) else { return [] }
    let keys = format.keys.map { key in
      // The expressions of a vocabulary set were checked when it was made.
      let expressions = key.expressions.compactMap { try? RecordExpression($0) }
      return Key(
        space: key.space, fields: format.fieldNames(of: expressions.flatMap(\.fields)),
        mayBeRequest: expressions.contains(where: \.readsRequest),
        mayBeFile: expressions.contains(where: \.readsFileName))
    }
    known[name] = keys
    return keys
  }
}
