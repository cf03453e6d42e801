import Comparison
import Policy

/// A comparison as JSON, in the shape of the design document's section 7.
struct ChangeJSON {
  func render(_ report: ChangeReport) -> String {
    JSONWriter.text(.object(["changes": .array(report.changes.map(change))])) + "\n"
  }

  private func change(_ change: RequirementChange) -> JSONValue {
    let witness = change.witness.map { JSONValue.Member($0.attribute, .string($0.literal)) }
    return .object([
      "effect": .string(change.effect.rawValue),
      "old": change.old.map(side) ?? .null,
      "new": change.new.map(side) ?? .null,
      "form": .strings(change.forms.map(\.rawValue)),
      "witness": witness.isEmpty ? .null : .object(witness),
      "reason": .optional(change.reason?.rawValue),
      "text": .string(change.sentence),
    ])
  }

  private func side(_ side: RequirementChange.Side) -> JSONValue {
    .object([
      "id": .string(side.id.rawValue),
      "line": .number(side.source.line),
      "start": side.source.bytes.map { .number($0.lowerBound) } ?? .null,
      "end": side.source.bytes.map { .number($0.upperBound) } ?? .null,
    ])
  }
}
