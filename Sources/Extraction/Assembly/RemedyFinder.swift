import Policy

/// Ties constraints to the procedures that bring about what they demand.
struct RemedyFinder {
  let drafting: Drafting

  /// Procedures one of whose steps brings about what the constraint demands, and those that a
  /// lead-in announces right behind it.
  func remedies(of constraint: Drafting.PlacedConstraint) -> [RequirementID] {
    drafting.procedures.filter { procedure in
      brings(procedure, constraint.demand) || isAnnounced(procedure, behind: constraint)
    }.map(\.id)
  }

  private func brings(_ procedure: Drafting.PlacedProcedure, _ demand: Formula?) -> Bool {
    guard let demand else { return false }
    let wanted = demand.canonical
    let parts = wanted.conjuncts
    return procedure.effects.contains { effect in
      effect.canonical == wanted || parts.contains(effect.canonical)
    }
  }

  /// "To disable them:" is about the last constraint in front of it under the same title.
  private func isAnnounced(
    _ procedure: Drafting.PlacedProcedure, behind constraint: Drafting.PlacedConstraint
  ) -> Bool {
    guard let title = procedure.titles.last, title.kind == .leadIn,
      Purpose.isPurpose(title.title), Array(procedure.path.dropLast()) == constraint.path,
      procedure.line >= constraint.line
    else { return false }
    let nearest = drafting.constraints.last {
      $0.path == constraint.path && $0.line <= procedure.line
    }
    return nearest?.id == constraint.id
  }

  /// Fills in the remedies of a list of requirements.
  func fill(_ requirements: [Requirement]) -> [Requirement] {
    requirements.map { requirement in
      switch requirement {
      case .constraint(var constraint):
        if let placed = drafting.constraints.first(where: { $0.id == constraint.id }) {
          constraint.remedy = remedies(of: placed)
        }
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
