/// A way to write checklists.
public protocol ChecklistFormat: Sendable {
  /// The document for the checklists of one or more policies, with a final line feed.
  func render(_ lists: [Checklist]) -> String
}

/// The formats that a checklist can be written in, by the name that selects them.
public enum ChecklistFormats: String, Sendable, CaseIterable {
  case text, markdown, json

  /// The writer; `style` matters only for text.
  public func writer(style: Style = .plain) -> any ChecklistFormat {
    switch self {
    case .text: ChecklistText(style: style)
    case .markdown: ChecklistMarkdown()
    case .json: ChecklistJSON()
    }
  }
}

/// How many subjects an item shows one by one before it only counts them.
let subjectLimit = 20
