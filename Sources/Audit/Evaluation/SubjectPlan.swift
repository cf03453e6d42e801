import Policy
import Snapshot

/// Finds the subjects of a rule in a case (design document, section 5).
struct SubjectPlan {
  let audit: AuditContext
  let setup: CaseSetup

  /// What an entity name of a rule may stand for in the case.
  private struct Candidates {
    var instances: [CaseInstance]
    /// Whether the rule runs over more instances than the case has settled on.
    var isOpen: Bool
  }

  /// The scenes for the entities that a rule names, in the order of the snapshot; none where the
  /// snapshot is complete and has no instance of one of them.
  func scenes(naming entities: [String]) -> [Scene] {
    var scenes: [[String: CaseInstance]] = [[:]]
    var runsOverAll = false
    for entity in entities {
      var candidates = candidates(for: entity)
      if candidates.isOpen && runsOverAll {
        // Whatever stands for all of them is judged once, and not with every part.
        if entity == audit.share?.part { return [] }
        let why = "the case selects no `\(entity)`, and the snapshot has several"
        candidates.instances = [
          CaseInstance(entity: entity, key: "", standing: .open(code: "not_selected", why: why))
        ]
      }
      runsOverAll = runsOverAll || candidates.isOpen
      scenes = scenes.flatMap { scene in
        candidates.instances.map { instance in
          scene.merging([entity: instance]) { $1 }
        }
      }
    }
    return scenes.map { Scene(audit: audit, setup: setup, instances: $0) }
  }

  /// Whether the subject has to name the instance of an entity to be told apart from others.
  func hasSeveral(_ entity: String) -> Bool {
    audit.isStreamed(entity) || candidates(for: entity).instances.count > 1
  }

  private func candidates(for entity: String) -> Candidates {
    if let selected = setup.selected[entity] {
      return Candidates(instances: selected, isOpen: false)
    }
    let exported = audit.instances(of: entity)
    if audit.isShared(entity) {
      let isPart = audit.share?.part == entity
      return Candidates(instances: isPart ? exported : rest(of: entity), isOpen: true)
    }
    switch exported.count {
    case 0: return Candidates(instances: standIn(for: entity), isOpen: false)
    case 1 where audit.incompleteness(of: entity) == nil || !audit.isMany(entity):
      return Candidates(instances: exported, isOpen: false)
    default:
      return Candidates(instances: exported + rest(of: entity), isOpen: true)
    }
  }

  /// What an entity without any exported instance stands for.
  private func standIn(for entity: String) -> [CaseInstance] {
    if setup.states(entity) {
      return [CaseInstance(entity: entity, key: setup.name, standing: .stated)]
    }
    // Only a listing without entries proves that there is nothing to judge.
    if audit.hasNone(of: entity) && !audit.isAttested(entity) { return [] }
    return [CaseInstance(entity: entity, key: "", standing: .stated)]
  }

  /// A stand-in for the instances that a broken collection leaves out, so that a rule over all of
  /// them never looks complete.
  private func rest(of entity: String) -> [CaseInstance] {
    guard let why = audit.incompleteness(of: entity) else { return [] }
    return [
      CaseInstance(
        entity: entity, key: "(not exported)", standing: .open(code: why.code, why: why.why))
    ]
  }
}
