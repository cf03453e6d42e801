public import Audit
import Policy
import Snapshot

/// The formats that needs can be written in, by the name that selects them.
public enum NeedsFormats: String, Sendable, CaseIterable {
  case text, markdown, json

  /// The document for what an audit needs, with a final line feed.
  public func render(_ needs: Needs) -> String {
    switch self {
    case .text: NeedsText().render(needs)
    case .markdown: NeedsMarkdown().render(needs)
    case .json: NeedsJSON().render(needs)
    }
  }
}

/// The advice on one export as labelled lines.
private func advice(_ export: CollectionNeeds.Export) -> [(label: String, text: String)] {
  let lines: [(String, String?)] = [
    ("command", export.advice.command), ("endpoint", export.advice.endpoint),
    ("permission", export.advice.permission), ("found", export.advice.location),
    ("select", listed(export.advice.select)), ("fields", listed(export.fields)),
    ("note", export.advice.note), ("for", listed(export.attributes)),
  ]
  return lines.compactMap { label, text in text.map { (label, $0) } }
}

private func listed(_ names: [String]) -> String? {
  names.isEmpty ? nil : names.joined(separator: ", ")
}

private struct NeedsText {
  func render(_ needs: Needs) -> String {
    var text = TextBuilder()
    for export in needs.collection.exports {
      text.line("export \(TerminalText.line(export.title))")
      for line in advice(export) { text.line("  \(line.label): \(TerminalText.line(line.text))") }
    }
    for question in needs.collection.attestations {
      text.line("ask for \(TerminalText.line(question.attribute))")
      if let how = question.how { text.line("  \(TerminalText.line(how))") }
    }
    if needs.manual > 0 {
      text.line("\(counted(needs.manual, "demand")) left to a person")
    }
    return text.text.isEmpty ? "nothing to export: no rule reads an attribute\n" : text.text
  }
}

private struct NeedsMarkdown {
  func render(_ needs: Needs) -> String {
    var text = TextBuilder()
    for export in needs.collection.exports {
      text.line("- [ ] export \(Markdown.text(export.title))")
      for line in advice(export) {
        let isCode = line.label == "command" || line.label == "endpoint"
        text.line(
          "  - \(line.label): \(isCode ? Markdown.code(line.text) : Markdown.text(line.text))")
      }
    }
    for question in needs.collection.attestations {
      text.line("- [ ] ask for \(Markdown.code(question.attribute))")
      if let how = question.how { text.line("  - \(Markdown.text(how))") }
    }
    if needs.manual > 0 {
      text.line("- \(counted(needs.manual, "demand")) left to a person")
    }
    return text.text.isEmpty ? "Nothing to export: no rule reads an attribute.\n" : text.text
  }
}

private struct NeedsJSON {
  func render(_ needs: Needs) -> String {
    let document: JSONValue = .object([
      "exports": .array(needs.collection.exports.map(export)),
      "questions": .array(
        needs.collection.attestations.map { question in
          .object([
            "attribute": .string(question.attribute), "how": .optional(question.how),
          ])
        }),
      "manual": .number(needs.manual),
    ])
    return JSONWriter.text(document) + "\n"
  }

  private func export(_ export: CollectionNeeds.Export) -> JSONValue {
    .object([
      "format": .string(export.format),
      "title": .string(export.title),
      "command": .optional(export.advice.command),
      "endpoint": .optional(export.advice.endpoint),
      "permission": .optional(export.advice.permission),
      "location": .optional(export.advice.location),
      "select": .strings(export.advice.select),
      "fields": .strings(export.fields),
      "note": .optional(export.advice.note),
      "attributes": .strings(export.attributes),
    ])
  }
}
