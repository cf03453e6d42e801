import CEL
import Policy
import Snapshot

/// The values that people attest, and of which instances.
struct AttestedValues {
  /// One attested value.
  struct Statement {
    let value: Value
    let by: String
    let on: String
    /// The keys of the instances that it is about; nil for all.
    let keys: Set<String>?
  }

  private var statements: [String: [Statement]] = [:]

  /// The attributes that somebody attests.
  var names: Set<String> { Set(statements.keys) }

  /// Nothing is attested.
  init() {}

  /// Finds out which instances each attestation is about, from the snapshot alone; what is wrong with
  /// the expressions goes to `problems`.
  init(
    _ attestations: [Attestation], file: String, rules: RuleCompiler, bare: AuditContext,
    problems: inout [FileDiagnostic]
  ) {
    for attestation in attestations {
      guard case .attribute(let name, let value) = attestation.claim else { continue }
      do {
        let keys: Set<String>? =
          if let subject = attestation.subject {
            Self.keys(
              matching: try rules.compile(subject, file: file), for: name, in: bare)
          } else { nil }
        let on = attestation.on.description
        statements[name, default: []]
          .append(Statement(value: value, by: attestation.by, on: on, keys: keys))
      } catch {
        problems += error.items
      }
    }
  }

  /// What is attested of an attribute of the instance with a key.
  func values(of name: String, for key: String) -> [Statement] {
    (statements[name] ?? []).filter { $0.keys?.contains(key) ?? true }
  }

  private static func keys(
    matching program: Program, for name: String, in bare: AuditContext
  ) -> Set<String> {
    guard let entity = bare.vocabularies.attribute(named: name)?.entity else { return [] }
    let matching = bare.instances(of: entity).filter { instance in
      let scene = Scene(audit: bare, setup: .bare, instances: [entity: instance])
      if case .yes = scene.truth(of: program, scope: .no) { return true }
      return false
    }
    return Set(matching.map(\.key))
  }
}
