public import Policy

/// Flattens a policy into its checks.
public enum CheckList {
  /// The constraints and steps of a policy in the page's order.
  ///
  /// A step that another one names as its `otherwise` is part of that one and has no check.
  public static func checks(of policy: PolicyDocument, at position: Int = 0) -> [Check] {
    var builder = CheckListBuilder(policy: position)
    builder.add(policy.requirements, in: CheckListBuilder.Context())
    return builder.checks
  }
}

private struct CheckListBuilder {
  /// What the enclosing choices and procedures contribute.
  struct Context {
    var conditions: [Applicability] = []
    var scopeKeys: [RequirementID] = []
  }

  let policy: Int
  var checks: [Check] = []

  mutating func add(_ requirements: [Requirement], in context: Context) {
    for requirement in requirements {
      switch requirement {
      case .constraint(let constraint): add(constraint, in: context)
      case .procedure(let procedure): add(procedure, in: context)
      case .choice(let choice): add(choice, in: context)
      }
    }
  }

  private mutating func add(_ constraint: Constraint, in context: Context) {
    var check = Check(
      id: constraint.id, policy: policy, kind: .constraint, level: constraint.level,
      text: constraint.text, reading: constraint.reading, conditions: context.conditions,
      require: constraint.require,
      manual: constraint.manual, remedy: constraint.remedy,
      scopeKeys: [constraint.id] + context.scopeKeys, source: constraint.source)
    check.conditions += Self.conditions(constraint.when, constraint.scopeIsPartial)
    checks.append(check)
  }

  private mutating func add(_ procedure: Procedure, in context: Context) {
    var context = context
    context.conditions += Self.conditions(procedure.when, procedure.scopeIsPartial)
    context.scopeKeys.insert(procedure.id, at: 0)
    let fallbacks = Set(procedure.steps.compactMap(\.otherwise))
    for step in procedure.steps where !fallbacks.contains(step.id) {
      var check = Check(
        id: step.id, policy: policy, kind: .step(of: procedure.id),
        level: step.level ?? (step.isOptional ? .may : .must), text: step.text,
        conditions: context.conditions, require: step.ensure, manual: nil, remedy: [],
        scopeKeys: [step.id] + context.scopeKeys, source: step.source)
      let isPartial = step.scopeIsPartial && !procedure.scopeIsPartial
      check.conditions += Self.conditions(step.when, isPartial)
      checks.append(check)
    }
  }

  private mutating func add(_ choice: Choice, in context: Context) {
    let unbound = choice.branches.filter { $0.when == nil }.count
    for branch in choice.branches {
      var inner = context
      inner.scopeKeys.insert(contentsOf: [branch.id, choice.id], at: 0)
      if let when = branch.when {
        inner.conditions.append(.expression(when))
      } else {
        inner.conditions.append(
          .remainingBranch(
            siblings: choice.branches.compactMap(\.when), isOnlyOne: unbound == 1))
      }
      add(branch.requirements, in: inner)
    }
  }

  private static func conditions(
    _ when: RuleExpression?, _ scopeIsPartial: Bool
  ) -> [Applicability] {
    (when.map { [.expression($0)] } ?? []) + (scopeIsPartial ? [.scopeNotPrinted] : [])
  }
}
