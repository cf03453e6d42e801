public import Policy

/// What of an older policy a newer one still demands, though under another identifier or in other
/// words, so that what people decided about it stays (design document, section 3).
public struct Succession: Sendable, Equatable {
  /// Identifiers of the older policy that are called something else now.
  public private(set) var aliases: [RequirementID: RequirementID] = [:]
  /// Hashes of the claims by which requirements of the newer policy were made before.
  public private(set) var earlierClaims: [RequirementID: [String]] = [:]
  /// The changes, by the identifier that the demand had.
  public private(set) var changes: [RequirementID: RequirementChange] = [:]

  /// So many earlier claims of a requirement are kept, the newest ones.
  private static let limit = 32

  /// Compares two policies of one page.
  ///
  /// Only what demands the same is succeeded: a demand that became another one is a new one, and a
  /// part of a sentence that was split is not the whole.
  ///
  /// - Parameters:
  ///   - old: the policy that people decided about, with what it knows of policies before it.
  ///   - new: the newer policy.
  ///   - words: the words by which demands are compared.
  ///   - sha256: gives the SHA-256 of bytes in lower-case hexadecimal.
  public init(
    from old: PolicyDocument, to new: Revision, words: ComparisonWords,
    sha256: ([UInt8]) -> String
  ) {
    let outcome = RequirementDiff(from: Revision(old), to: new, words: words).compare()
    let before = old.claims(sha256: sha256)
    let after = new.policy.claims(sha256: sha256)
    let taken = new.policy.identifiers
    var successors: [RequirementID: RequirementID] = [:]
    for (pair, change) in outcome.pairs {
      if let change { changes[pair.old.id] = change }
      guard Self.isSame(change), successors.updateValue(pair.new.id, forKey: pair.old.id) == nil
      else { continue }
      var hashes = old.earlierClaims[pair.old.id] ?? []
      if let hash = before[pair.old.id] { hashes.append(hash) }
      let now = after[pair.new.id]
      hashes = earlierClaims[pair.new.id, default: []] + hashes
      earlierClaims[pair.new.id] = Self.unique(hashes.filter { $0 != now })
    }
    earlierClaims = earlierClaims.filter { !$0.value.isEmpty }
    for (id, successor) in successors where id != successor { aliases[id] = successor }
    for (alias, id) in old.aliases {
      if let successor = successors[id] { aliases[alias] = successor }
    }
    aliases = aliases.filter { !taken.contains($0.key) && taken.contains($0.value) }
  }

  private static func isSame(_ change: RequirementChange?) -> Bool {
    guard let change else { return true }
    return change.effect == .equivalent && change.reason != .undecided && change.reason != .partial
      && !change.forms.contains(.split) && !change.forms.contains(.merged)
  }

  private static func unique(_ hashes: [String]) -> [String] {
    var seen: Set<String> = []
    return Array(hashes.filter { seen.insert($0).inserted }.suffix(limit))
  }
}
