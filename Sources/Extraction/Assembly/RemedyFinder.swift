import Policy

/// Ties constraints to the procedures that bring about what they demand: procedures one of whose
/// steps does, and those that a lead-in announces right behind the constraint.
struct RemedyFinder {
  private var procedures: [Formula: [RequirementID]] = [:]
  private var announced: [RequirementID: [RequirementID]] = [:]
  private var constraints: [RequirementID: Drafting.PlacedConstraint] = [:]
  private var order: [RequirementID: Int] = [:]

  /// Indexes what the drafts became.
  init(_ drafting: Drafting) {
    var behind: [[Int]: [Drafting.PlacedConstraint]] = [:]
    for constraint in drafting.constraints {
      constraints[constraint.id] = constraint
      behind[constraint.path, default: []].append(constraint)
    }
    for (place, procedure) in drafting.procedures.enumerated() {
      order[procedure.id] = place
      for effect in procedure.effects {
        procedures[effect.canonical, default: []].append(procedure.id)
      }
      // "To disable them:" is about the last constraint in front of it under the same title.
      guard let title = procedure.titles.last, title.kind == .leadIn,
        Purpose.isPurpose(title.title),
        let nearest = behind[procedure.path.dropLast()]?.last(where: { $0.line <= procedure.line })
      else { continue }
      announced[nearest.id, default: []].append(procedure.id)
    }
  }

  /// The procedures that mend what a constraint demands, in page order.
  func remedies(of constraint: Drafting.PlacedConstraint) -> [RequirementID] {
    var found = Set(announced[constraint.id] ?? [])
    if let demand = constraint.demand?.canonical {
      for part in [demand] + demand.conjuncts { found.formUnion(procedures[part] ?? []) }
    }
    return found.sorted { (order[$0] ?? 0, $0) < (order[$1] ?? 0, $1) }
  }

  /// Fills in the remedies of a list of requirements.
  func fill(_ requirements: [Requirement]) -> [Requirement] {
    requirements.map { requirement in
      switch requirement {
      case .constraint(var constraint):
        constraint.remedy = constraints[constraint.id].map(remedies) ?? []
        return .constraint(constraint)
      case .procedure: return requirement
      case .choice(var choice):
        for place in choice.branches.indices {
          choice.branches[place].requirements = fill(choice.branches[place].requirements)
        }
        return .choice(choice)
      }
    }
  }
}
