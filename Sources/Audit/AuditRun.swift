import CEL
import Policy
import Snapshot

/// One pass over all policies and cases.
struct AuditRun {
  private let audit: AuditContext
  private let policies: [PolicyDocument]
  private let assessment: Assessment
  private let setups: [CaseSetup]
  private let attested: RequirementAttestations
  private var compiler: CheckCompiler
  private var waivers: WaiverTable
  /// What is wrong with expressions; verdicts count only where there is nothing.
  private(set) var problems: [FileDiagnostic] = []
  /// What is odd about the input.
  private(set) var warnings: [String]

  init(
    vocabularies: VocabularySet, snapshot: ConfigurationSnapshot, policies: [PolicyDocument],
    assessment: Assessment, clock: AssessmentClock
  ) {
    self.policies = policies
    self.assessment = assessment
    let rules = RuleCompiler(vocabularies)
    let file = assessment.file
    let aliases = AliasTable(policies)
    let values = AttestedValues(
      clock.attestations, file: file, rules: rules,
      bare: AuditContext(vocabularies: vocabularies, snapshot: snapshot), problems: &problems)
    audit = AuditContext(vocabularies: vocabularies, snapshot: snapshot, attested: values)
    let scopes = ScopeTable(assessment, rules: rules, aliases: aliases, problems: &problems)
    waivers = WaiverTable(
      clock.waivers, file: file, rules: rules, aliases: aliases, problems: &problems)
    attested = RequirementAttestations(
      clock.attestations, file: file, rules: rules, aliases: aliases, problems: &problems)
    compiler = CheckCompiler(rules: rules, vocabularies: vocabularies, scopes: scopes)
    var cases = CaseBuilder(audit: audit, rules: rules)
    setups = cases.setups(of: assessment)
    problems += cases.problems
    warnings = cases.warnings + ContradictionSearch(audit: audit).warnings(in: setups)
  }

  /// The results in the order of the policies.
  mutating func results() -> [RequirementResult] {
    var results: [RequirementResult] = []
    for (position, policy) in policies.enumerated() {
      let builder = FindingBuilder(audit: audit, policy: policy, remedies: RemedyTable(policy))
      for check in CheckList.checks(of: policy, at: position) {
        guard let compiled = compiler.compile(check, of: policy) else { continue }
        results.append(RequirementResult(check: check, findings: findings(compiled, builder)))
      }
    }
    problems += compiler.problems
    addWarnings(about: results.map(\.check))
    return results
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
