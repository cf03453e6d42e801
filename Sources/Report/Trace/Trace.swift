public import Extraction
public import Policy

/// The ledger of a page: every byte, and what became of it.
public struct Trace: Sendable {
  /// The page, its revision and its fidelity.
  public let source: PolicySource
  /// The statements; they ascend and cover the file byte for byte.
  public let statements: [Statement]

  /// Creates the trace of a compiled page.
  public init(source: PolicySource, statements: [Statement]) {
    self.source = source
    self.statements = statements
  }

  /// How many statements became what; dispositions in their declared order, none that is missing.
  public var counts: [(disposition: Disposition, count: Int)] {
    Disposition.allCases.compactMap { disposition in
      let count = statements.count { $0.disposition == disposition }
      return count > 0 ? (disposition, count) : nil
    }
  }

  /// Whether something has several readings or was given up.
  public var isUndecided: Bool {
    statements.contains { $0.disposition == .ambiguous || $0.disposition == .dropped }
  }
}

/// The formats that a trace can be written in, by the name that selects them.
public enum TraceFormats: String, Sendable, CaseIterable {
  case text, json

  /// The document for a trace, with a final line feed; `style` matters only for text.
  public func render(_ trace: Trace, style: Style = .plain) -> String {
    switch self {
    case .text: TraceText(style: style).render(trace)
    case .json: TraceJSON().render(trace)
    }
  }
}
