import Crypto
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

  /// Reports the decisions beside a policy that do not count for what was compiled.
  static func reportSuspects(
    of policy: PolicyDocument, at path: String, _ vocabularies: VocabularySet
  ) throws {
    _ = try applied(to: policy, at: path, vocabularies)
  }

  private static func result(
    for policy: PolicyDocument, file: String, _ vocabularies: VocabularySet
  ) throws -> OverlayResult {
    let overlay = try OverlayFile.read(
      try Inputs.read(file), file: file, vocabularies: vocabularies)
    return overlay.apply(to: policy) { bytes in
      SHA256.hash(data: bytes).map { byte in
        let text = String(byte, radix: 16)
        return text.utf8.count == 1 ? "0" + text : text
      }.joined()
    }
  }

  private static func file(beside path: String) -> String? {
    let suffix = ".policy.yaml"
    guard path.hasSuffix(suffix) else { return nil }
    let file = path.dropLast(suffix.count) + ".overlay.yaml"
    return Inputs.isFile(String(file)) ? String(file) : nil
  }
}
