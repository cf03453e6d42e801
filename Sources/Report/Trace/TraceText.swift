import Extraction
import Policy

/// A trace for the terminal: the page as it is, annotated in the margin.
///
/// Each line of the page has its number, a sign for what became of it and a word for what it is; what
/// is demanded stands under it. Signs: `+` a machine checks it, `?` a person does, `!` somebody has to
/// look at it, `=` it repeats something. A page can be reviewed by reading the lines with a sign.
struct TraceText {
  let style: Style

  func render(_ trace: Trace) -> String {
    var text = TextBuilder()
    text.line(style.paint(title(trace), .title))
    text.line("+ checked by machine, ? by a person, ! to be looked at, = said before")
    text.line()
    for group in TracedLine.groups(of: trace) { add(group, trace, to: &text) }
    text.gap()
    let counts = trace.counts.map { "\($0.count) \($0.disposition.rawValue)" }
    text.line(counts.joined(separator: ", "))
    let alarms = trace.statements.count { $0.reason == Statement.unaccounted }
    if alarms > 0 {
      text.line(
        style.paint(
          "\(counted(alarms, "alarm")): may demand something, and no reason why not", .bad))
    }
    text.line(
      "\(counted(trace.bytes.count, "byte")) in "
        + counted(trace.statements.count, "entry", plural: "entries"))
    return text.text
  }

  private func title(_ trace: Trace) -> String {
    let revision = trace.source.revision.map { ", revision \($0)" } ?? ""
    return TerminalText.line(trace.source.page + revision)
  }

  private func add(_ group: TracedLine.Group, _ trace: Trace, to text: inout TextBuilder) {
    switch group {
    case .hidden(let reason, let count):
      let what = reason == "furniture" ? "of furniture" : "of the other revision"
      text.line(style.paint("      … \(counted(count, "line")) \(what)", .faint))
    case .line(let line):
      let first = line.statements.first { $0.kind != nil } ?? line.statements.first
      let sign = line.statements.map(sign).max { rank($0) < rank($1) } ?? " "
      let margin = "\(padded("\(line.number)", to: 5, isRight: true)) \(sign) "
      let word = padded(first.map(word) ?? "", to: 10)
      let role = first.map(role) ?? .faint
      text.line(style.paint(margin + word, role) + "│ " + TerminalText.line(line.text))
      for statement in line.statements { addDemand(statement, trace, to: &text) }
    }
  }

  /// What a statement demands, under its line.
  private func addDemand(_ statement: Statement, _ trace: Trace, to text: inout TextBuilder) {
    let isNormative = statement.kind?.isNormative ?? false
    guard isNormative || statement.isOpen else { return }
    let isTicked = statement.step != nil && statement.disposition == .manual
    let id = isTicked ? "" : TerminalText.line(statement.requirement?.rawValue ?? "")
    let reason = statement.reason.map { " (\(TerminalText.line($0)))" } ?? ""
    let indent = String(repeating: " ", count: 18) + "│   \(sign(statement)) "
    text.line(style.paint(indent, role(statement)) + meaning(statement, trace) + reason)
    if !id.isEmpty {
      text.line(style.paint(String(repeating: " ", count: 18) + "│     as \(id)", .faint))
    }
  }

  private func meaning(_ statement: Statement, _ trace: Trace) -> String {
    if statement.reason == Statement.unaccounted {
      return "may demand something: \(TerminalText.line(statement.text))"
    }
    if let reading = statement.requirement.flatMap({ trace.readings[$0] }),
      statement.disposition == .compiled
    {
      return TerminalText.line("\(statement.step.map { "\($0.words) " } ?? "")\(reading)")
    }
    let words =
      statement.step.map(\.words) ?? statement.claim.map(\.words) ?? statement.text
    // What titles contribute stands above in the margin.
    let when = statement.conditions.filter { $0.form == .clause || $0.form == .use }.map {
      ($0.isNegated ? "not: " : "") + $0.text
    }
    return TerminalText.line(
      words + (when.isEmpty ? "" : ", when " + when.joined(separator: "; ")))
  }

  // MARK: Margin

  private func sign(_ statement: Statement) -> String {
    if statement.isOpen { return "!" }
    return switch statement.disposition {
    case .compiled: "+"
    case .manual: "?"
    case .duplicate: "="
    default: " "
    }
  }

  private func rank(_ sign: String) -> Int { [" ", "=", "+", "?", "!"].firstIndex(of: sign) ?? 0 }

  private func word(_ statement: Statement) -> String {
    if let wording = statement.wording {
      return wording.rawValue.split(separator: "_").joined(separator: " ")
    }
    if statement.disposition == .scope { return "title" }
    switch statement.kind {
    case .informative: return "text"
    case .some(let kind): return kind.rawValue
    case nil: return statement.reason == "list_member" ? "item" : ""
    }
  }

  private func role(_ statement: Statement) -> Style.Role {
    if statement.isOpen { return .bad }
    return switch statement.disposition {
    case .compiled: .good
    case .manual: .doubtful
    default: .faint
    }
  }

  private func padded(_ text: String, to width: Int, isRight: Bool = false) -> String {
    let space = String(repeating: " ", count: max(0, width - text.count))
    return isRight ? space + text : text + space
  }
}

extension Claim {
  /// The claim in one line, for people.
  var words: String {
    let negation = isNegated ? "not " : ""
    let name = relation.rawValue.split(separator: "_").joined(separator: " ")
    let values = object.joined(separator: isAlternative ? " or " : ", ")
    return "\(subject) \(negation)\(name)" + (values.isEmpty ? "" : " \(values)")
  }
}

extension StepReading {
  /// The step in one line, for people.
  var words: String {
    let name = action.rawValue.split(separator: "_").joined(separator: " ")
    let place = path.isEmpty ? "" : path.joined(separator: " > ") + ": "
    let what = [target, value].compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: " = ")
    return place + name + (what.isEmpty ? "" : " \(what)")
  }
}
