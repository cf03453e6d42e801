import Comparison
import Policy

/// A comparison as a Markdown document: a table for each effect, old and new words side by side.
struct ChangeMarkdown {
  func render(_ report: ChangeReport) -> String {
    var text = TextBuilder()
    text.line("# \(Markdown.text(ChangeWords.title(report)))")
    if report.changes.isEmpty {
      text.line()
      text.line("No requirement changed.")
    }
    for effect in effectsByUrgency {
      let changes = report.changes(of: effect)
      guard !changes.isEmpty else { continue }
      text.gap()
      text.line("## \(effect.rawValue)")
      text.line()
      text.line("| before | after | remarks |")
      text.line("|---|---|---|")
      for (index, change) in changes {
        text.line(row(change, report.consequences(of: index)))
      }
    }
    if let summary = report.impactSummary {
      text.gap()
      text.line("Impact: \(summary).")
    }
    if !report.otherSideEffects.isEmpty {
      text.gap()
      text.line("## side effects")
      text.line()
      for effect in report.otherSideEffects { text.line("- \(Markdown.text(effect))") }
    }
    return text.text
  }

  private func row(_ change: RequirementChange, _ consequences: [String]) -> String {
    let remarks = (ChangeWords.remarks(on: change) + consequences).map(Markdown.text)
      .joined(separator: "<br>")
    return "| \(cell(change.old)) | \(cell(change.new)) | \(remarks) |"
  }

  private func cell(_ side: RequirementChange.Side?) -> String {
    side.map { "line \($0.source.line): \(Markdown.text($0.text))" } ?? ""
  }
}
