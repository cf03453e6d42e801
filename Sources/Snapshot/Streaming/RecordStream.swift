public import Policy

/// A large JSON Lines file of one export, whose records are read one after the other and never held.
///
/// Each record is an instance of its own: only a file qualifies whose records no other file of the
/// snapshot speaks of.
public struct RecordStream: Sendable {
  /// The file as messages name it.
  public let file: String
  /// Where it is.
  public let path: String
  /// Its bytes.
  public let size: Int
  /// The entity that its records are instances of.
  public let entity: String
  /// Members without which a record is of no known export.
  public let required: [[String]]
  let format: Int
  let position: Int
  private let spaces: [String]
  private let reading: SnapshotReading
  private let compiled: CompiledFormat

  init(
    _ candidate: StreamCandidate, position: Int, spaces: [String], reading: SnapshotReading,
    compiled: CompiledFormat
  ) {
    file = candidate.entry.name
    path = candidate.entry.path
    size = candidate.size
    entity = candidate.entity
    required = candidate.required
    format = candidate.format
    self.position = position
    self.spaces = spaces
    self.reading = reading
    self.compiled = compiled
  }

  /// Whether records may be of the same instance although they are called differently, or have other
  /// names than the attribute that is the entity's key.
  public var hasOtherNames: Bool { compiled.hasNames(in: spaces) }

  /// The instance that a record describes.
  ///
  /// - Parameters:
  ///   - record: the bytes of the record, a JSON object.
  ///   - line: its line in the file.
  ///   - isNamed: whether anybody will ask what the instance is called.
  ///   - reader: the reader of records.
  /// - Returns: the instance, which is not remembered.
  /// - Throws: where the JSON is malformed.
  public func instance(
    record: [UInt8], line: Int, isNamed: Bool, using reader: StreamReader
  ) throws(Diagnostics) -> EntityInstance {
    let value = try reader.value(of: record, line: line, file: file)
    let raw = RawRecord(value: value, file: position)
    var records = InstanceRecords()
    guard isNamed else {
      records.records[format] = [raw]
      return EntityInstance(entity: entity, key: "", records: records, reading: reading, shown: nil)
    }
    for (space, names) in compiled.names(of: raw) { records.names[space] = names }
    records.records[format] = [raw]
    let key =
      reading.key(of: entity, in: records) ?? compiled.label(of: raw)
      ?? records.names.values.first { !$0.isEmpty }?.first ?? "\(entity) in line \(line)"
    return EntityInstance(
      entity: entity, key: key, records: records, reading: reading, shown: key)
  }

  /// The fields of a record that an attribute depends on; nil where that cannot be told.
  public func fields(of attribute: String) -> [StreamedField]? {
    fields(of: attribute, depth: 0)
  }

  private func fields(of name: String, depth: Int) -> [StreamedField]? {
    guard depth < 16, let attribute = reading.attribute(name), attribute.entity == entity else {
      return depth > 0 ? [] : nil
    }
    var found: [StreamedField] = []
    if let reader = compiled.readers[name] {
      guard let own = reader.streamedFields else { return nil }
      found += own
    }
    for input in reading.inputs(of: name) {
      guard let more = fields(of: input, depth: depth + 1) else { return nil }
      found += more
    }
    return found
  }

  /// The type of an attribute of the stream's entity.
  public func type(of name: String) -> AttributeType? {
    reading.attribute(name).flatMap { $0.entity == entity ? $0.type : nil }
  }

  /// The one field whose value the attribute is, and what null means there; nil where more goes into
  /// it than that.
  public func plainField(of name: String) -> (path: [String], null: NullMeaning)? {
    guard let attribute = reading.attribute(name), attribute.entity == entity,
      attribute.derivation == nil, !attribute.isSecret
    else { return nil }
    return compiled.readers[name]?.plainField
  }
}

/// Reads single records of streams; not thread safe.
public final class StreamReader {
  private let reader: JSONReader
  private let scrubber: SecretScrubber

  /// A reader that takes the secrets of all vocabularies out.
  ///
  /// - Throws: where there is no memory.
  public init(_ vocabularies: VocabularySet) throws(Diagnostics) {
    scrubber = SecretScrubber(vocabularies.secrets)
    do throws(ReadingFault) {
      reader = try JSONReader()
    } catch {
      throw Diagnostics(error.diagnostic(file: "snapshot"))
    }
  }

  func value(of record: [UInt8], line: Int, file: String) throws(Diagnostics) -> RawValue {
    do throws(ReadingFault) {
      return scrubber.scrub(try reader.record(record, line: line))
    } catch {
      throw Diagnostics(error.diagnostic(file: file))
    }
  }
}
