public import Audit
import Policy

/// A subject for which a change alters the verdict.
public struct VerdictFlip: Sendable, Hashable {
  /// Whom or what the verdicts are about.
  public var subject: String
  /// The verdict on the old demand; nil where there was none.
  public var before: Verdict?
  /// The verdict on the new demand; nil where there is none.
  public var after: Verdict?
  /// The change, as a place in the list of changes.
  public var cause: Int

  /// Whether the subject met what was demanded and no longer does.
  public var breaks: Bool { after == .fail && before != .fail }

  /// Compares the verdicts on two revisions.
  ///
  /// - Parameters:
  ///   - before: the audit by the old policy.
  ///   - after: the audit of the same snapshot by the new policy.
  ///   - changes: what is demanded differently.
  /// - Returns: the flips in the order of the changes; subjects in the order of the audit.
  public static func found(
    before: AuditResult, after: AuditResult, changes: [RequirementChange]
  ) -> [VerdictFlip] {
    let old = Dictionary(grouping: before.findings, by: \.requirement)
    let new = Dictionary(grouping: after.findings, by: \.requirement)
    return changes.indices.flatMap { index in
      flips(
        changes[index].old.flatMap { old[$0.id] } ?? [],
        changes[index].new.flatMap { new[$0.id] } ?? [], cause: index)
    }
  }

  private static func flips(
    _ before: [Finding], _ after: [Finding], cause: Int
  ) -> [VerdictFlip] {
    let old = Dictionary(before.map { ($0.subject, $0.verdict) }) { first, _ in first }
    let new = Dictionary(after.map { ($0.subject, $0.verdict) }) { first, _ in first }
    var subjects: [String] = []
    var seen: Set<String> = []
    for finding in before + after where seen.insert(finding.subject).inserted {
      subjects.append(finding.subject)
    }
    return subjects.compactMap { subject in
      let flip = VerdictFlip(
        subject: subject, before: old[subject], after: new[subject], cause: cause)
      return flip.isNews ? flip : nil
    }
  }

  /// A demand that came or went matters where it is, or was, failed.
  private var isNews: Bool {
    switch (before, after) {
    case (let before?, let after?): before != after
    case (nil, let after?): after == .fail || after == .error
    case (let before?, nil): before == .fail || before == .error
    case (nil, nil): false
    }
  }
}
