import Crypto
import Policy

/// The claims of the audited policies, as waivers name them.
struct ClaimTable {
  private var hashes: [RequirementID: Set<String>] = [:]
  private let aliases: AliasTable

  init(_ policies: [PolicyDocument]) {
    aliases = AliasTable(policies)
    for policy in policies {
      for (id, hash) in policy.claims(sha256: Self.sha256) { hashes[id, default: []].insert(hash) }
      for (id, earlier) in policy.earlierClaims { hashes[id, default: []].formUnion(earlier) }
    }
  }

  /// Whether a requirement makes a claim, or made it in other words; true where there is no such
  /// requirement, which is said elsewhere.
  func has(_ claim: String, of id: RequirementID) -> Bool {
    hashes[aliases.current(id)].map { $0.contains(claim) } ?? true
  }

  private static func sha256(_ bytes: [UInt8]) -> String { SHA256.hash(data: bytes).hexadecimal }
}
