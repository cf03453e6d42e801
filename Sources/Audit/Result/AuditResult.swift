public import Policy

/// Everything that an audit found.
public struct AuditResult: Sendable {
  /// The policies, in the order they were given.
  public var policies: [PolicyDocument]
  /// One entry for each constraint and step, in the order of the policies.
  public var requirements: [RequirementResult]
  /// What is odd about the input: contradictions, selections that match nothing.
  public var warnings: [String]
  /// Attestations and waivers that do not count, and why.
  public var lapsed: [LapsedEntry]
  /// The point in time that the audit took for now, as RFC 3339; nil where nothing expires.
  ///
  /// Reports show its day.
  public var asOf: String?
  /// When the snapshot was made, as far as somebody says.
  public var capturedAt: String?
  /// The entities of which the snapshot may hold fewer instances than there are.
  public var incompleteEntities: Set<String> = []
  /// The name of the key that made tokens of names and addresses; nil where they are plain.
  public var redactionKey: String?

  /// How the failures differ from those of an earlier audit; nil where none was given.
  public var comparison: AuditComparison?

  /// All findings, in the order of the requirements.
  public var findings: [Finding] { requirements.flatMap(\.findings) }

  /// The verdicts of all findings together.
  public var summary: Tally {
    var tally = Tally()
    for requirement in requirements { tally.add(requirement.tally) }
    return tally
  }

  /// Whether no requirement of the policies met a subject.
  public var isEmpty: Bool { requirements.allSatisfy { $0.tally.total == 0 } }

  /// Whether something failed that is at least as strong as `level`, or could not be evaluated.
  public func hasFailure(atLeast level: Level) -> Bool {
    requirements.contains { requirement in
      requirement.tally[.error] > 0
        || (requirement.tally[.fail] > 0 && requirement.check.level >= level)
    }
  }

  /// Whether something could not be decided, or nothing was checked at all.
  public var isUndecided: Bool {
    isEmpty || summary[.unknown] > 0
  }
}

/// What an audit found for one constraint or step.
public struct RequirementResult: Sendable {
  /// The constraint or step.
  public var check: Check
  /// The findings, one a subject; of records that were streamed only the first of each verdict that
  /// needs attention, while the tally counts all.
  public var findings: [Finding]
  /// The verdicts of the findings.
  public var tally: Tally
  /// Whether the subjects are records of a stream.
  public var isStreamed = false

  /// How many of the findings that need attention are counted and not listed.
  public var unlisted: Int {
    let listed = findings.count { $0.verdict != .pass && $0.verdict != .notApplicable }
    let counted = tally.total - tally[.pass] - tally[.notApplicable]
    return max(0, counted - listed)
  }

  /// A result whose tally counts more than the findings that are listed.
  init(check: Check, findings: [Finding], tally: Tally) {
    self.check = check
    self.findings = findings
    self.tally = tally
    isStreamed = true
  }

  init(check: Check, findings: [Finding]) {
    self.check = check
    self.findings = findings
    var tally = Tally()
    for finding in findings { tally.count(finding.verdict, isWaived: finding.isWaived) }
    self.tally = tally
  }
}

/// An attestation or waiver that does not count.
public struct LapsedEntry: Hashable, Sendable {
  /// `attestation` or `waiver`.
  public var kind: String
  /// The attribute or requirement that it is about.
  public var about: String
  /// Why it does not count, as a phrase.
  public var why: String
}
