import Comparison
import Crypto
import Extraction
import Policy

/// The decisions of people beside a policy: `NAME.overlay.yaml` next to `NAME.policy.yaml`.
enum Overlays {
  /// The policy of a file with the decisions beside it; what does not count any more is reported.
  static func applied(
    to policy: PolicyDocument, at path: String, _ vocabularies: VocabularySet
  ) throws -> PolicyDocument {
    guard let file = file(beside: path) else { return policy }
    let result = try result(for: policy, file: file, vocabularies)
    Output.complain(result.suspects.map { $0.warning(file: file) })
    return result.policy
  }

  /// The policy of a page with what the policy of an earlier revision knows of renamed and reworded
  /// demands; reports the decisions beside it that do not count any more.
  ///
  /// An earlier policy that cannot be read says nothing; it is about to be overwritten.
  static func continued(
    _ compilation: Compilation, at path: String, _ vocabularies: VocabularySet
  ) throws -> PolicyDocument {
    var policy = compilation.policy
    var changes: [RequirementID: RequirementChange] = [:]
    if let bytes = try? Inputs.read(path),
      let old = try? PolicyFile.read(bytes, file: path, vocabularies: vocabularies)
    {
      let succession = Succession(
        from: old, to: Revision(compilation), words: ComparisonWords(vocabularies), sha256: sha256)
      policy.aliases = succession.aliases
      policy.earlierClaims = succession.earlierClaims
      changes = succession.changes
    }
    guard let file = file(beside: path) else { return policy }
    let suspects = try result(for: policy, file: file, vocabularies).suspects
    Output.complain(
      suspects.map { suspect in
        var warning = suspect.warning(file: file)
        if suspect.reason == .requirementGone {
          warning.help = changes[suspect.decision.requirement].flatMap(successor)
        }
        return warning
      })
    return policy
  }

  /// What a demand has become.
  private static func successor(_ change: RequirementChange) -> String? {
    change.new.map { "it has become `\($0.id)`, which is \(change.effect.rawValue)" }
  }

  private static func result(
    for policy: PolicyDocument, file: String, _ vocabularies: VocabularySet
  ) throws -> OverlayResult {
    let overlay = try OverlayFile.read(
      try Inputs.read(file), file: file, vocabularies: vocabularies)
    return overlay.apply(to: policy, sha256: sha256)
  }

  /// The SHA-256 of bytes in lower-case hexadecimal.
  private static func sha256(_ bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).hexadecimal
  }

  private static func file(beside path: String) -> String? {
    let suffix = ".policy.yaml"
    guard path.hasSuffix(suffix) else { return nil }
    let file = path.dropLast(suffix.count) + ".overlay.yaml"
    return Inputs.isFile(String(file)) ? String(file) : nil
  }
}
