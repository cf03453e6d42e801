import Audit
import Policy

/// An audit as a Markdown document: a table of counts, then every finding that needs attention.
struct CheckMarkdown: CheckFormat {
  func render(_ result: AuditResult) -> String {
    var text = TextBuilder()
    for policy in result.policies {
      text.line("# \(Markdown.text(Describe.policy(policy)))")
    }
    text.line()
    text.line("\(Describe.tally(result.summary)). \(Describe.conclusion(result)).")
    addTable(result, to: &text)
    for verdict in verdictsByUrgency.dropLast() {
      addSection(Describe.label(verdict), result, to: &text) {
        $0.verdict == verdict && !$0.isWaived
      }
    }
    addSection("waived", result, to: &text, where: \.isWaived)
    addComparison(result, to: &text)
    addRemarks(result, to: &text)
    return text.text
  }

  private func addTable(_ result: AuditResult, to text: inout TextBuilder) {
    guard !result.isEmpty else { return }
    text.gap()
    text.line("| Requirement | pass | fail | unknown | not applicable | manual | error | waived |")
    text.line("|---|---|---|---|---|---|---|---|")
    for requirement in result.requirements {
      let counts = Verdict.allCases.map { "\(requirement.tally[$0])" }
      let cells = counts + ["\(requirement.tally.waived)"]
      text.line(
        "| \(Markdown.text(requirement.check.id.rawValue)) | \(cells.joined(separator: " | ")) |")
    }
  }

  private func addSection(
    _ title: String, _ result: AuditResult, to text: inout TextBuilder,
    where isIncluded: (Finding) -> Bool
  ) {
    var hasTitle = false
    for requirement in result.requirements {
      let findings = requirement.findings.filter(isIncluded)
      guard !findings.isEmpty else { continue }
      if !hasTitle {
        text.gap()
        text.line("## \(title)")
        hasTitle = true
      }
      add(requirement.check, findings, to: &text)
    }
  }

  private func add(_ check: Check, _ findings: [Finding], to text: inout TextBuilder) {
    text.gap()
    text.line("**\(Markdown.text(check.id.rawValue))** (line \(check.source.line)): ")
    text.line(Markdown.text(check.text))
    text.line()
    if let reading = Describe.reading(check) {
      text.line("- means: \(Markdown.text(reading))")
    }
    for line in Describe.baselines(check.baselines) { text.line("- \(Markdown.text(line))") }
    for finding in findings.prefix(subjectLimit) {
      text.line("- \(Markdown.text(finding.subject))")
      for line in Describe.reasons(finding) { text.line("  - \(Markdown.text(line))") }
    }
    if findings.count > subjectLimit {
      text.line("- and \(findings.count - subjectLimit) more")
    }
  }

  private func addComparison(_ result: AuditResult, to text: inout TextBuilder) {
    let lines = Describe.comparison(result)
    guard !lines.isEmpty else { return }
    text.gap()
    text.line("## changes")
    text.line()
    for line in lines {
      let isEntry = line.hasPrefix("  ")
      text.line("\(isEntry ? "  " : "")- \(Markdown.text(String(line.drop { $0 == " " })))")
    }
  }

  private func addRemarks(_ result: AuditResult, to text: inout TextBuilder) {
    let remarks = Describe.remarks(result)
    guard !remarks.isEmpty else { return }
    text.gap()
    text.line("## remarks")
    text.line()
    for remark in remarks { text.line("- \(Markdown.text(remark))") }
  }
}
