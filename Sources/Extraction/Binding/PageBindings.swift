import Policy

/// What has been bound on a page already.
///
/// The titles around a demand condition it, so most conditions stand above many demands, and the
/// same expression comes up with each of them.
struct PageBindings {
  private var conditions: [Condition: ConditionBinding] = [:]
  private var validity: [String: Bool] = [:]

  /// What a condition is bound to; `bind` is asked the first time.
  mutating func binding(
    of condition: Condition, _ bind: (Condition) -> ConditionBinding
  ) -> ConditionBinding {
    if let known = conditions[condition] { return known }
    let binding = bind(condition)
    conditions[condition] = binding
    return binding
  }

  /// Whether an expression compiles; `compiles` is asked the first time.
  mutating func isValid(_ expression: String, _ compiles: (String) -> Bool) -> Bool {
    if let known = validity[expression] { return known }
    let isValid = compiles(expression)
    validity[expression] = isValid
    return isValid
  }
}
