import Policy

/// The identifiers that requirements had in earlier compilations.
struct AliasTable {
  private var current: [RequirementID: RequirementID] = [:]

  init(_ policies: [PolicyDocument]) {
    for policy in policies { current.merge(policy.aliases) { first, _ in first } }
  }

  /// The identifier that a requirement has now.
  func current(_ id: RequirementID) -> RequirementID {
    var result = id
    // Renamed several times; a circle, which no compilation writes, ends at the limit.
    for _ in 0..<16 {
      guard let next = current[result] else { break }
      result = next
    }
    return result
  }
}
