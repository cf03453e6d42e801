import CEL
import Policy

/// What an assessment says about scope that a page does not print.
struct ScopeTable {
  private var programs: [RequirementID: Program] = [:]
  private var every: Program?

  /// A table that settles nothing.
  init() {}

  /// Checks the expressions of `scopes`; what is wrong goes to `problems`.
  init(
    _ assessment: Assessment, rules: RuleCompiler, aliases: AliasTable,
    problems: inout [FileDiagnostic]
  ) {
    for scope in assessment.scopes {
      do {
        let program = try rules.compile(scope.expression, file: assessment.file)
        if let id = scope.requirement {
          programs[aliases.current(id)] = program
        } else {
          every = program
        }
      } catch {
        problems += error.items
      }
    }
  }

  /// What settles the scope of a check: the innermost entry that names it, else the one for all.
  func program(for check: Check) -> Program? {
    check.scopeKeys.lazy.compactMap { programs[$0] }.first ?? every
  }
}
