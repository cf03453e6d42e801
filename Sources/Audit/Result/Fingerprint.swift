import Crypto
import Policy

/// What tells a finding apart from all others and is the same in every run.
///
/// It depends on the requirement and the subject alone, so that two audits of the same set-up can be
/// compared whatever the verdicts, the wording of the page and the layout of the exports.
enum Fingerprint {
  /// The first 16 hexadecimal digits of the SHA-256 of requirement and subject.
  static func make(requirement: RequirementID, subject: String) -> String {
    var hash = SHA256()
    for part in [requirement.rawValue, subject] {
      hash.update(data: Array(part.utf8))
      // A byte that UTF-8 never has keeps the parts apart.
      hash.update(data: [0xFF])
    }
    return hash.finalize().prefix(8).hexadecimal
  }
}
