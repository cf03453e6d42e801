public import Audit

/// A way to write the result of an audit.
public protocol CheckFormat: Sendable {
  /// The document, with a final line feed.
  func render(_ result: AuditResult) -> String
}

/// The formats that an audit can be written in, by the name that selects them.
public enum CheckFormats: String, Sendable, CaseIterable {
  case text, markdown, json, ndjson

  /// The writer; `style` matters only for text.
  public func writer(style: Style = .plain) -> any CheckFormat {
    switch self {
    case .text: CheckText(style: style)
    case .markdown: CheckMarkdown()
    case .json: CheckJSON()
    case .ndjson: CheckRows()
    }
  }
}

/// The verdicts in the order in which they need attention.
let verdictsByUrgency: [Verdict] = [.error, .fail, .unknown, .manual, .pass]
