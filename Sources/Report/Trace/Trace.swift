public import Extraction
public import Policy

/// The ledger of a page: every byte, and what became of it.
public struct Trace: Sendable {
  /// The page, its revision and its fidelity.
  public let source: PolicySource
  /// The statements; they ascend and cover the file byte for byte.
  public let statements: [Statement]
  /// The file that the statements cover.
  public let bytes: [UInt8]
  /// The rules in plain English, by the requirement that they are of.
  let readings: [RequirementID: String]

  /// Creates the trace of a compiled page.
  ///
  /// - Parameters:
  ///   - compilation: what the page compiled to.
  ///   - bytes: the file that was compiled.
  public init(of compilation: Compilation, bytes: [UInt8]) {
    source = compilation.policy.source
    statements = compilation.statements
    self.bytes = bytes
    readings = Self.readings(of: compilation.policy.requirements)
  }

  private static func readings(of requirements: [Requirement]) -> [RequirementID: String] {
    var found: [RequirementID: String] = [:]
    for requirement in requirements {
      switch requirement {
      case .constraint(let constraint): found[constraint.id] = constraint.reading
      case .procedure(let procedure):
        for step in procedure.steps { found[step.id] = step.ensure.map { "leaves \($0.text)" } }
      case .choice(let choice):
        for branch in choice.branches {
          found.merge(readings(of: branch.requirements)) { first, _ in first }
        }
      }
    }
    return found
  }

  /// How many statements became what; dispositions in their declared order, none that is missing.
  public var counts: [(disposition: Disposition, count: Int)] {
    Disposition.allCases.compactMap { disposition in
      let count = statements.count { $0.disposition == disposition }
      return count > 0 ? (disposition, count) : nil
    }
  }

  /// Whether something has several readings, was given up or is an alarm without a reason.
  public var isUndecided: Bool { statements.contains(where: \.isOpen) }
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

  /// The document for what differs between two traces, with a final line feed.
  public func render(_ comparison: TraceComparison, style: Style = .plain) -> String {
    switch self {
    case .text: comparison.text(style: style)
    case .json: comparison.json
    }
  }
}
