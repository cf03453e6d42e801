import Audit
import Policy

/// Walks a policy in the page's order and turns it into the entries of a checklist.
struct ChecklistBuilder {
  private let results: [RequirementID: RequirementResult]?
  private(set) var entries: [Checklist.Entry] = []
  private(set) var notApplicable = 0
  private var section: [String] = []

  init(results: [RequirementID: RequirementResult]?) {
    self.results = results
  }

  mutating func add(_ requirements: [Requirement]) {
    for requirement in requirements {
      switch requirement {
      case .constraint(let constraint): add(constraint)
      case .procedure(let procedure): add(procedure)
      case .choice(let choice): add(choice)
      }
    }
  }

  private mutating func add(_ constraint: Constraint) {
    guard let (state, findings) = judge(constraint.id) else { return }
    enter(constraint.section)
    let item = ChecklistItem(
      id: constraint.id, state: state, level: constraint.level, text: constraint.text,
      isOptional: false, manual: constraint.manual, line: constraint.source.line,
      findings: findings)
    entries.append(.item(item))
  }

  private mutating func add(_ procedure: Procedure) {
    let fallbacks = Set(procedure.steps.compactMap(\.otherwise))
    var items: [ChecklistItem] = []
    for (index, step) in procedure.steps.enumerated() where !fallbacks.contains(step.id) {
      guard let (state, findings) = judge(step.id) else { continue }
      let otherwise = procedure.steps.first { $0.id == step.otherwise }
      items.append(
        ChecklistItem(
          id: step.id, state: state, level: step.level ?? (step.isOptional ? .may : .must),
          text: step.text, number: index + 1, actor: step.actor, isOptional: step.isOptional,
          url: step.url, wait: step.wait, image: step.image, otherwise: otherwise?.text,
          line: step.source.line, findings: findings))
    }
    if items.isEmpty { return }
    enter(procedure.section)
    entries.append(
      .procedure(
        title: procedure.title, actor: procedure.actor, conditions: ownConditions(of: procedure)))
    entries += items.map { .item($0) }
  }

  /// The conditions that the headings above the procedure do not say already.
  private func ownConditions(of procedure: Procedure) -> [String] {
    procedure.conditions.filter { condition in
      condition != procedure.title && !procedure.section.contains { $0.hasSuffix(condition) }
    }
  }

  /// The title of a branch stands in the list only when something under it does.
  private mutating func add(_ choice: Choice) {
    for branch in choice.branches {
      let count = entries.count
      add(branch.requirements)
      if entries.count > count {
        let title = Checklist.Entry.branch(title: branch.title, choice: choice.title)
        if case .section = entries[count] {
          entries.insert(title, at: count + 1)
        } else {
          entries.insert(title, at: count)
        }
      }
    }
  }

  private mutating func enter(_ titles: [String]) {
    if titles != section && !titles.isEmpty { entries.append(.section(titles)) }
    section = titles
  }

  /// The state of an item and the findings behind it; nil where it is left out.
  private mutating func judge(
    _ id: RequirementID
  ) -> (state: Checklist.State, findings: [Finding])? {
    guard let results else { return (.open, []) }
    guard let result = results[id] else { return nil }
    let findings = result.findings.filter { $0.verdict != .notApplicable }
    guard let state = Self.state(of: findings) else {
      notApplicable += 1
      return nil
    }
    return (state, findings)
  }

  /// The state that needs attention most decides.
  private static func state(of findings: [Finding]) -> Checklist.State? {
    let states = findings.map(\.checklistState)
    let order: [Checklist.State] = [.toDo, .cannotTell, .ask, .accepted, .done]
    return order.first { states.contains($0) }
  }
}

extension Finding {
  /// What the verdict means for somebody who works through the list.
  var checklistState: Checklist.State {
    if isWaived { return .accepted }
    return switch verdict {
    case .pass: .done
    case .fail: .toDo
    case .unknown, .error: .cannotTell
    case .manual: .ask
    case .notApplicable: .open
    }
  }
}
