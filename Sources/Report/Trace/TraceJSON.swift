import Extraction
import Policy

/// A trace as JSON, in the shape of the design document's section 7; absent values are null.
struct TraceJSON {
  func render(_ trace: Trace) -> String {
    let document: JSONValue = .object([
      "page": .string(trace.source.page),
      "revision": trace.source.revision.map { .number($0) } ?? .null,
      "statements": .array(trace.statements.map(statement)),
    ])
    return JSONWriter.text(document) + "\n"
  }

  private func statement(_ statement: Statement) -> JSONValue {
    .object([
      "line": .number(statement.line),
      "start": .number(statement.span.lowerBound),
      "end": .number(statement.span.upperBound),
      "class": .optional(statement.kind?.rawValue),
      "level": .optional(statement.wording?.rawValue),
      "actor": .optional(statement.actor?.rawValue),
      "claim": statement.claim.map(claim) ?? .null,
      "step": statement.step.map(step) ?? .null,
      "when": .strings(statement.conditions.map(condition)),
      "requirement": .optional(statement.requirement?.rawValue),
      "disposition": .string(statement.disposition.rawValue),
      "reason": .optional(statement.reason),
    ])
  }

  private func claim(_ claim: Claim) -> JSONValue {
    .object([
      "subject": .string(claim.subject),
      "relation": .string(claim.relation.rawValue),
      "object": .strings(claim.object),
    ])
  }

  private func step(_ step: StepReading) -> JSONValue {
    .object([
      "action": .string(step.action.rawValue),
      "target": .optional(step.target),
      "value": .optional(step.value),
      "path": .strings(step.path),
      "url": .optional(step.url),
      "optional": .bool(step.isOptional),
    ])
  }

  private func condition(_ condition: Condition) -> String {
    condition.isNegated ? "not: \(condition.text)" : condition.text
  }
}
