public import Policy

/// The steps that a policy offers against a failure.
struct RemedyTable {
  private var procedures: [RequirementID: Procedure] = [:]
  private var steps: [RequirementID: Step] = [:]
  private var advice: [RequirementID: String] = [:]

  init(_ policy: PolicyDocument) {
    add(policy.requirements)
    for diagnosis in policy.diagnoses {
      if let cause = diagnosis.cause, let advice = diagnosis.advice { self.advice[cause] = advice }
    }
  }

  /// What the page says to do where a check fails: the procedures that it names, or the step itself
  /// and its fallback.
  func steps(for check: Check) -> [RemedyStep] {
    if case .step(let procedure) = check.kind {
      let own = [RemedyStep(id: check.id, text: check.text)]
      return own + (fallback(of: check.id, in: procedure).map { [$0] } ?? [])
    }
    var remedy = check.remedy.flatMap { id in
      procedures[id]?.steps.map { RemedyStep(id: $0.id, text: $0.text) }
        ?? steps[id].map { [RemedyStep(id: id, text: $0.text)] } ?? []
    }
    if let advice = advice[check.id] { remedy.append(RemedyStep(id: check.id, text: advice)) }
    return remedy
  }

  private func fallback(of id: RequirementID, in procedure: RequirementID) -> RemedyStep? {
    guard let otherwise = steps[id]?.otherwise, let step = steps[otherwise] else { return nil }
    return RemedyStep(id: otherwise, text: step.text)
  }

  private mutating func add(_ requirements: [Requirement]) {
    for requirement in requirements {
      switch requirement {
      case .constraint: break
      case .procedure(let procedure):
        procedures[procedure.id] = procedure
        for step in procedure.steps { steps[step.id] = step }
      case .choice(let choice):
        for branch in choice.branches { add(branch.requirements) }
      }
    }
  }
}

/// What a page says to do where a requirement is not met.
public enum Remedy {
  /// The steps for a check of a policy, in order.
  public static func steps(for check: Check, in policy: PolicyDocument) -> [RemedyStep] {
    RemedyTable(policy).steps(for: check)
  }
}
