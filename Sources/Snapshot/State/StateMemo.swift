internal import Synchronization

/// The states that were read last.
///
/// An audit asks for the same few attributes in every rule, and each answer takes the evaluation of
/// an expression. What is kept is bounded, because a snapshot may have a million instances.
final class StateMemo: Sendable {
  /// An attribute of an instance, which goes by its number in the snapshot.
  struct Key: Hashable, Sendable {
    var instance: Int
    var attribute: String
  }

  /// Rules run over all instances before the next rule does: what was read before that is rarely
  /// asked for again once it does not fit.
  private static let limit = 8192

  private let states = Mutex<[Key: AttributeState?]>([:])

  /// The state of an attribute; `read` gives it where it is not known yet, and may ask in turn.
  func state(of key: Key, read: () -> AttributeState?) -> AttributeState? {
    if let known = states.withLock({ $0[key] }) { return known }
    let state = read()
    states.withLock { states in
      if states.count >= Self.limit { states.removeAll(keepingCapacity: true) }
      states[key] = .some(state)
    }
    return state
  }
}
