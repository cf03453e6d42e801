import Audit
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
  /// Subjects whose verdict the changes alter; nil where no snapshot was given.
  public var impact: [VerdictFlip]?
  /// What became wrong with the page because of the changes.
  public var sideEffects: [SideEffect] = []

  /// Creates the report of a comparison.
  public init(old: PolicySource, new: PolicySource, changes: [RequirementChange]) {
    self.old = old
    self.new = new
    self.changes = changes
  }

  /// The changes of one effect with their places in ``changes``.
  func changes(of effect: RequirementChange.Effect) -> [(index: Int, change: RequirementChange)] {
    changes.enumerated().filter { $0.element.effect == effect }.map { ($0.offset, $0.element) }
  }

  /// Who is affected by a change, one sentence a subject, and what it does to the page.
  func consequences(of index: Int) -> [String] {
    let flips = (impact ?? []).filter { $0.cause == index }.map { flip in
      "affects \(flip.subject): \(flip.before?.rawValue ?? "no demand") -> "
        + (flip.after?.rawValue ?? "no demand")
    }
    let effects = sideEffects.filter { $0.cause == index }.map(Self.words)
    return flips + effects
  }

  /// How many verdicts the changes alter, in words; nil where no snapshot was given.
  var impactSummary: String? {
    guard let impact else { return nil }
    if impact.isEmpty { return "no verdict changes" }
    let verdicts = impact.count == 1 ? "1 verdict changes" : "\(impact.count) verdicts change"
    let broken = impact.count(where: \.breaks)
    return broken == 0 ? verdicts : "\(verdicts), \(broken) to fail"
  }

  /// Problems of the page that no single change caused.
  var otherSideEffects: [String] { sideEffects.filter { $0.cause == nil }.map(Self.words) }

  private static func words(_ effect: SideEffect) -> String {
    "side effect: \(effect.problem.place.map { "line \($0.line): " } ?? "")\(effect.problem.message)"
  }
}

/// The formats that a comparison can be written in, by the name that selects them.
public enum ChangeFormats: String, Sendable, CaseIterable {
  case text, markdown, json

  /// The document for the comparisons of several pages, with a final line feed.
  ///
  /// Pages without a change are left out of text and Markdown.
  public func render(_ reports: [ChangeReport], style: Style = .plain) -> String {
    if reports.count == 1, let only = reports.first { return render(only, style: style) }
    if self == .json { return ChangeJSON().render(reports) }
    let changed = reports.filter { !$0.changes.isEmpty || !$0.sideEffects.isEmpty }
    if changed.isEmpty { return "no requirement changed\n" }
    return changed.map { render($0, style: style) }.joined(separator: "\n")
  }

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

  /// The witness in words: a configuration that meets one demand and fails the other.
  var witnessText: String? {
    guard !witness.isEmpty else { return nil }
    let values = witness.map(\.words).joined(separator: ", ")
    switch effect {
    case .strengthened, .changed: return "\(values): meets the old demand and fails the new one"
    case .relaxed: return "\(values): fails the old demand and meets the new one"
    default: return values
    }
  }
}
