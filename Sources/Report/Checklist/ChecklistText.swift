import Audit
import Policy

/// A checklist for the terminal.
struct ChecklistText: ChecklistFormat {
  let style: Style

  func render(_ lists: [Checklist]) -> String {
    var text = TextBuilder()
    for list in lists {
      text.gap()
      text.line(style.paint(Describe.policy(list.policy), .title))
      for entry in list.entries { add(entry, to: &text) }
      text.gap()
      text.line(Describe.counts(list))
    }
    return text.text
  }

  private func add(_ entry: Checklist.Entry, to text: inout TextBuilder) {
    switch entry {
    case .section(let titles):
      text.gap()
      text.line(style.paint(titles.map(TerminalText.line).joined(separator: " > "), .title))
    case .branch(let title, let choice):
      let name = choice.map { "\(TerminalText.line($0)): " } ?? ""
      text.line("  \(name)alternative \(TerminalText.line(title))")
    case .procedure(let title, let actor, let conditions):
      text.line("  " + Describe.procedure(title, actor, conditions))
    case .item(let item):
      add(item, to: &text)
    }
  }

  private func add(_ item: ChecklistItem, to text: inout TextBuilder) {
    let number = item.number.map { "\($0). " } ?? ""
    let label = style.paint(item.state.label, item.state.role)
    text.line("  [\(item.state.mark)] \(number)\(TerminalText.line(item.text)) (\(label))")
    for detail in Describe.details(item) { text.line("      \(detail)") }
    for finding in item.findings.prefix(subjectLimit) {
      for line in Describe.finding(finding, in: item) { text.line("      \(line)") }
    }
    if item.findings.count > subjectLimit {
      text.line("      and \(item.findings.count - subjectLimit) more")
    }
  }
}

extension Checklist.State {
  /// What stands in the brackets of an item.
  var mark: String {
    switch self {
    case .done: "x"
    case .accepted: "~"
    case .cannotTell: "?"
    case .toDo, .ask, .open: " "
    }
  }

  var role: Style.Role {
    switch self {
    case .done: .good
    case .toDo: .bad
    case .cannotTell, .ask: .doubtful
    case .accepted, .open: .faint
    }
  }
}
