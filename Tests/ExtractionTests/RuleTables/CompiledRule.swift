import Policy

/// A rule of a compiled page, for comparison with a table: a constraint or a step that is checked.
struct CompiledRule: Sendable, CustomStringConvertible {
  var line: Int
  /// Nil for a step.
  var level: Level?
  /// The canonical condition; empty where the rule always applies.
  var when: String
  /// The canonical demand.
  var require: String

  var description: String {
    "line \(line) \(level?.rawValue ?? "step"): \(require)" + (when.isEmpty ? "" : " when \(when)")
  }

  /// The rules of a policy in its order.
  static func all(of policy: PolicyDocument) -> [CompiledRule] {
    policy.requirements.flatMap(rules)
  }

  static func canonical(_ expression: String) -> String {
    (try? CanonicalExpression(expression))?.description ?? expression
  }

  private static func rules(of requirement: Requirement) -> [CompiledRule] {
    switch requirement {
    case .constraint(let constraint):
      guard let require = constraint.require else { return [] }
      return [
        CompiledRule(
          line: constraint.source.line, level: constraint.level,
          when: constraint.when.map { canonical($0.text) } ?? "", require: canonical(require.text))
      ]
    case .procedure(let procedure):
      return procedure.steps.compactMap { rule(of: $0, in: procedure) }
    case .choice(let choice):
      return choice.branches.flatMap { $0.requirements.flatMap(rules) }
    }
  }

  private static func rule(of step: Step, in procedure: Procedure) -> CompiledRule? {
    guard let ensure = step.ensure else { return nil }
    let conditions = [procedure.when, step.when].compactMap { $0.map { "(\($0.text))" } }
    let when = conditions.joined(separator: " && ")
    return CompiledRule(
      line: step.source.line, level: nil, when: when.isEmpty ? "" : canonical(when),
      require: canonical(ensure.text))
  }
}
