import CEL
import Policy

/// Checks the expressions of a policy against the vocabulary and makes them ready to run.
struct CheckCompiler {
  private let rules: RuleCompiler
  private let vocabularies: VocabularySet
  private let scopes: ScopeTable
  private let conflicts: BaselineConflicts
  /// What is wrong with the expressions so far.
  private(set) var problems: [FileDiagnostic] = []

  init(rules: RuleCompiler, vocabularies: VocabularySet, scopes: ScopeTable) {
    self.rules = rules
    self.vocabularies = vocabularies
    self.scopes = scopes
    conflicts = BaselineConflicts(vocabularies)
  }

  /// The check, ready to run; nil, with an entry in ``problems``, where an expression is wrong.
  mutating func compile(_ check: Check, of policy: PolicyDocument) -> CompiledCheck? {
    let count = problems.count
    let file = policy.metadata.name
    let conditions = check.conditions.compactMap { compile($0, in: file) }
    let require = check.require.flatMap { compile($0, in: file) }
    guard problems.count == count else { return nil }
    let scope = scopes.program(for: check)
    var check = check
    check.baselines = require.map(conflicts.baselines) ?? []
    let demanded = attributes(of: require.map { [$0] } ?? [])
    let conditional = attributes(of: conditions.flatMap(\.programs) + (scope.map { [$0] } ?? []))
    check.entities = entities(of: conditional + demanded)
    return CompiledCheck(
      check: check, conditions: conditions, scope: scope, require: require,
      entities: check.entities, demandedEntities: entities(of: demanded),
      attributes: Self.distinct(demanded + conditional), demandedCount: demanded.count)
  }

  private mutating func compile(_ condition: Applicability, in file: String) -> CompiledCondition? {
    switch condition {
    case .expression(let rule):
      return compile(rule, in: file).map { .program($0) }
    case .scopeNotPrinted:
      return .scope
    case .remainingBranch(let siblings, let isOnlyOne):
      return .noneOf(siblings.compactMap { compile($0, in: file) }, isOnlyOne: isOnlyOne)
    }
  }

  private mutating func compile(_ rule: RuleExpression, in file: String) -> Program? {
    do {
      return try rules.compile(rule, file: file)
    } catch {
      problems += error.items
      return nil
    }
  }

  private func attributes(of programs: [Program]) -> [String] {
    let names = programs.flatMap(\.variables)
    return Self.distinct(names.filter { vocabularies.attribute(named: $0) != nil })
  }

  private func entities(of attributes: [String]) -> [String] {
    Self.distinct(attributes.compactMap { vocabularies.attribute(named: $0)?.entity })
  }

  private static func distinct(_ names: [String]) -> [String] {
    var seen: Set<String> = []
    return names.filter { seen.insert($0).inserted }
  }
}
