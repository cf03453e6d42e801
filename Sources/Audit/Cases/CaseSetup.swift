import CEL
import Snapshot

/// One set-up that is audited: which instances of each entity it has, and what is stated about them.
struct CaseSetup {
  /// The name in the assessment; what all instances are called where there is no assessment.
  let name: String
  /// Stated values by attribute.
  let facts: [String: Value]
  /// The instances of each entity that the case selects by an expression.
  let selected: [String: [CaseInstance]]

  /// A set-up about which nothing is stated.
  static let bare = CaseSetup(name: "", facts: [:], selected: [:])

  /// Whether something is stated about an attribute of the entity.
  func states(_ entity: String) -> Bool {
    facts.keys.contains { $0.hasPrefix(entity + ".") }
  }
}

extension CaseInstance {
  /// The instance of the snapshot; nil where it has none.
  var exported: EntityInstance? {
    if case .exported(let instance) = standing { instance } else { nil }
  }

  /// An instance of the snapshot.
  init(_ instance: EntityInstance, isMany: Bool) {
    self.init(
      entity: instance.entity, key: isMany ? instance.key : "", standing: .exported(instance))
  }
}
