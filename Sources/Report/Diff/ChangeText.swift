import Comparison
import Policy

/// A comparison for the terminal: grouped by effect, what tightens first, both quotations.
struct ChangeText {
  let style: Style

  func render(_ report: ChangeReport) -> String {
    var text = TextBuilder()
    text.line(style.paint(ChangeWords.title(report), .title))
    if report.changes.isEmpty { text.line("no requirement changed") }
    for effect in effectsByUrgency {
      let changes = report.changes(of: effect)
      guard !changes.isEmpty else { continue }
      text.gap()
      text.line(style.paint("\(effect.rawValue) (\(changes.count))", role(of: effect)))
      for (index, change) in changes {
        add(change, report.consequences(of: index), to: &text)
      }
    }
    if let summary = report.impactSummary {
      text.gap()
      text.line("impact: \(summary)")
    }
    if !report.otherSideEffects.isEmpty {
      text.gap()
      text.line(style.paint("side effects", .bad))
      for effect in report.otherSideEffects { text.line("  \(TerminalText.line(effect))") }
    }
    return text.text
  }

  private func add(
    _ change: RequirementChange, _ consequences: [String], to text: inout TextBuilder
  ) {
    if let old = change.old { text.line("  - \(quotation(old))") }
    if let new = change.new { text.line("  + \(quotation(new))") }
    for remark in ChangeWords.remarks(on: change) + consequences {
      text.line("      \(TerminalText.line(remark))")
    }
  }

  private func quotation(_ side: RequirementChange.Side) -> String {
    "line \(side.source.line): \(TerminalText.line(side.text))"
  }

  private func role(of effect: RequirementChange.Effect) -> Style.Role {
    switch effect {
    case .strengthened, .added, .changed: .bad
    case .relaxed, .removed: .doubtful
    case .equivalent: .faint
    }
  }
}

/// The phrases that text and Markdown share.
enum ChangeWords {
  /// The two sides by page and revision.
  static func title(_ report: ChangeReport) -> String {
    let (old, new) = (report.old, report.new)
    guard old.page == new.page else { return TerminalText.line("\(old.page) to \(new.page)") }
    // A saved diff page prints the revision of its new side only.
    let before = old.revision == new.revision ? nil : old.revision
    let names = [before ?? nil, new.revision].map { $0.map { "revision \($0)" } }
    return TerminalText.line(
      "\(new.page): \(names[0] ?? "the older side") to \(names[1] ?? "the newer side")")
  }

  /// What is said about a change beside its quotations.
  static func remarks(on change: RequirementChange) -> [String] {
    var remarks: [String] = []
    if let id = (change.new ?? change.old)?.id { remarks.append("requirement: \(id)") }
    if !change.forms.isEmpty {
      let forms = change.forms.map { $0.rawValue.split(separator: "_").joined(separator: " ") }
      remarks.append("form: \(forms.joined(separator: ", "))")
    }
    if let witness = change.witnessText { remarks.append("told apart by: \(witness)") }
    if let caveat = change.caveat { remarks.append("note: \(caveat)") }
    return remarks
  }
}
