import Extraction
import Policy

/// A trace for the terminal: one line a statement that says something, and the counts.
struct TraceText {
  let style: Style

  func render(_ trace: Trace) -> String {
    var text = TextBuilder()
    text.line(style.paint(title(trace), .title))
    for statement in trace.statements where statement.kind != nil || isNotable(statement) {
      add(statement, to: &text)
    }
    text.gap()
    let counts = trace.counts.map { "\($0.count) \($0.disposition.rawValue)" }
    text.line(counts.joined(separator: ", "))
    let bytes = trace.statements.last?.span.upperBound ?? 0
    text.line(
      "\(counted(bytes, "byte")) in \(counted(trace.statements.count, "entry", plural: "entries"))")
    return text.text
  }

  private func title(_ trace: Trace) -> String {
    let revision = trace.source.revision.map { ", revision \($0)" } ?? ""
    return TerminalText.line(trace.source.page + revision)
  }

  /// Structure is left out unless it was given up or is open.
  private func isNotable(_ statement: Statement) -> Bool {
    statement.disposition == .dropped || statement.disposition == .ambiguous
  }

  private func add(_ statement: Statement, to text: inout TextBuilder) {
    let kind = statement.kind?.rawValue ?? "structure"
    let became = style.paint(statement.disposition.rawValue, role(of: statement.disposition))
    let reason = statement.reason.map { " (\(TerminalText.line($0)))" } ?? ""
    text.line("line \(statement.line): \(kind), \(became)\(reason)")
    text.line("    \(TerminalText.line(statement.text))")
    if let claim = statement.claim { text.line("    demands: \(demand(claim))") }
    for condition in statement.conditions {
      let words = (condition.isNegated ? "not: " : "") + condition.text
      text.line("    when: \(TerminalText.line(words))")
    }
    if let id = statement.requirement { text.line("    as: \(TerminalText.line(id.rawValue))") }
  }

  private func demand(_ claim: Claim) -> String {
    let negation = claim.isNegated ? "not " : ""
    let object = claim.object.isEmpty ? "" : " " + claim.object.joined(separator: " | ")
    return TerminalText.line("\(claim.subject) \(negation)\(claim.relation.rawValue)\(object)")
  }

  private func role(of disposition: Disposition) -> Style.Role {
    switch disposition {
    case .compiled: .good
    case .dropped: .bad
    case .ambiguous, .manual: .doubtful
    case .informative, .bound, .scope, .navigation, .duplicate: .faint
    }
  }
}
