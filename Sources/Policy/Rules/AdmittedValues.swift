import CEL

/// The values that a condition leaves to each attribute, as far as its conjuncts say so plainly.
///
/// `a == 1`, `a != 1` and `a in [1, 2]` count; every other conjunct is passed over, so that two sets
/// which seem compatible may still exclude each other, but never the other way.
public struct AdmittedValues: Sendable {
  private var admitted: [String: Set<String>] = [:]
  private var refused: [String: Set<String>] = [:]

  /// Reads the conjuncts of rules that all hold; texts that are no expression say nothing.
  public init(_ rules: [RuleExpression]) {
    for rule in rules {
      for part in (try? CanonicalExpression(rule.text))?.conjuncts ?? [] { read(part) }
    }
  }

  private mutating func read(_ part: Expression) {
    guard case .binary(let sign, let left, let right) = part.kind, let name = left.path else {
      return
    }
    switch (sign, right.kind) {
    case (.equal, .literal): admit([right], to: name)
    case (.contained, .list(let members)): admit(members, to: name)
    case (.notEqual, .literal): refused[name, default: []].insert(right.description)
    default: break
    }
  }

  private mutating func admit(_ members: [Expression], to name: String) {
    let values = Set(members.map(\.description))
    admitted[name] = admitted[name].map { $0.intersection(values) } ?? values
  }

  /// The first attribute, by name, to which no value is left; nil where every one has some.
  public var impossible: String? {
    admitted.keys.sorted().first { left(to: $0).isEmpty }
  }

  private func left(to name: String) -> Set<String> {
    (admitted[name] ?? []).subtracting(refused[name] ?? [])
  }

  /// The first attribute, by name, for which no value satisfies both.
  public func conflict(with other: AdmittedValues) -> String? {
    var both = self
    for (name, values) in other.admitted {
      both.admitted[name] = both.admitted[name].map { $0.intersection(values) } ?? values
    }
    for (name, values) in other.refused { both.refused[name, default: []].formUnion(values) }
    return both.impossible
  }

  /// Whether whatever satisfies this satisfies the other one too, as far as both say.
  public func implies(_ other: AdmittedValues) -> Bool {
    other.admitted.allSatisfy { name, values in
      admitted[name] != nil && left(to: name).isSubset(of: values)
    }
      && other.refused.allSatisfy { name, values in
        refused[name]?.isSuperset(of: values) ?? false
          || admitted[name].map { $0.isDisjoint(with: values) } ?? false
      }
  }
}
