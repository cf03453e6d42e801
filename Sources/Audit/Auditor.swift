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
  private let age: DataAge

  /// Prepares an audit.
  ///
  /// - Parameters:
  ///   - policies: what is demanded, in the order of the report.
  ///   - vocabularies: those of the policies.
  ///   - snapshot: what is configured.
  ///   - assessment: what people add; nil puts every instance of the snapshot in scope.
  ///   - asOf: the time that counts as now for attestations and waivers; nil lets none expire.
  ///   - age: how old the snapshot is, and how old it may be.
  public init(
    policies: [PolicyDocument], vocabularies: VocabularySet, snapshot: ConfigurationSnapshot,
    assessment: Assessment? = nil, asOf: Timestamp? = nil, age: DataAge = DataAge()
  ) {
    self.policies = policies
    self.vocabularies = vocabularies
    self.snapshot = snapshot
    self.assessment = assessment ?? Assessment(name: "")
    now = asOf
    self.age = age
  }

  /// Gives every verdict.
  ///
  /// - Returns: one result for each constraint and step of the policies.
  /// - Throws: expressions of the policies or of the assessment that do not fit the vocabulary.
  public func run() throws(Diagnostics) -> AuditResult {
    guard let result = try run(streaming: StreamOptions()) else {
      throw Diagnostics(
        FileDiagnostic(file: "snapshot", message: "records of a stream need others to be judged"))
    }
    return result
  }

  /// Gives every verdict; the records of streams are read once, and only the first findings of each
  /// kind are listed.
  ///
  /// - Returns: nil where a policy or the assessment asks for more than one record at a time, so that
  ///   the snapshot has to be read as a whole.
  /// - Throws: as ``run()`` does, and where a record is malformed or a row cannot be written.
  public func run(streaming options: StreamOptions) throws(Diagnostics) -> AuditResult? {
    let clock = AssessmentClock(assessment, asOf: now, policies: policies)
    var run = AuditRun(
      vocabularies: vocabularies, snapshot: snapshot, policies: policies, assessment: assessment,
      clock: clock, age: age)
    let results = try run.results(options)
    return try result(of: run, results, clock)
  }

  /// Gives every verdict where large collections are read a part at a time.
  ///
  /// Only the first findings of each kind about their instances are listed. The auditor's own snapshot
  /// is the base of it.
  ///
  /// - Returns: nil where a check names two of the collections, so that the snapshot has to be read
  ///   as a whole.
  /// - Throws: as ``run()`` does, and where a collection cannot be read any more.
  public func run(
    over collections: SlicedSnapshot, _ options: StreamOptions
  ) throws(Diagnostics) -> AuditResult? {
    let clock = AssessmentClock(assessment, asOf: now, policies: policies)
    var run = AuditRun(
      vocabularies: vocabularies, snapshot: collections.base, policies: policies,
      assessment: assessment, clock: clock, age: age,
      share: CollectionShare(entities: Set(collections.entities), part: collections.entities.first))
    let results = try run.results(of: collections, options)
    return try result(of: run, results, clock)
  }

  private func result(
    of run: AuditRun, _ results: [RequirementResult]?, _ clock: AssessmentClock
  ) throws(Diagnostics) -> AuditResult? {
    guard run.problems.isEmpty else { throw Diagnostics(items: run.problems) }
    guard let results else { return nil }
    var result = AuditResult(
      policies: policies, requirements: results, warnings: run.warnings, lapsed: clock.lapsed,
      asOf: now?.description)
    result.incompleteEntities = run.incompleteEntities
    result.capturedAt = age.capturedAt?.description
    if age.limit != nil && age.capturedAt == nil {
      result.warnings.append(
        "nothing says when the exports were made: only values with a date of their own can be too old"
      )
    }
    return result
  }
}
