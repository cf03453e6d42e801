import CEL
import Policy

/// The conditions that have to hold together, taken apart, so that their order does not matter.
enum Conjuncts {
  /// The conjuncts of several expressions in canonical form; what a diff page does not print says
  /// nothing and is left out.
  static func of(_ expressions: [String]) -> Set<String> {
    var conjuncts: Set<String> = []
    for text in expressions {
      guard let expression = try? Expression(parsing: text) else {
        conjuncts.insert(text)
        continue
      }
      collect(expression, into: &conjuncts)
    }
    conjuncts.remove(RuleCompiler.unprintedScope)
    return conjuncts
  }

  private static func collect(_ expression: Expression, into conjuncts: inout Set<String>) {
    if case .logical(.and, let parts) = expression.kind {
      for part in parts { collect(part, into: &conjuncts) }
    } else {
      conjuncts.insert(expression.description)
    }
  }
}
