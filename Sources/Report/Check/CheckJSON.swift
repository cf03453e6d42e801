import Audit
import Policy

/// An audit as JSON, in the shape of the design document's section 7.
struct CheckJSON: CheckFormat {
  func render(_ result: AuditResult) -> String {
    var members: [JSONValue.Member] = [
      .init("summary", Self.tally(result.summary)),
      .init("requirements", .array(result.requirements.map(requirement))),
      .init("findings", .array(result.findings.map(finding))),
      .init("warnings", .strings(result.warnings)),
      .init("lapsed", .array(result.lapsed.map(Self.lapsed))),
      .init("as_of", .optional(Self.asOf(result))),
      .init("captured_at", .optional(result.capturedAt)),
      .init("redaction", .optional(result.redactionKey)),
    ]
    if let comparison = result.comparison {
      members.append(.init("comparison", Self.comparison(comparison)))
    }
    return JSONWriter.text(.object(members)) + "\n"
  }

  /// The failures by what became of them since an earlier audit.
  static func comparison(_ comparison: AuditComparison) -> JSONValue {
    let changes = AuditComparison.Change.allCases.map { change in
      JSONValue.Member(
        change.rawValue,
        .array(
          comparison[change].map { entry in
            .object([
              "requirement": .string(entry.requirement), "subject": .string(entry.subject),
              "fingerprint": .string(entry.fingerprint),
            ])
          }))
    }
    return .object(changes + [JSONValue.Member("undecided", .number(comparison.undecided))])
  }

  /// The counts of the verdicts and, beside them, of waived failures.
  static func tally(_ tally: Tally) -> JSONValue {
    let verdicts = Verdict.allCases.map { JSONValue.Member($0.rawValue, .number(tally[$0])) }
    return .object(verdicts + [JSONValue.Member("waived", .number(tally.waived))])
  }

  private func requirement(_ result: RequirementResult) -> JSONValue {
    let members: [JSONValue.Member] = [
      .init("id", .string(result.check.id.rawValue)),
      .init("line", .number(result.check.source.line)),
      .init("counts", Self.tally(result.tally)),
    ]
    let unlisted = result.unlisted
    return .object(members + (unlisted > 0 ? [.init("unlisted", .number(unlisted))] : []))
  }

  private func finding(_ finding: Finding) -> JSONValue {
    .object([
      "requirement": .string(finding.requirement.rawValue),
      "subject": .string(finding.subject),
      "verdict": .string(finding.isWaived ? "waived" : finding.verdict.rawValue),
      "original": finding.isWaived ? .string(finding.verdict.rawValue) : .null,
      "evidence": Self.evidence(finding),
      "missing": Self.missing(finding.missing),
      "remedy": Self.remedy(finding),
      "fingerprint": .string(finding.fingerprint),
      "source": .object([
        "page": .string(finding.source.page),
        "revision": finding.source.revision.map { .number($0) } ?? .null,
        "line": .number(finding.source.line),
      ]),
      "note": .optional(finding.note),
      "baselines": Self.baselines(finding.baselines),
    ])
  }

  /// The values that were read, each with its place.
  static func evidence(_ finding: Finding) -> JSONValue {
    .array(
      finding.evidence.map { item in
        .object([
          "attribute": .string(item.attribute),
          "value": .string(item.value),
          "file": .string(item.file),
          "record": .optional(item.record),
          "line": item.line.map { .number($0) } ?? .null,
        ])
      })
  }

  /// The day that the audit took for today, as `--as-of` takes it.
  static func asOf(_ result: AuditResult) -> String? {
    result.asOf.map { String($0.prefix { $0 != "T" }) }
  }

  /// The attributes that would settle a verdict, each with the place of what says nothing.
  static func missing(_ items: [MissingItem]) -> JSONValue {
    .array(
      items.map { item in
        .object([
          "attribute": .string(item.attribute),
          "reason": .string(item.code),
          "why": .string(item.why),
          "file": .optional(item.place?.file),
          "record": .optional(item.place?.record),
          "line": item.place?.line.map { .number($0) } ?? .null,
          "settle": .strings(item.settle),
        ])
      })
  }

  /// The page's steps that mend it.
  static func remedy(_ finding: Finding) -> JSONValue {
    .array(
      finding.remedy.map { step in
        .object(["requirement": .string(step.id.rawValue), "text": .string(step.text)])
      })
  }

  /// The published baselines that the requirement is at odds with.
  static func baselines(_ baselines: [ContradictedBaseline]) -> JSONValue {
    .array(
      baselines.map { baseline in
        .object([
          "id": .string(baseline.id), "publisher": .string(baseline.publisher),
          "text": .string(baseline.text),
        ])
      })
  }

  /// An attestation or waiver that does not count.
  static func lapsed(_ entry: LapsedEntry) -> JSONValue {
    .object([
      "kind": .string(entry.kind), "about": .string(entry.about), "why": .string(entry.why),
    ])
  }
}
