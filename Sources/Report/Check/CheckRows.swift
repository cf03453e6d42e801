public import Audit
import Policy

/// An audit as JSON Lines: the requirements first, then the verdicts of one subject a line, the counts
/// last.
///
/// Where a verdict is unknown, the line says under `missing` which attributes would settle it. The
/// verdicts on records of streams have been written while they were read.
public struct CheckRows: CheckFormat {
  /// Creates the writer.
  public init() {}

  /// The whole document of an audit without streams.
  public func render(_ result: AuditResult) -> String {
    head(result.requirements.map(\.check)) + rows(of: result) + foot(result)
  }

  /// The first line: what was checked.
  public func head(_ checks: [Check]) -> String {
    line(["requirements": .strings(checks.map(\.id.rawValue))])
  }

  /// A line for each subject of findings that were not written as records of streams.
  public func rows(of result: AuditResult) -> String {
    rows(of: result.requirements.filter { !$0.isStreamed })
  }

  /// A line for each subject of the findings.
  public func rows(of results: [RequirementResult]) -> String {
    var order: [String] = []
    var verdicts: [String: [JSONValue.Member]] = [:]
    var missing: [String: [MissingItem]] = [:]
    for requirement in results {
      for finding in requirement.findings {
        if verdicts[finding.subject] == nil { order.append(finding.subject) }
        let verdict = finding.isWaived ? "waived" : finding.verdict.rawValue
        verdicts[finding.subject, default: []].append(
          JSONValue.Member(finding.requirement.rawValue, .string(verdict)))
        for item in finding.missing where missing[finding.subject]?.contains(item) != true {
          missing[finding.subject, default: []].append(item)
        }
      }
    }
    let lines = order.map { subject in
      var members: [JSONValue.Member] = [
        .init("subject", .string(subject)), .init("verdicts", .object(verdicts[subject] ?? [])),
      ]
      if let items = missing[subject] { members.append(.init("missing", CheckJSON.missing(items))) }
      return line(.object(members))
    }
    return lines.joined()
  }

  /// The last line: the counts and what is odd about the input.
  public func foot(_ result: AuditResult) -> String {
    line([
      "summary": CheckJSON.tally(result.summary), "warnings": .strings(result.warnings),
      "lapsed": .array(result.lapsed.map(CheckJSON.lapsed)),
      "as_of": .optional(CheckJSON.asOf(result)), "captured_at": .optional(result.capturedAt),
      "redaction": .optional(result.redactionKey),
    ])
  }

  /// A text as JSON, for those who write lines of their own.
  public static func quoted(_ text: String) -> String {
    JSONWriter.text(.string(text), layout: .compact)
  }

  private func line(_ pairs: KeyValuePairs<String, JSONValue>) -> String {
    line(.object(pairs))
  }

  private func line(_ value: JSONValue) -> String {
    JSONWriter.text(value, layout: .compact) + "\n"
  }
}
