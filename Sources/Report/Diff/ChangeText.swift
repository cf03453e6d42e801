import Policy

/// A comparison for the terminal: grouped by effect, what tightens first, both quotations.
struct ChangeText {
  let style: Style

  func render(_ report: ChangeReport) -> String {
    var text = TextBuilder()
    text.line(style.paint(ChangeWords.title(report), .title))
    if report.changes.isEmpty { text.line("no requirement changed") }
    for effect in effectsByUrgency {
      let changes = report.changes.filter { $0.effect == effect }
      guard !changes.isEmpty else { continue }
      text.gap()
      text.line(style.paint("\(effect.rawValue) (\(changes.count))", role(of: effect)))
      for change in changes { add(change, to: &text) }
    }
    return text.text
  }

  private func add(_ change: RequirementChange, to text: inout TextBuilder) {
    if let old = change.old { text.line("  - \(quotation(old))") }
    if let new = change.new { text.line("  + \(quotation(new))") }
    for remark in ChangeWords.remarks(on: change) {
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
    let old = report.old.revision.map { "revision \($0)" } ?? report.old.page
    let new = report.new.revision.map { "revision \($0)" } ?? report.new.page
    let page = report.old.page == report.new.page ? report.new.page + ": " : ""
    return TerminalText.line("\(page)\(old) to \(new)")
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
