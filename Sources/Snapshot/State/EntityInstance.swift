/// One tenant, account, app, server or integration of a snapshot, with what is known of it.
///
/// Attributes are read from the records when they are asked for.
public struct EntityInstance: Sendable {
  /// The entity's name: `account`.
  public let entity: String
  /// The name that people know it by: an address, a client id, a task's name.
  public let key: String
  private let source: Source

  private enum Source: Sendable {
    case stated([String: AttributeState], names: [String: [String]])
    /// `number` tells it from others of the reading, which remembers it then.
    case records(InstanceRecords, SnapshotReading, number: Int?, shown: String?)
  }

  /// Creates an instance, for tests and for instances that an assessment describes.
  public init(
    entity: String, key: String, states: [String: AttributeState],
    names: [String: [String]] = [:]
  ) {
    self.entity = entity
    self.key = key
    source = .stated(states, names: names)
  }

  /// An instance that records describe, and that evidence calls `shown`.
  ///
  /// It is the only one of the reading with its number; without one, nothing is remembered of it.
  init(
    entity: String, key: String, records: InstanceRecords, reading: SnapshotReading,
    number: Int? = nil, shown: String?
  ) {
    self.entity = entity
    self.key = key
    source = .records(records, reading, number: number, shown: shown)
  }

  /// The names that records find the instance by, folded to lower case, by the space of names:
  /// object ids, addresses.
  public var names: [String: [String]] {
    switch source {
    case .stated(_, let names): names
    case .records(let records, _, _, _): records.names
    }
  }

  /// The state of an attribute by its full name; absent where nothing could say anything about it.
  public subscript(attribute: String) -> AttributeState {
    let state: AttributeState? =
      switch source {
      case .stated(let states, _): states[attribute]
      case .records(let records, let reading, let number, let shown):
        if let number {
          reading.memo.state(of: .init(instance: number, attribute: attribute)) {
            reading.state(of: attribute, in: records, named: shown)
          }
        } else {
          reading.state(of: attribute, in: records, named: shown)
        }
      }
    return state ?? .absent(.notCollected(nil))
  }

  /// Whether several of its records could say different things.
  var canContradictItself: Bool {
    if case .records(let records, _, _, _) = source { records.canContradictItself } else { false }
  }
}
