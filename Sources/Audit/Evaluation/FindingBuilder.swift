import Snapshot
import CEL
import Policy

/// Turns a judgement into a finding: evidence, what is missing, what to do.
struct FindingBuilder {
  private(set) var audit: AuditContext
  let policy: PolicyDocument
  let remedies: RemedyTable

  /// The same for what another context knows.
  func reading(_ audit: AuditContext) -> FindingBuilder {
    var builder = self
    builder.audit = audit
    return builder
  }

  func finding(for check: CompiledCheck, _ judgement: Judgement, in scene: Scene) -> Finding {
    let identity = identity(of: check, in: scene)
    return Finding(
      requirement: check.check.id, subject: subject(of: check, in: scene),
      verdict: judgement.verdict, level: check.check.level, waiver: nil, note: judgement.note,
      evidence: evidence(for: check, in: scene),
      missing: judgement.unknown.flatMap { missing($0, of: check, in: scene) },
      remedy: judgement.verdict == .fail ? remedies.steps(for: check.check) : [],
      fingerprint: Fingerprint.make(
        requirement: check.check.id, subject: identity),
      formerFingerprints: policy.formerIdentities(of: check.check.id).map {
        Fingerprint.make(requirement: $0, subject: identity)
      },
      source: FindingSource(
        page: policy.source.page, revision: policy.source.revision, line: check.check.source.line),
      baselines: judgement.verdict == .notApplicable ? [] : check.check.baselines)
  }

  /// What people call the subject: what the demand names, and what else is needed to tell it apart.
  private func subject(of check: CompiledCheck, in scene: Scene) -> String {
    let plan = SubjectPlan(audit: audit, setup: scene.setup)
    let conditional = check.entities.filter { entity in
      !check.demandedEntities.contains(entity)
        && (check.require == nil || plan.hasSeveral(entity))
    }
    let names = (check.demandedEntities + conditional).compactMap { scene.instances[$0]?.display }
    return names.isEmpty ? Self.everySetup : names.joined(separator: ", ")
  }

  /// The subject of a demand that names nothing.
  static let everySetup = "every set-up"

  /// What the fingerprint is made of: all instances, and the case where its facts matter.
  private func identity(of check: CompiledCheck, in scene: Scene) -> String {
    var parts = check.entities.sorted().compactMap { scene.instances[$0]?.display }
    if check.attributes.contains(where: { scene.setup.facts[$0] != nil }) {
      parts.append("case \(scene.setup.name)")
    }
    return parts.joined(separator: "\n")
  }

  private func evidence(for check: CompiledCheck, in scene: Scene) -> [EvidenceItem] {
    check.attributes.enumerated().compactMap { index, name in
      guard case .value(let value, let origin) = scene.read(name) else { return nil }
      let isSecret = audit.vocabularies.attribute(named: name)?.isSecret ?? true
      var item = EvidenceItem(
        attribute: name, value: isSecret ? "(secret)" : ValueText.text(value), file: "derived",
        isDemanded: index < check.demandedCount)
      switch origin {
      case .exported(let evidence):
        (item.file, item.record, item.line) = (evidence.file, evidence.record, evidence.line)
      case .attested(let by, let on): item.file = "attested by \(by) on \(on)"
      case .stated(let setup): item.file = "fact of \(setup)"
      case .derived: break
      }
      return item
    }
  }

  private func missing(
    _ name: String, of check: CompiledCheck, in scene: Scene
  ) -> [MissingItem] {
    if let why = OpenCondition.why(name) {
      let keys = check.check.scopeKeys.map { "`\($0)`" }.joined(separator: " or ")
      let settle = "settle it under `scopes` of the assessment: \(keys)"
      return [MissingItem(attribute: name, code: name, why: why, place: nil, settle: [settle])]
    }
    guard case .missing(let reason) = scene.read(name) else { return [] }
    return audit.settlement.items(for: name, reason)
  }
}

extension PolicyDocument {
  /// The identities that a requirement had in earlier compilations, sorted.
  fileprivate func formerIdentities(of id: RequirementID) -> [RequirementID] {
    guard !aliases.isEmpty else { return [] }
    let table = AliasTable([self])
    return aliases.keys.filter { $0 != id && table.current($0) == id }.sorted()
  }
}
