import Foundation

/// Policies in the vocabulary of the house.
enum HousePolicy {
  /// A policy of a few constraints.
  ///
  /// - Parameters:
  ///   - rules: an identifier, when it applies and what has to hold, one requirement each.
  ///   - tail: further members of the policy file.
  /// - Returns: the policy file.
  static func text(
    _ rules: [(id: String, when: String?, require: String)], tail: String = ""
  ) -> String {
    let requirements = rules.enumerated().map { line, rule in
      """
      - id: \(rule.id)
        kind: constraint
        level: must
        text: \(rule.id.capitalized).
      \(rule.when.map { "  when: \($0)\n" } ?? "")  require: \(rule.require)
        source: {line: \(line + 1)}

      """
    }.joined()
    return """
      apiVersion: proviso/v1
      kind: Policy
      metadata: {name: p, title: P}
      source: {page: P, digest: "sha256:\(String(repeating: "0", count: 64))", fidelity: markup}
      vocabularies: [house]
      requirements:
      \(requirements)\(tail)

      """
  }
}
