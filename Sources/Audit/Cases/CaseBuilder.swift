import CEL
import Policy
import Snapshot

/// Builds the set-ups of an assessment: selects instances and places facts.
struct CaseBuilder {
  private let audit: AuditContext
  private let rules: RuleCompiler
  /// What is odd: selections that match nothing, facts that fit no instance.
  private(set) var warnings: [String] = []
  /// What is wrong with the expressions.
  private(set) var problems: [FileDiagnostic] = []
  /// What cases select of collections that are read in parts.
  private(set) var selections: PartialSelections

  /// Prepares to build; `selections` is what the cases have selected in the parts before.
  init(
    audit: AuditContext, rules: RuleCompiler, selections: PartialSelections = PartialSelections()
  ) {
    self.audit = audit
    self.rules = rules
    self.selections = selections
  }

  /// The set-ups; one without a name and without selections where the assessment has none.
  mutating func setups(of assessment: Assessment) -> [CaseSetup] {
    if assessment.cases.isEmpty {
      return [CaseSetup(name: "the snapshot", facts: [:], selected: [:])]
    }
    return assessment.cases.map { setup($0, file: assessment.file) }
  }

  private mutating func setup(_ description: AuditCase, file: String) -> CaseSetup {
    var facts: [String: Value] = [:]
    for fact in description.facts { facts[fact.attribute] = fact.value }
    let bare = CaseSetup(name: description.name, facts: [:], selected: [:])
    let stated = CaseSetup(name: description.name, facts: facts, selected: [:])
    var selected: [String: [CaseInstance]] = [:]
    for selection in description.selectors {
      do {
        let program = try rules.compile(selection.expression, file: file)
        selected[selection.entity] = select(selection.entity, program, in: bare, or: stated)
      } catch {
        problems += error.items
      }
    }
    for entity in Set(facts.keys.compactMap(entity)).sorted() where selected[entity] == nil {
      if let instances = match(entity, with: stated) { selected[entity] = instances }
    }
    return CaseSetup(name: description.name, facts: facts, selected: selected)
  }

  private func entity(_ attribute: String) -> String? {
    audit.vocabularies.attribute(named: attribute)?.entity
  }

  /// The instances of the snapshot for which the expression holds; where it holds for none, what the
  /// facts describe; where there are no facts either, a stand-in that keeps every verdict open.
  private mutating func select(
    _ entity: String, _ program: Program, in bare: CaseSetup, or stated: CaseSetup
  ) -> [CaseInstance] {
    var undecided = 0
    let matching = audit.instances(of: entity).filter { instance in
      switch truth(of: program, instance, in: bare) {
      case .yes: return true
      case .unknown: undecided += 1
      case .no, .error: break
      }
      return false
    }
    if audit.isShared(entity) {
      selections.note(
        entity, of: bare.name, selected: matching.count, undecided: undecided)
      guard audit.share?.part == nil else { return matching }
      undecided = selections.undecided(entity, of: bare.name)
    }
    if undecided > 0 {
      warnings.append(
        "case `\(bare.name)`: nothing says whether \(undecided) of the `\(entity)` instances are in it"
      )
    }
    if !matching.isEmpty || selections.hasAny(entity, of: bare.name) { return matching }
    if stated.states(entity) {
      return [CaseInstance(entity: entity, key: stated.name, standing: .stated)]
    }
    let why = "the selection of the case `\(bare.name)` matches no `\(entity)` of the snapshot"
    warnings.append(why)
    return [CaseInstance(entity: entity, key: "", standing: .open(code: "not_selected", why: why))]
  }

  /// Singletons of the snapshot take part in a selection, other collections do not.
  private func truth(
    of program: Program, _ instance: CaseInstance, in setup: CaseSetup
  ) -> Truth {
    Scene(audit: audit, setup: setup, instances: [instance.entity: instance])
      .truth(of: program, scope: .no)
  }

  /// The instances that the facts of a case can be about, where it selects none.
  ///
  /// Those are the ones that say nothing else; nil leaves the entity as it is.
  private mutating func match(_ entity: String, with stated: CaseSetup) -> [CaseInstance]? {
    let candidates = audit.instances(of: entity)
    guard candidates.count > 1 || audit.isShared(entity) else { return nil }
    let fitting = candidates.filter { agrees($0, with: stated.facts) }
    if audit.isShared(entity) {
      selections.note(entity, of: stated.name, selected: fitting.count, undecided: 0)
      if audit.share?.part != nil || selections.hasAny(entity, of: stated.name) { return fitting }
    }
    if !fitting.isEmpty { return fitting }
    warnings.append(
      "case `\(stated.name)`: its facts contradict every `\(entity)` of the snapshot")
    return [CaseInstance(entity: entity, key: stated.name, standing: .stated)]
  }

  private func agrees(_ instance: CaseInstance, with facts: [String: Value]) -> Bool {
    facts.allSatisfy { name, value in
      guard entity(name) == instance.entity else { return true }
      let known = instance.exported?[name].value
      return known.map { $0.equals(value) } ?? true
    }
  }
}
