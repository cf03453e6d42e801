public import Comparison
public import Policy

/// What a new revision demands differently, ready to be written.
public struct ChangeReport: Sendable {
  /// The older policy.
  public let old: PolicySource
  /// The newer policy.
  public let new: PolicySource
  /// The changes in the page's order.
  public let changes: [RequirementChange]

  /// Creates the report of a comparison.
  public init(old: PolicySource, new: PolicySource, changes: [RequirementChange]) {
    self.old = old
    self.new = new
    self.changes = changes
  }
}

/// The formats that a comparison can be written in, by the name that selects them.
public enum ChangeFormats: String, Sendable, CaseIterable {
  case text, markdown, json

  /// The document for a comparison, with a final line feed; `style` matters only for text.
  public func render(_ report: ChangeReport, style: Style = .plain) -> String {
    switch self {
    case .text: ChangeText(style: style).render(report)
    case .markdown: ChangeMarkdown().render(report)
    case .json: ChangeJSON().render(report)
    }
  }
}

/// The effects in the order in which they need attention: what tightens comes first.
let effectsByUrgency: [RequirementChange.Effect] = [
  .strengthened, .added, .changed, .relaxed, .removed, .equivalent,
]

extension RequirementChange {
  /// One plain sentence for the change, without its full stop.
  var sentence: String {
    switch (effect, old, new) {
    case (.added, _, let new?): "now demanded: \(new.text)"
    case (.removed, let old?, _): "no longer demanded: \(old.text)"
    case (_, let old?, let new?) where old.text == new.text: "\(effect.rawValue): \(new.text)"
    case (_, let old?, let new?): "\(effect.rawValue): \(old.text) -> \(new.text)"
    default: effect.rawValue
    }
  }

  /// Why the effect is less than certain, in words.
  var caveat: String? {
    switch reason {
    case .undecided: "the two demands could not be compared"
    case .similarity: "paired because the words are alike"
    case .partial: "lines that are not printed could hold the other side"
    case nil: nil
    }
  }

  /// The witness in words.
  var witnessText: String? {
    witness.isEmpty
      ? nil : witness.map { "\($0.attribute) = \($0.literal)" }.joined(separator: ", ")
  }
}
