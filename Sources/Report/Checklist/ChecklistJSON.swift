import Audit
import Policy

/// Checklists as JSON: `{"checklists": [{"policy", "page", "revision", "summary", "items"}]}`.
struct ChecklistJSON: ChecklistFormat {
  func render(_ lists: [Checklist]) -> String {
    JSONWriter.text(.object(["checklists": .array(lists.map(list))])) + "\n"
  }

  private func list(_ list: Checklist) -> JSONValue {
    let counts = Checklist.State.allCases.map { state in
      JSONValue.Member(state.rawValue, .number(list.count(state)))
    }
    let left = JSONValue.Member("not_applicable", .number(list.notApplicable))
    return .object([
      "policy": .string(list.policy.metadata.name),
      "page": .string(list.policy.source.page),
      "revision": list.policy.source.revision.map { .number($0) } ?? .null,
      "summary": .object(counts + [left]),
      "items": .array(items(of: list)),
    ])
  }

  private func items(of list: Checklist) -> [JSONValue] {
    var section: [String] = []
    var procedure: String?
    var items: [JSONValue] = []
    for entry in list.entries {
      switch entry {
      case .section(let titles): (section, procedure) = (titles, nil)
      case .branch: procedure = nil
      case .procedure(let title, _, _): procedure = title
      case .item(let item):
        items.append(self.item(item, section, item.number == nil ? nil : procedure))
      }
    }
    return items
  }

  private func item(_ item: ChecklistItem, _ section: [String], _ procedure: String?) -> JSONValue {
    .object([
      "id": .string(item.id.rawValue),
      "state": .string(item.state.rawValue),
      "level": .string(item.level.rawValue),
      "text": .string(item.text),
      "section": .strings(section),
      "procedure": .optional(procedure),
      "actor": .optional(item.actor?.rawValue),
      "optional": .bool(item.isOptional),
      "url": .optional(item.url),
      "line": .number(item.line),
      "otherwise": .optional(item.otherwise),
      "baselines": CheckJSON.baselines(item.baselines),
      "subjects": .array(
        item.findings.map { finding in
          .object([
            "subject": .string(finding.subject),
            "state": .string(finding.checklistState.rawValue),
            "verdict": .string(finding.verdict.rawValue),
            "evidence": CheckJSON.evidence(finding),
            "missing": CheckJSON.missing(finding.missing),
            "remedy": CheckJSON.remedy(finding),
          ])
        }),
    ])
  }
}
