import CEL
import Policy
import Snapshot

/// The instances that the entity names of one rule stand for, in one case: what one verdict is about.
struct Scene {
  let audit: AuditContext
  let setup: CaseSetup
  /// The instances by entity.
  let instances: [String: CaseInstance]

  /// How many derivations may stand in one another.
  private static let derivationLimit = 16

  /// What is known of an attribute by its full name.
  func read(_ name: String) -> Reading {
    read(name, depth: 0)
  }

  private func read(_ name: String, depth: Int) -> Reading {
    guard let attribute = audit.vocabularies.attribute(named: name),
      let instance = instance(of: attribute.entity)
    else { return .missing(.open(code: "not_selected", why: "the rule names no such instance")) }
    let reading = audit.reader.read(attribute, of: instance, in: setup)
    guard case .missing(let reason) = reading, reason.mayBeDerived, depth < Self.derivationLimit,
      let program = audit.derivations.program(for: attribute)
    else { return reading }
    return derive(program, of: instance, depth: depth + 1) ?? reading
  }

  /// An entity that the rule does not name can still be an input of a derivation.
  private func instance(of entity: String) -> CaseInstance? {
    if let instance = instances[entity] { return instance }
    return audit.isMany(entity) ? nil : audit.singleton(entity)
  }

  private func derive(_ program: Program, of instance: CaseInstance, depth: Int) -> Reading? {
    let outcome = program.evaluate { slot in
      let name = program.variables[slot]
      switch read(name, depth: depth) {
      case .value(let value, _): return .value(value)
      case .missing:
        // Only a derivation may look through what a parent decides.
        if case .inherit? = instance.exported?[name] { return .value(.string("inherit")) }
        return .unknown(UnknownSet(name))
      }
    }
    guard case .value(let value) = outcome, value != .null else { return nil }
    return .value(value, .derived)
  }

  /// Whether a boolean expression holds.
  func truth(of program: Program, scope: Truth) -> Truth {
    let names = program.variables
    let outcome = program.evaluate { slot in
      let name = names[slot]
      if name == RuleCompiler.unprintedScope { return Self.outcome(of: scope) }
      switch read(name) {
      case .value(let value, _): return .value(value)
      case .missing: return .unknown(UnknownSet(name))
      }
    }
    return Truth(outcome)
  }

  private static func outcome(of truth: Truth) -> Outcome {
    switch truth {
    case .yes: .value(.bool(true))
    case .no: .value(.bool(false))
    case .unknown(let names):
      .unknown(UnknownSet(names) ?? UnknownSet(RuleCompiler.unprintedScope))
    case .error(let message): .error(EvaluationError(.invalidArgument, message))
    }
  }
}

// MARK: checks

extension Scene {
  /// Whether a check applies.
  func applicability(of check: CompiledCheck) -> Truth {
    let scope = scope(of: check)
    return Truth.all(
      check.conditions.map { condition in
        switch condition {
        case .program(let program): truth(of: program, scope: scope)
        case .scope: scope
        case .noneOf(let programs, let isOnlyOne): remaining(programs, isOnlyOne, scope)
        }
      })
  }

  /// Whether the demand of a check holds; nil where a person judges.
  func demand(of check: CompiledCheck) -> Truth? {
    check.require.map { truth(of: $0, scope: scope(of: check)) }
  }

  private func scope(of check: CompiledCheck) -> Truth {
    let open = Truth.unknown([RuleCompiler.unprintedScope])
    return check.scope.map { truth(of: $0, scope: open) } ?? open
  }

  /// A branch without words of its own applies when no sibling does; where several branches are
  /// like that, nothing says which.
  private func remaining(_ siblings: [Program], _ isOnlyOne: Bool, _ scope: Truth) -> Truth {
    let none = Truth.all(siblings.map { truth(of: $0, scope: scope).negated })
    if isOnlyOne && !siblings.isEmpty { return none }
    return Truth.all([none, .unknown([OpenCondition.branch])])
  }
}
