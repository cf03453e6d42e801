import Audit
import Comparison
import Policy

/// A comparison as JSON, in the shape of the design document's section 7.
struct ChangeJSON {
  func render(_ report: ChangeReport) -> String {
    var members = [JSONValue.Member("changes", .array(report.changes.map(change)))]
    if let impact = report.impact {
      members.append(JSONValue.Member("impact", .array(impact.map(flip))))
    }
    if !report.sideEffects.isEmpty {
      members.append(JSONValue.Member("side_effects", .array(report.sideEffects.map(effect))))
    }
    return JSONWriter.text(.object(members)) + "\n"
  }

  /// One list for several pages; each change says of which page it is.
  func render(_ reports: [ChangeReport]) -> String {
    let changes = reports.flatMap { report in
      report.changes.map { change -> JSONValue in
        guard case .object(let members) = self.change(change) else { return .null }
        return .object([JSONValue.Member("page", .string(report.new.page))] + members)
      }
    }
    return JSONWriter.text(.object(["changes": .array(changes)])) + "\n"
  }

  private func flip(_ flip: VerdictFlip) -> JSONValue {
    .object([
      "subject": .string(flip.subject), "before": .optional(flip.before?.rawValue),
      "after": .optional(flip.after?.rawValue), "change": .number(flip.cause),
    ])
  }

  private func effect(_ effect: SideEffect) -> JSONValue {
    .object([
      "message": .string(effect.problem.message),
      "line": effect.problem.place.map { .number($0.line) } ?? .null,
      "change": effect.cause.map { .number($0) } ?? .null,
    ])
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
