/// One tenant, account, app, server or integration of a snapshot, with what is known of it.
public struct EntityInstance: Hashable, Sendable {
  /// The entity's name: `account`.
  public let entity: String
  /// The name that people know it by: an address, a client id, a task's name.
  public let key: String
  /// The states of its attributes by their full names.
  public internal(set) var states: [String: AttributeState]
  /// The names that records find the instance by, folded to lower case, by the space of names:
  /// object ids, addresses.
  public let names: [String: [String]]

  /// Creates an instance, for tests and for instances that an assessment describes.
  public init(
    entity: String, key: String, states: [String: AttributeState],
    names: [String: [String]] = [:]
  ) {
    self.entity = entity
    self.key = key
    self.states = states
    self.names = names
  }

  /// The state of an attribute by its full name; absent where nothing could say anything about it.
  public subscript(attribute: String) -> AttributeState {
    states[attribute] ?? .absent(.notCollected(nil))
  }
}
