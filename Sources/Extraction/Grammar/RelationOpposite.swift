import Policy

extension Relation {
  /// The state that holds exactly where this one does not; nil for relations that are no states.
  var opposite: Relation? {
    switch self {
    case .enabled: .disabled
    case .disabled: .enabled
    case .present: .absent
    case .absent: .present
    case .supported: .notSupported
    default: nil
    }
  }
}
