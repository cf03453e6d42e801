public import Audit
public import Policy

/// A policy as a list of things to do, with what an audit knows about each.
public struct Checklist: Sendable {
  /// What is known about an item.
  public enum State: String, Sendable, CaseIterable {
    case done
    case toDo = "to_do"
    case cannotTell = "cannot_tell"
    case ask
    case accepted
    /// Nothing was audited.
    case open

    /// The state as people read it.
    public var label: String {
      switch self {
      case .done: "done"
      case .toDo: "to do"
      case .cannotTell: "cannot tell"
      case .ask: "ask"
      case .accepted: "accepted"
      case .open: "open"
      }
    }
  }

  /// The policy.
  public let policy: PolicyDocument
  /// Headings, procedures, branches and items in the page's order.
  public let entries: [Entry]
  /// How many items were left out because they do not apply.
  public let notApplicable: Int

  /// A line of the list.
  public enum Entry: Sendable {
    /// The titles of a section, outermost first.
    case section([String])
    /// An alternative: its title.
    case branch(title: String, choice: String?)
    /// The title of a procedure, who carries it out, and its condition in words.
    case procedure(title: String, actor: Actor?, conditions: [String])
    case item(ChecklistItem)
  }

  /// The items, in the page's order.
  public var items: [ChecklistItem] {
    entries.compactMap { if case .item(let item) = $0 { item } else { nil } }
  }

  /// How many items are in a state.
  public func count(_ state: State) -> Int {
    items.count { $0.state == state }
  }

  /// The list for a policy without an audit: every item is open.
  public init(policy: PolicyDocument) {
    self.init(policy: policy, results: nil)
  }

  /// The lists for the policies of an audit, in their order.
  public static func lists(of result: AuditResult) -> [Checklist] {
    result.policies.indices.map { index in
      var results: [RequirementID: RequirementResult] = [:]
      for requirement in result.requirements where requirement.check.policy == index {
        results[requirement.check.id] = requirement
      }
      return Checklist(policy: result.policies[index], results: results)
    }
  }

  private init(policy: PolicyDocument, results: [RequirementID: RequirementResult]?) {
    var builder = ChecklistBuilder(results: results)
    builder.add(policy.requirements)
    self.policy = policy
    entries = builder.entries
    notApplicable = builder.notApplicable
  }
}

/// One thing to do or to make sure of.
public struct ChecklistItem: Sendable {
  /// The identity of the constraint or step.
  public var id: RequirementID
  /// What is known about it.
  public var state: Checklist.State
  /// How strongly it binds.
  public var level: Level
  /// The page's sentence.
  public var text: String
  /// The number of the step in its procedure, from 1; nil for a constraint.
  public var number: Int?
  /// Who carries it out.
  public var actor: Actor?
  /// Whether the page leaves it to the reader's choice.
  public var isOptional: Bool
  /// The address that the step links to.
  public var url: String?
  /// How long the effect takes.
  public var wait: Wait?
  /// The screenshot that belongs to the step.
  public var image: String?
  /// What to do where the check does not hold.
  public var otherwise: String?
  /// Why a person has to judge.
  public var manual: Manual?
  /// The line of the page, counted from 1.
  public var line: Int
  /// The findings of the audit that apply; empty where nothing was audited.
  public var findings: [Finding]

  /// The published baselines that the demand is at odds with, where it applies to somebody.
  public var baselines: [ContradictedBaseline] {
    findings.first { !$0.baselines.isEmpty }?.baselines ?? []
  }
}
