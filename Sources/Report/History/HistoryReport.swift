public import Comparison
import Policy

/// Who demanded what since when, ready to be written.
public struct HistoryReport: Sendable {
  private let page: String
  private let entries: [RequirementHistory.Entry]
  private let removed: [RequirementHistory.Entry]

  /// Creates the report of a page's history.
  public init(page: String, history: RequirementHistory) {
    self.page = page
    entries = history.entries
    removed = history.removed
  }

  /// The lines about one demand; none where the page has no such demand.
  public func lines(of id: String) -> [String] {
    entries.first { $0.demand.id.rawValue == id }.map(Self.lines) ?? []
  }

  /// The lines about a demand: who introduced it, and each change since.
  private static func lines(_ entry: RequirementHistory.Entry) -> [String] {
    let events = entry.events.map { event in
      "\(event.effect.rawValue) by \(words(event.stamp)); before: \(event.before)"
    }
    return ["introduced by \(words(entry.introduced))"] + events
      + (entry.removed.map { ["removed by \(words($0))"] } ?? [])
  }

  private static func words(_ stamp: RequirementHistory.Stamp) -> String {
    "revision \(stamp.revision)" + (stamp.date.map { " on \($0)" } ?? "")
      + (stamp.author.map { " by \($0)" } ?? "")
  }

  fileprivate func text(style: Style) -> String {
    var text = TextBuilder()
    text.line(style.paint(TerminalText.line(page), .title))
    for entry in entries { add(entry, to: &text) }
    if !removed.isEmpty {
      text.gap()
      text.line(style.paint("no longer demanded", .doubtful))
      for entry in removed { add(entry, to: &text) }
    }
    return text.text
  }

  private func add(_ entry: RequirementHistory.Entry, to text: inout TextBuilder) {
    text.line("  line \(entry.demand.source.line): \(TerminalText.line(entry.demand.text))")
    text.line("      requirement: \(TerminalText.line(entry.demand.id.rawValue))")
    for line in Self.lines(entry) { text.line("      \(TerminalText.line(line))") }
  }

  fileprivate var json: String {
    JSONWriter.text(
      .object([
        "page": .string(page), "requirements": .array(entries.map(Self.json)),
        "removed": .array(removed.map(Self.json)),
      ])) + "\n"
  }

  private static func json(_ entry: RequirementHistory.Entry) -> JSONValue {
    .object([
      "id": .string(entry.demand.id.rawValue), "line": .number(entry.demand.source.line),
      "text": .string(entry.demand.text), "introduced": json(entry.introduced),
      "changes": .array(
        entry.events.map { event in
          .object([
            "effect": .string(event.effect.rawValue), "before": .string(event.before),
            "revision": json(event.stamp),
          ])
        }),
      "removed": entry.removed.map(json) ?? .null,
    ])
  }

  private static func json(_ stamp: RequirementHistory.Stamp) -> JSONValue {
    .object([
      "number": .number(stamp.revision), "date": .optional(stamp.date),
      "author": .optional(stamp.author),
    ])
  }
}

/// The formats that a history can be written in, by the name that selects them.
public enum HistoryFormats: String, Sendable, CaseIterable {
  case text, json

  /// The document for a history, with a final line feed; `style` matters only for text.
  public func render(_ report: HistoryReport, style: Style = .plain) -> String {
    switch self {
    case .text: report.text(style: style)
    case .json: report.json
    }
  }
}
