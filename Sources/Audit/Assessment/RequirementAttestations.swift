import CEL
import Policy

/// What people attest about requirements that no rule checks.
struct RequirementAttestations {
  private struct Entry {
    let verdict: AttestedVerdict
    let subject: Program?
    let by: String
    let on: String
  }

  private var entries: [RequirementID: [Entry]] = [:]

  /// Checks the subjects of the attestations; what is wrong goes to `problems`.
  init(
    _ attestations: [Attestation], file: String, rules: RuleCompiler, aliases: AliasTable,
    problems: inout [FileDiagnostic]
  ) {
    for attestation in attestations {
      guard case .requirement(let id, let verdict) = attestation.claim else { continue }
      do {
        let subject: Program? =
          if let rule = attestation.subject { try rules.compile(rule, file: file) } else { nil }
        let on = attestation.on.description
        entries[aliases.current(id), default: []]
          .append(Entry(verdict: verdict, subject: subject, by: attestation.by, on: on))
      } catch {
        problems += error.items
      }
    }
  }

  /// What is attested of a requirement and a subject, and by whom; nil where nobody says anything, or
  /// not with one voice.
  func verdict(
    on id: RequirementID, in scene: Scene
  ) -> (verdict: AttestedVerdict, note: String)? {
    let applying = (entries[id] ?? []).filter { entry in
      guard let subject = entry.subject else { return true }
      if case .yes = scene.truth(of: subject, scope: .no) { return true }
      return false
    }
    guard let first = applying.first, applying.allSatisfy({ $0.verdict == first.verdict }) else {
      return nil
    }
    return (first.verdict, "attested by \(first.by) on \(first.on)")
  }

  /// What is odd: attestations of what a rule checks.
  func warnings(on checks: [Check]) -> [String] {
    checks.filter { $0.require != nil && entries[$0.id] != nil }.map { check in
      "the attestation of `\(check.id)` does not count: a rule checks it; attest its attribute"
    }
  }
}
