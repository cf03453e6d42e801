public import Audit
import Policy

extension AuditBaseline {
  /// What became of the failures until a later audit.
  public func compare(_ result: AuditResult) -> AuditComparison {
    let later = LaterFindings(result)
    var comparison = AuditComparison(entries: [], undecided: 0)
    var continuing: [AuditComparison.Entry] = []
    for finding in later.failures {
      if finding.fingerprints.contains(where: known.contains) {
        continuing.append(entry(.continuing, finding))
      } else if shortened.contains(finding.requirement.rawValue) {
        comparison.undecided += 1
      } else {
        comparison.entries.append(entry(.new, finding))
      }
    }
    var gone: [AuditComparison.Change: [AuditComparison.Entry]] = [.continuing: continuing]
    for failure in failures where !later.fails(failure.fingerprint) {
      if let change = later.change(of: failure) {
        gone[change, default: []].append(
          AuditComparison.Entry(
            change: change, requirement: failure.requirement, subject: failure.subject,
            fingerprint: failure.fingerprint))
      } else {
        comparison.undecided += 1
      }
    }
    comparison.entries += AuditComparison.Change.allCases.flatMap { gone[$0] ?? [] }
    return comparison
  }

  private func entry(
    _ change: AuditComparison.Change, _ finding: Finding
  ) -> AuditComparison.Entry {
    AuditComparison.Entry(
      change: change, requirement: finding.requirement.rawValue, subject: finding.subject,
      fingerprint: finding.fingerprint)
  }
}

/// The findings of the later audit, by their fingerprints.
private struct LaterFindings {
  let failures: [Finding]
  private let failing: Set<String>
  private var others: [String: Finding] = [:]
  private let unlisted: Set<String>
  /// The requirements about instances that may not have been exported.
  private let incomplete: Set<String>

  init(_ result: AuditResult) {
    let findings = result.findings
    failures = findings.filter { !$0.isWaived && ($0.verdict == .fail || $0.verdict == .error) }
    failing = Set(failures.flatMap(\.fingerprints))
    unlisted = Set(result.requirements.filter { $0.unlisted > 0 }.map(\.check.id.rawValue))
    incomplete = Set(
      result.requirements.map(\.check).filter {
        !result.incompleteEntities.isDisjoint(with: $0.entities)
      }.map(\.id.rawValue))
    for finding in findings {
      for fingerprint in finding.fingerprints { others[fingerprint] = finding }
    }
  }

  func fails(_ fingerprint: String) -> Bool { failing.contains(fingerprint) }

  /// What became of a failure that is none now; nil where the report lists too little to tell.
  func change(of failure: AuditBaseline.Failure) -> AuditComparison.Change? {
    guard let finding = others[failure.fingerprint] else {
      if unlisted.contains(failure.requirement) { return nil }
      return incomplete.contains(failure.requirement) ? .unknown : .fixed
    }
    if finding.isWaived { return .waived }
    switch finding.verdict {
    case .pass, .notApplicable: return .fixed
    case .fail, .error: return .continuing
    case .unknown, .manual: return .unknown
    }
  }
}

extension Finding {
  /// The fingerprints under all identities of the requirement.
  fileprivate var fingerprints: [String] { [fingerprint] + formerFingerprints }
}
