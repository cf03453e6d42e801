import Audit
import Policy

/// An audit for the terminal: what failed first, what passed last, the counts at the end.
struct CheckText: CheckFormat {
  let style: Style

  func render(_ result: AuditResult) -> String {
    var text = TextBuilder()
    for policy in result.policies {
      text.line(style.paint(Describe.policy(policy), .title))
    }
    for verdict in verdictsByUrgency { add(verdict, of: result, to: &text) }
    addWaived(result, to: &text)
    addRemarks(result, to: &text)
    for line in Describe.comparison(result) { text.line(TerminalText.line(line)) }
    text.gap()
    text.line(Describe.tally(result.summary))
    text.line(Describe.conclusion(result))
    return text.text
  }

  private func add(_ verdict: Verdict, of result: AuditResult, to text: inout TextBuilder) {
    for requirement in result.requirements {
      let findings = requirement.findings.filter { $0.verdict == verdict && !$0.isWaived }
      guard !findings.isEmpty else { continue }
      add(
        requirement.check, findings, count: requirement.tally[verdict],
        label: Describe.label(verdict), role: verdict.role, to: &text)
    }
  }

  private func addWaived(_ result: AuditResult, to text: inout TextBuilder) {
    for requirement in result.requirements {
      let findings = requirement.findings.filter(\.isWaived)
      guard !findings.isEmpty else { continue }
      add(
        requirement.check, findings, count: findings.count, label: "waived", role: .faint, to: &text
      )
    }
  }

  private func add(
    _ check: Check, _ findings: [Finding], count: Int, label: String, role: Style.Role,
    to text: inout TextBuilder
  ) {
    text.gap()
    let level = check.level == .must ? "" : " (\(check.level.rawValue))"
    text.line("\(style.paint(label, role))\(level)  \(TerminalText.line(check.id.rawValue))")
    text.line("  line \(check.source.line): \(TerminalText.line(check.text))")
    if let reading = Describe.reading(check) { text.line("  means: \(reading)") }
    for line in Describe.baselines(check.baselines) { text.line("  \(line)") }
    for finding in findings.prefix(subjectLimit) {
      text.line("  \(TerminalText.line(finding.subject))")
      for line in Describe.reasons(finding) { text.line("    \(TerminalText.line(line))") }
    }
    let shown = min(findings.count, subjectLimit)
    if count > shown { text.line("  and \(count - shown) more") }
  }

  private func addRemarks(_ result: AuditResult, to text: inout TextBuilder) {
    let remarks = Describe.remarks(result)
    guard !remarks.isEmpty else { return }
    text.gap()
    for line in remarks { text.line(TerminalText.line(line)) }
  }
}

extension Verdict {
  var role: Style.Role {
    switch self {
    case .pass: .good
    case .fail, .error: .bad
    case .unknown, .manual: .doubtful
    case .notApplicable: .faint
    }
  }
}

extension Describe {
  /// What the counts amount to; only a run in which everything applicable passed is clean.
  static func conclusion(_ result: AuditResult) -> String {
    let summary = result.summary
    if result.isEmpty { return "nothing to check: no requirement met a subject" }
    if summary.isClean { return "clean: everything that applies passed" }
    if summary[.fail] + summary[.error] > 0 { return "not clean: there are failures" }
    if summary[.unknown] > 0 { return "not clean: what is missing decides" }
    if summary[.manual] > 0 { return "not clean: a person has to judge" }
    if summary.waived > 0 { return "not clean: failures are waived" }
    return "nothing applies"
  }

  /// What became of the failures since an earlier audit, one line each.
  static func comparison(_ result: AuditResult) -> [String] {
    guard let comparison = result.comparison else { return [] }
    var lines = AuditComparison.Change.allCases.flatMap { change -> [String] in
      let entries = comparison[change]
      // What became of failures is always said; that nothing else did is no news.
      if entries.isEmpty && (change == .waived || change == .unknown) { return [] }
      let listed = entries.prefix(subjectLimit).map { "  \($0.requirement): \($0.subject)" }
      let rest = entries.count - listed.count
      return ["\(change.rawValue) failures: \(entries.count)"] + listed
        + (rest > 0 ? ["  and \(rest) more"] : [])
    }
    if comparison.undecided > 0 {
      lines.append("not comparable, because a report lists only some: \(comparison.undecided)")
    }
    return lines
  }

  /// What is odd about the input, one line each.
  static func remarks(_ result: AuditResult) -> [String] {
    (result.capturedAt.map { ["captured: \($0)"] } ?? [])
      + result.lapsed.map { "not counted: \($0.kind) of \($0.about): \($0.why)" }
      + result.warnings.map { "warning: \($0)" }
  }
}
