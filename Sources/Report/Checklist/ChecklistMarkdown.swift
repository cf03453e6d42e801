import Audit
import Policy

/// A checklist as a Markdown document with task items.
struct ChecklistMarkdown: ChecklistFormat {
  func render(_ lists: [Checklist]) -> String {
    var text = TextBuilder()
    for list in lists {
      text.gap()
      text.line("# \(Markdown.text(Describe.policy(list.policy)))")
      text.line()
      text.line(Describe.counts(list))
      for entry in list.entries { add(entry, to: &text) }
    }
    return text.text
  }

  private func add(_ entry: Checklist.Entry, to text: inout TextBuilder) {
    switch entry {
    case .section(let titles):
      heading("##", titles.map(Markdown.text).joined(separator: " › "), to: &text)
    case .branch(let title, let choice):
      let name = choice.map { Markdown.text($0) + ": " } ?? ""
      heading("###", name + "alternative " + Markdown.text(title), to: &text)
    case .procedure(let title, let actor, let conditions):
      heading("###", Markdown.text(Describe.procedure(title, actor, conditions)), to: &text)
    case .item(let item):
      add(item, to: &text)
    }
  }

  private func heading(_ mark: String, _ title: String, to text: inout TextBuilder) {
    text.gap()
    text.line("\(mark) \(title)")
    text.line()
  }

  private func add(_ item: ChecklistItem, to text: inout TextBuilder) {
    let box = item.state == .done ? "x" : " "
    let state = item.state == .open ? "" : "**\(item.state.label)** "
    let number = item.number.map { "\($0)\\. " } ?? ""
    text.line("- [\(box)] \(state)\(number)\(Markdown.text(item.text))")
    for detail in Describe.details(item) { text.line("  - \(linked(detail))") }
    for finding in item.findings.prefix(subjectLimit) {
      for line in Describe.finding(finding, in: item) { text.line("  - \(Markdown.text(line))") }
    }
    if item.findings.count > subjectLimit {
      text.line("  - and \(item.findings.count - subjectLimit) more")
    }
  }

  /// Only the address of a step is a link.
  private func linked(_ detail: String) -> String {
    let prefix = "at: "
    guard detail.hasPrefix(prefix) else { return Markdown.text(detail) }
    return prefix + Markdown.link(String(detail.dropFirst(prefix.count)))
  }
}
