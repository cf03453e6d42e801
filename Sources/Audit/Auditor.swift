public import CEL
public import Policy
public import Snapshot

/// Judges what a snapshot holds against what policies demand (design document, section 5).
///
/// The same input gives the same result: the clock is part of the input.
public struct Auditor {
  private let policies: [PolicyDocument]
  private let vocabularies: VocabularySet
  private let snapshot: ConfigurationSnapshot
  private let assessment: Assessment
  private let now: Timestamp?

  /// Prepares an audit.
  ///
  /// - Parameters:
  ///   - policies: what is demanded, in the order of the report.
  ///   - vocabularies: those of the policies.
  ///   - snapshot: what is configured.
  ///   - assessment: what people add; nil puts every instance of the snapshot in scope.
  ///   - asOf: the time that counts as now for attestations and waivers; nil lets none expire.
  public init(
    policies: [PolicyDocument], vocabularies: VocabularySet, snapshot: ConfigurationSnapshot,
    assessment: Assessment? = nil, asOf: Timestamp? = nil
  ) {
    self.policies = policies
    self.vocabularies = vocabularies
    self.snapshot = snapshot
    self.assessment = assessment ?? Assessment(name: "")
    now = asOf
  }

  /// Gives every verdict.
  ///
  /// - Returns: one result for each constraint and step of the policies.
  /// - Throws: expressions of the policies or of the assessment that do not fit the vocabulary.
  public func run() throws(Diagnostics) -> AuditResult {
    let clock = AssessmentClock(assessment, asOf: now)
    var run = AuditRun(
      vocabularies: vocabularies, snapshot: snapshot, policies: policies, assessment: assessment,
      clock: clock)
    let results = run.results()
    guard run.problems.isEmpty else { throw Diagnostics(items: run.problems) }
    return AuditResult(
      policies: policies, requirements: results, warnings: run.warnings, lapsed: clock.lapsed,
      asOf: now?.description)
  }
}
