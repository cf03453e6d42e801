internal import CEL
public import Policy
public import Snapshot

/// The formats that a look at a snapshot can be written in, by the name that selects them.
public enum SnapshotFormats: String, Sendable, CaseIterable {
  case text, json

  /// The document for a snapshot, with a final line feed; `style` matters only for text.
  public func render(
    _ snapshot: ConfigurationSnapshot, vocabularies: VocabularySet, style: Style = .plain
  ) -> String {
    let summaries = snapshot.summaries(vocabularies: vocabularies)
    return switch self {
    case .text: SnapshotText(style: style).render(snapshot, summaries)
    case .json: SnapshotJSON().render(snapshot, summaries)
    }
  }
}

private struct SnapshotText {
  let style: Style

  func render(_ snapshot: ConfigurationSnapshot, _ summaries: [EntitySummary]) -> String {
    var text = TextBuilder()
    for file in snapshot.files { add(file, to: &text) }
    text.gap()
    for summary in summaries { add(summary, to: &text) }
    if summaries.isEmpty { text.line("nothing was recognised") }
    return text.text
  }

  private func add(_ file: RecognisedFile, to text: inout TextBuilder) {
    let syntax = file.syntax.map { " (\($0))" } ?? ""
    let made = file.capturedAt.map { ", made \($0)" } ?? ""
    text.line(TerminalText.line(file.name + syntax + made))
    for content in file.contents {
      let entities =
        content.entities.isEmpty ? "" : " for " + content.entities.joined(separator: ", ")
      text.line(
        TerminalText.line("  \(content.title): \(counted(content.records, "record"))\(entities)"))
      for gap in content.gaps {
        text.line("  \(style.paint("missing", .doubtful)): \(TerminalText.line(gap))")
      }
    }
    if file.contents.isEmpty {
      let names = file.topLevelNames.prefix(8).joined(separator: ", ")
      let found = names.isEmpty ? "" : ": its top has \(names)"
      text.line(TerminalText.line("  nobody recognises it\(found)"))
    }
  }

  private func add(_ summary: EntitySummary, to text: inout TextBuilder) {
    let title = "\(summary.entity): \(counted(summary.instances, "instance"))"
    text.line(style.paint(TerminalText.line(title), .title))
    for gap in summary.completeness.gaps {
      text.line("  \(style.paint("incomplete", .doubtful)): \(TerminalText.line(gap))")
    }
    for attribute in summary.attributes {
      let reasons = attribute.known < summary.instances ? attribute.reasons : []
      let why = reasons.isEmpty ? "" : "; " + reasons.joined(separator: "; ")
      text.line(TerminalText.line("  \(attribute.name): \(counts(attribute))\(why)"))
    }
  }

  private func counts(_ attribute: EntitySummary.AttributeSummary) -> String {
    let parts = [
      (attribute.known, "known"), (attribute.inherit, "inherited"), (attribute.absent, "absent"),
      (attribute.unknown, "unknown"), (attribute.redacted, "redacted"),
    ]
    return parts.filter { $0.0 > 0 }.map { "\($0.0) \($0.1)" }.joined(separator: ", ")
  }
}

private struct SnapshotJSON {
  func render(_ snapshot: ConfigurationSnapshot, _ summaries: [EntitySummary]) -> String {
    let document: JSONValue = .object([
      "files": .array(snapshot.files.map(file)),
      "entities": .array(summaries.map(entity)),
    ])
    return JSONWriter.text(document) + "\n"
  }

  private func file(_ file: RecognisedFile) -> JSONValue {
    .object([
      "name": .string(file.name),
      "syntax": .optional(file.syntax),
      "captured_at": .optional(file.capturedAt?.description),
      "contents": .array(
        file.contents.map { content in
          .object([
            "format": .string(content.format),
            "title": .string(content.title),
            "entities": .strings(content.entities),
            "records": .number(content.records),
            "gaps": .strings(content.gaps),
          ])
        }),
      "top_level": .strings(file.topLevelNames),
    ])
  }

  private func entity(_ summary: EntitySummary) -> JSONValue {
    .object([
      "entity": .string(summary.entity),
      "instances": .number(summary.instances),
      "gaps": .strings(summary.completeness.gaps),
      "attributes": .array(
        summary.attributes.map { attribute in
          .object([
            "name": .string(attribute.name),
            "known": .number(attribute.known),
            "inherit": .number(attribute.inherit),
            "absent": .number(attribute.absent),
            "unknown": .number(attribute.unknown),
            "redacted": .number(attribute.redacted),
            "reasons": .strings(attribute.reasons),
          ])
        }),
    ])
  }
}
