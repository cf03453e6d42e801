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

extension Relation {
  /// Whether the relation puts a bound on a value.
  var isBound: Bool { self == .atLeast || self == .atMost }
}

extension Claim {
  /// The state that must hold when an instruction is not carried out; nil where none follows.
  var negated: Claim? {
    switch relation {
    case .enabled, .disabled, .present:
      relation.opposite.map { Claim(subject: subject, relation: $0) }
    case .equals, .sameAs, .oneOf, .contains:
      Claim(subject: subject, relation: relation, object: object, isNegated: true)
    default: nil
    }
  }
}

extension Wording {
  /// The wording of a prohibition of the same strength.
  var prohibition: Wording { level == .must ? .mustNot : .shouldNot }

  /// The wording of a positive demand of the same strength.
  var affirmation: Wording { level == .must ? .must : .should }
}
