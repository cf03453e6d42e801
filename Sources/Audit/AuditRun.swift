import CEL
import Policy
import Snapshot

/// One pass over all policies and cases.
struct AuditRun {
  private let rules: RuleCompiler
  private let clock: AssessmentClock
  private let age: DataAge
  private let policies: [PolicyDocument]
  private let assessment: Assessment
  private let attested: RequirementAttestations
  private var audit: AuditContext
  private var setups: [CaseSetup] = []
  private var compiler: CheckCompiler
  private var waivers: WaiverTable
  private var selections = PartialSelections()
  /// What is wrong with expressions; verdicts count only where there is nothing.
  private(set) var problems: [FileDiagnostic] = []
  /// What is odd about the input.
  private(set) var warnings: [String]

  init(
    vocabularies: VocabularySet, snapshot: ConfigurationSnapshot, policies: [PolicyDocument],
    assessment: Assessment, clock: AssessmentClock, age: DataAge, share: CollectionShare? = nil
  ) {
    self.policies = policies
    self.assessment = assessment
    self.clock = clock
    self.age = age
    let rules = RuleCompiler(vocabularies)
    self.rules = rules
    let file = assessment.file
    let aliases = AliasTable(policies)
    audit = AuditContext(vocabularies: vocabularies, snapshot: snapshot)
    let scopes = ScopeTable(assessment, rules: rules, aliases: aliases, problems: &problems)
    waivers = WaiverTable(
      clock.waivers, file: file, rules: rules, aliases: aliases, problems: &problems)
    attested = RequirementAttestations(
      clock.attestations, file: file, rules: rules, aliases: aliases, problems: &problems)
    compiler = CheckCompiler(rules: rules, vocabularies: vocabularies, scopes: scopes)
    warnings = []
    look(at: snapshot, share)
  }

  /// Turns to a snapshot: finds out what the assessment says about its instances.
  private mutating func look(at snapshot: ConfigurationSnapshot, _ share: CollectionShare?) {
    let vocabularies = audit.vocabularies
    let values = AttestedValues(
      clock.attestations, file: assessment.file, rules: rules,
      bare: AuditContext(vocabularies: vocabularies, snapshot: snapshot), problems: &problems)
    audit = AuditContext(
      vocabularies: vocabularies, snapshot: snapshot, attested: values, age: age, now: clock.now,
      share: share)
    // Whom a case is about does not depend on how old the exports are.
    let ageless = AuditContext(
      vocabularies: vocabularies, snapshot: snapshot, attested: values, share: share)
    var cases = CaseBuilder(audit: ageless, rules: rules, selections: selections)
    setups = cases.setups(of: assessment)
    selections = cases.selections
    problems += cases.problems
    let found = cases.warnings + ContradictionSearch(audit: audit).warnings(in: setups)
    warnings += found.filter { !warnings.contains($0) }
  }

  /// The entities of which the snapshot may hold fewer instances than there are.
  var incompleteEntities: Set<String> {
    let names = audit.vocabularies.entities.map(\.name)
    return Set(names.filter { audit.isMany($0) && audit.incompleteness(of: $0) != nil })
  }

  /// The results in the order of the policies; nil where records of streams cannot be judged by
  /// themselves.
  ///
  /// - Throws: what is wrong with the records of streams.
  mutating func results(_ options: StreamOptions) throws(Diagnostics) -> [RequirementResult]? {
    let work = compileAll()
    guard problems.isEmpty, let streamed = try judgeStreams(work.map(\.check), options) else {
      return problems.isEmpty ? nil : []
    }
    var results: [RequirementResult] = []
    for (position, (check, builder)) in work.enumerated() {
      if let judged = streamed[position] {
        results.append(try result(of: judged, for: check, builder))
      } else {
        results.append(
          RequirementResult(check: check.check, findings: findings(check, builder)))
      }
    }
    addWarnings(about: results.map(\.check))
    return results
  }

  /// The results where large collections are read a part at a time; nil where a check depends on two
  /// of them.
  ///
  /// - Throws: where a collection cannot be read any more.
  mutating func results(
    of collections: SlicedSnapshot, _ options: StreamOptions
  ) throws(Diagnostics) -> [RequirementResult]? {
    let work = compileAll()
    guard problems.isEmpty else { return [] }
    let entities = Set(collections.entities)
    let shared = work.map { Set($0.check.entities).intersection(entities) }
    guard shared.allSatisfy({ $0.count <= 1 }) else { return nil }
    options.rows?.begin(work.map(\.check.check))
    var partial = work.map { PartialResult(check: $0.check.check, limit: options.findings) }
    var found: Set<String> = []
    for entity in collections.entities {
      let places = work.indices.filter { shared[$0].contains(entity) }
      try collections.parts(of: entity, progress: options.progress) {
        (part, news) throws(Diagnostics) in
        found.insert(entity)
        warnings += news.map(\.description).filter { !warnings.contains($0) }
        look(at: part, CollectionShare(entities: entities, part: entity))
        var own: [RequirementResult] = []
        for place in places {
          let builder = work[place].builder.reading(audit)
          let findings = findings(work[place].check, builder)
          partial[place].add(findings)
          own.append(RequirementResult(check: work[place].check.check, findings: findings))
        }
        options.rows?.write(own)
      }
    }
    // A collection without any instance is judged like a small one.
    look(at: collections.base, CollectionShare(entities: found))
    return rest(of: work, partial, isPartial: shared.map { !$0.isEmpty }, options)
  }

  /// The results of all checks once the parts have been judged: those that depend on no part are judged
  /// now, and so is what no part has an instance of.
  private mutating func rest(
    of work: [(check: CompiledCheck, builder: FindingBuilder)], _ parts: [PartialResult],
    isPartial: [Bool], _ options: StreamOptions
  ) -> [RequirementResult] {
    var partial = parts
    var results: [RequirementResult] = []
    var rest: [RequirementResult] = []
    for (place, (check, builder)) in work.enumerated() {
      let result = RequirementResult(
        check: check.check, findings: findings(check, builder.reading(audit)))
      if !isPartial[place] {
        results.append(result)
      } else {
        partial[place].add(result.findings)
        rest.append(result)
        results.append(partial[place].result)
      }
    }
    options.rows?.write(rest)
    addWarnings(about: results.map(\.check))
    return results
  }

  private mutating func compileAll() -> [(check: CompiledCheck, builder: FindingBuilder)] {
    var work: [(check: CompiledCheck, builder: FindingBuilder)] = []
    for (position, policy) in policies.enumerated() {
      let builder = FindingBuilder(audit: audit, policy: policy, remedies: RemedyTable(policy))
      for check in CheckList.checks(of: policy, at: position) {
        guard let compiled = compiler.compile(check, of: policy) else { continue }
        work.append((compiled, builder))
      }
    }
    problems += compiler.problems
    return work
  }

  // MARK: streams

  /// What the records of a stream say about one check.
  private struct Judged {
    var tally: Tally
    var samples: [StreamRun.Sample]
  }

  /// The checks about entities of streams, by their place; nil where one of them depends on more than
  /// a record.
  private mutating func judgeStreams(
    _ checks: [CompiledCheck], _ options: StreamOptions
  ) throws(Diagnostics) -> [Int: Judged]? {
    let plans = audit.streams.compactMap { plan($0, for: checks) }
    guard plans.count == audit.streams.count else { return nil }
    if let rows = options.rows {
      // Rows cannot be taken back, so that names are looked at before.
      for (plan, setup) in plans where plan.hasNames {
        let run = try StreamRun(plan, audit: audit, setup: setup, options: options)
        if try run.hasRepeats() { return nil }
      }
      rows.begin(checks.map(\.check))
    }
    var judged: [Int: Judged] = [:]
    for (plan, setup) in plans {
      let run = try StreamRun(plan, audit: audit, setup: setup, options: options)
      let outcome = try run.run()
      guard !outcome.hasRepeats else { return nil }
      if outcome.strangers > 0 {
        warnings.append(
          "\(plan.stream.file): \(outcome.strangers) of its records are of no known export")
      }
      let places = checks.indices.filter { checks[$0].entities.contains(plan.stream.entity) }
      for (index, place) in places.enumerated() {
        judged[place] = Judged(tally: outcome.tallies[index], samples: outcome.samples[index])
      }
    }
    return judged
  }

  /// The scan of a stream for all checks that name its entity; nil where it cannot be planned.
  private func plan(
    _ stream: RecordStream, for checks: [CompiledCheck]
  ) -> (plan: StreamPlan, setup: CaseSetup)? {
    guard let setup = setups.first, speaksOnlyForItself(stream), !audit.mayBeStale,
      let plan = StreamPlan(
        stream, audit: audit, setup: setup, rules: RuleCompiler(audit.vocabularies)),
      checks.filter({ $0.entities.contains(stream.entity) }).allSatisfy({ plan.add($0) })
    else { return nil }
    return (plan, setup)
  }

  /// Whether the assessment says nothing about instances of the stream's entity.
  private func speaksOnlyForItself(_ stream: RecordStream) -> Bool {
    assessment.cases.isEmpty && assessment.waivers.isEmpty && !audit.isAttested(stream.entity)
      && !assessment.attestations.contains {
        if case .requirement = $0.claim { true } else { false }
      }
  }

  private func result(
    of judged: Judged, for check: CompiledCheck, _ builder: FindingBuilder
  ) throws(Diagnostics) -> RequirementResult {
    var findings: [Finding] = []
    for sample in judged.samples {
      let finding = builder.finding(for: check, judge(check, in: sample.scene), in: sample.scene)
      // The scanner decides from bytes, the finding from values; they must not differ.
      guard finding.verdict == sample.verdict else {
        throw Diagnostics(
          FileDiagnostic(
            file: finding.subject,
            message: "`\(check.check.id)` is \(sample.verdict.rawValue) by the scan of the file, "
              + "\(finding.verdict.rawValue) by the record itself"))
      }
      findings.append(finding)
    }
    return RequirementResult(check: check.check, findings: findings, tally: judged.tally)
  }

  private mutating func addWarnings(about checks: [Check]) {
    var ids = Set(checks.flatMap { [$0.id] + $0.scopeKeys })
    for policy in policies { ids.formUnion(policy.aliases.keys) }
    warnings += assessment.warnings(forUnknownAmong: ids).map { diagnostic in
      diagnostic.message + (diagnostic.help.map { " (\($0))" } ?? "")
    }
    warnings += attested.warnings(on: checks)
    let known = Set(checks.map(\.id))
    warnings += waivers.unused.filter(known.contains).map { "a waiver of `\($0)` meets no failure" }
  }

  /// One finding a subject: a subject that several cases share is judged once.
  private mutating func findings(
    _ check: CompiledCheck, _ builder: FindingBuilder
  ) -> [Finding] {
    var findings: [(finding: Finding, setup: String)] = []
    var seen: Set<String> = []
    for setup in setups {
      let plan = SubjectPlan(audit: audit, setup: setup)
      for scene in plan.scenes(naming: check.entities) {
        var finding = builder.finding(for: check, judge(check, in: scene), in: scene)
        guard seen.insert(finding.fingerprint).inserted else { continue }
        if finding.verdict == .fail {
          finding.waiver = waivers.waiver(for: check.check.id, in: scene)
        }
        findings.append((finding, setup.name))
      }
    }
    return Self.toldApart(findings)
  }

  /// Adds the name of the case where subjects would read the same.
  private static func toldApart(_ findings: [(finding: Finding, setup: String)]) -> [Finding] {
    var counts: [String: Int] = [:]
    for entry in findings { counts[entry.finding.subject, default: 0] += 1 }
    return findings.map { entry in
      var finding = entry.finding
      if counts[finding.subject, default: 0] > 1 { finding.subject += " (\(entry.setup))" }
      return finding
    }
  }

  private func judge(_ check: CompiledCheck, in scene: Scene) -> Judgement {
    let applies = scene.applicability(of: check)
    if let demand = scene.demand(of: check) { return Judgement(applies: applies, require: demand) }
    if let (verdict, note) = attested.verdict(on: check.check.id, in: scene) {
      return Judgement(applies: applies, attested: verdict, note: note)
    }
    return Judgement(applies: applies, require: nil)
  }
}
