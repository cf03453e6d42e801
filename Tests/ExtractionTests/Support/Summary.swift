import Policy

@testable import Extraction

/// One line for each statement of a page, for comparison with what a test expects.
enum Summary {
  /// Reads markup and describes its statements; structure is left out.
  static func of(_ markup: String) throws -> [String] {
    try reading(markup).statements.filter { $0.kind != nil }.map(line)
  }

  /// Reads markup without binding it.
  static func reading(_ markup: String, file: String = "Page.txt") throws -> PageReading {
    let compiler = try Compiler(vocabularies: VocabularySet([]))
    return compiler.read(try PageSource(bytes: Array(markup.utf8), file: file))
  }

  /// `constraint must: subject relation object [condition; condition]`, `step click: target = value`.
  static func line(_ statement: Statement) -> String {
    var parts: [String] = []
    if let step = statement.step {
      parts.append("step \(step.action.rawValue):")
      if !step.path.isEmpty { parts.append("@ " + step.path.joined(separator: " > ")) }
      if let target = step.target, !target.isEmpty { parts.append(target) }
      if let value = step.value, !value.isEmpty { parts.append("= \(value)") }
      if step.isOptional { parts.append("(optional)") }
      if step.isFallback { parts.append("(fallback)") }
      if let wait = step.wait { parts.append("(wait \(wait.atLeast ?? "")..\(wait.atMost ?? ""))") }
    } else {
      let wording = statement.wording.map { " \($0.rawValue)" } ?? ""
      parts.append((statement.kind?.rawValue ?? "structure") + wording + ":")
    }
    if let claim = statement.claim { parts.append("{\(text(claim))}") }
    if statement.claim == nil, statement.step == nil { parts.append(statement.text) }
    let conditions = statement.conditions.map { ($0.isNegated ? "not " : "") + $0.text }
    if !conditions.isEmpty { parts.append("[\(conditions.joined(separator: "; "))]") }
    if let actor = statement.actor { parts.append("by \(actor.rawValue)") }
    return parts.joined(separator: " ")
  }

  private static func text(_ claim: Claim) -> String {
    var words = [claim.subject, (claim.isNegated ? "not " : "") + claim.relation.rawValue]
    if !claim.object.isEmpty { words.append(claim.object.joined(separator: " | ")) }
    return words.joined(separator: " ")
  }
}
