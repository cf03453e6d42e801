/// What became of the decisions of an overlay.
public struct OverlayResult: Equatable, Sendable {
  /// The policy after the decisions.
  public var policy: PolicyDocument
  /// The decisions that count, in the order of their file.
  public var applied: [Decision]
  /// The decisions that do not count and have to be made again.
  public var suspects: [SuspectDecision]
}

/// A decision that was not applied.
public struct SuspectDecision: Hashable, Sendable {
  /// Why a decision was not applied.
  public enum Reason: Hashable, Sendable {
    /// The claim is another one than the decision was made for; its hash now.
    case claimChanged(now: String)
    /// The policy has no such requirement any more.
    case requirementGone
    /// The decision sets a part that such a requirement does not have.
    case partMissing(String)
  }

  /// The decision.
  public var decision: Decision
  /// Why it was not applied.
  public var reason: Reason

  /// The message for a user.
  ///
  /// - Parameter file: the overlay's file.
  /// - Returns: a warning at the decision.
  public func warning(file: String) -> FileDiagnostic {
    let message =
      switch reason {
      case .claimChanged:
        "the claim of `\(decision.requirement)` has changed since this decision, which is not applied"
      case .requirementGone:
        "the policy has no requirement `\(decision.requirement)`; this decision is not applied"
      case .partMissing(let part):
        "`\(decision.requirement)` has no `\(part)`; this decision is not applied"
      }
    let help: String? =
      if case .claimChanged(let now) = reason {
        "to confirm the decision, set `claim: \(now)`"
      } else {
        nil
      }
    return FileDiagnostic(
      .warning, file: file, place: decision.place, message: message, help: help)
  }
}

extension Overlay {
  /// Applies the decisions to a policy.
  ///
  /// A decision counts if the requirement, or the one that its identifier is an alias of, still makes
  /// the claim that the decision was made for, or made it in other words. What refers to a rejected
  /// requirement loses the reference.
  ///
  /// - Parameters:
  ///   - policy: the policy as it was compiled.
  ///   - sha256: gives the SHA-256 of bytes in lower-case hexadecimal.
  /// - Returns: the changed policy, and which decisions count.
  public func apply(
    to policy: PolicyDocument, sha256: ([UInt8]) -> String
  ) -> OverlayResult {
    var result = OverlayResult(policy: policy, applied: [], suspects: [])
    for decision in decisions {
      let id = policy.aliases[decision.requirement] ?? decision.requirement
      guard let target = Target(id, in: policy.requirements) else {
        result.suspects.append(.init(decision: decision, reason: .requirementGone))
        continue
      }
      let now = target.claim(sha256: sha256)
      guard now == decision.claim || policy.earlierClaims[id]?.contains(decision.claim) == true
      else {
        result.suspects.append(.init(decision: decision, reason: .claimChanged(now: now)))
        continue
      }
      if case .set(let change) = decision.action, let part = target.missingPart(for: change) {
        result.suspects.append(.init(decision: decision, reason: .partMissing(part)))
        continue
      }
      result.policy.requirements = result.policy.requirements.compactMap {
        Self.edited($0, id: id, action: decision.action)
      }
      result.applied.append(decision)
    }
    result.policy.removeDanglingReferences()
    return result
  }

  /// The requirement after a decision about it or a part of it; nil if it is rejected.
  private static func edited(
    _ requirement: Requirement, id: RequirementID, action: Decision.Action
  ) -> Requirement? {
    if requirement.id == id, case .reject = action { return nil }
    switch (requirement, action) {
    case (.constraint(var constraint), .set(let change)) where constraint.id == id:
      constraint.apply(change)
      return .constraint(constraint)
    case (.procedure(var procedure), _):
      if procedure.id == id, case .set(let change) = action {
        procedure.when = change.when ?? procedure.when
      }
      procedure.steps = procedure.steps.compactMap { edited($0, id: id, action: action) }
      return .procedure(procedure)
    case (.choice(var choice), _):
      for index in choice.branches.indices {
        choice.branches[index].requirements = choice.branches[index].requirements.compactMap {
          edited($0, id: id, action: action)
        }
      }
      return .choice(choice)
    default: return requirement
    }
  }

  private static func edited(_ step: Step, id: RequirementID, action: Decision.Action) -> Step? {
    guard step.id == id else { return step }
    guard case .set(let change) = action else { return nil }
    var step = step
    step.level = change.level ?? step.level
    step.when = change.when ?? step.when
    step.ensure = change.require ?? step.ensure
    return step
  }
}

/// What a decision is about.
private enum Target {
  case requirement(Requirement)
  case step(Step)

  init?(_ id: RequirementID, in requirements: [Requirement]) {
    for requirement in requirements {
      if requirement.id == id {
        self = .requirement(requirement)
        return
      }
      if let part = Target(id, within: requirement) {
        self = part
        return
      }
    }
    return nil
  }

  private init?(_ id: RequirementID, within requirement: Requirement) {
    switch requirement {
    case .constraint: return nil
    case .procedure(let procedure):
      guard let step = procedure.steps.first(where: { $0.id == id }) else { return nil }
      self = .step(step)
    case .choice(let choice):
      self.init(id, in: choice.branches.flatMap(\.requirements))
    }
  }

  func claim(sha256: ([UInt8]) -> String) -> String {
    switch self {
    case .requirement(let requirement): ClaimDigest.make(of: requirement, sha256: sha256)
    case .step(let step): ClaimDigest.make(of: step, sha256: sha256)
    }
  }

  /// A part that the decision sets and that there is not; nil if there is none.
  func missingPart(for change: DecisionChange) -> String? {
    let parts = [
      ("level", change.level != nil), ("require", change.require != nil),
      ("when", change.when != nil),
    ].filter(\.1).map(\.0)
    switch self {
    case .step, .requirement(.constraint): return nil
    case .requirement(.procedure): return parts.first { $0 != "when" }
    case .requirement(.choice): return parts.first
    }
  }
}

extension Constraint {
  fileprivate mutating func apply(_ change: DecisionChange) {
    level = change.level ?? level
    when = change.when ?? when
    // It reads back what the compiler understood, which is no longer what holds.
    reading = nil
    if let rule = change.require {
      require = rule
      manual = nil
    }
  }
}

extension PolicyDocument {
  /// The hashes of the claims of constraints and steps, as decisions name them.
  ///
  /// - Parameter sha256: gives the SHA-256 of bytes in lower-case hexadecimal.
  /// - Returns: a hash for each identifier of a constraint or step.
  public func claims(sha256: ([UInt8]) -> String) -> [RequirementID: String] {
    var claims: [RequirementID: String] = [:]
    Self.collect(requirements, into: &claims, sha256)
    return claims
  }

  private static func collect(
    _ requirements: [Requirement], into claims: inout [RequirementID: String],
    _ sha256: ([UInt8]) -> String
  ) {
    for requirement in requirements {
      switch requirement {
      case .constraint: claims[requirement.id] = ClaimDigest.make(of: requirement, sha256: sha256)
      case .procedure(let procedure):
        for step in procedure.steps { claims[step.id] = ClaimDigest.make(of: step, sha256: sha256) }
      case .choice(let choice):
        for branch in choice.branches { collect(branch.requirements, into: &claims, sha256) }
      }
    }
  }

  /// Every identifier of a requirement, a branch or a step.
  public var identifiers: Set<RequirementID> {
    var ids: Set<RequirementID> = []
    Self.collect(requirements, into: &ids)
    return ids
  }

  private static func collect(_ requirements: [Requirement], into ids: inout Set<RequirementID>) {
    for requirement in requirements {
      ids.insert(requirement.id)
      switch requirement {
      case .constraint: break
      case .procedure(let procedure): ids.formUnion(procedure.steps.map(\.id))
      case .choice(let choice):
        for branch in choice.branches {
          ids.insert(branch.id)
          collect(branch.requirements, into: &ids)
        }
      }
    }
  }

  /// Removes references to requirements that the policy does not have.
  fileprivate mutating func removeDanglingReferences() {
    let ids = identifiers
    requirements = requirements.map { Self.pruned($0, to: ids) }
    for index in diagnoses.indices {
      diagnoses[index].cause = diagnoses[index].cause.flatMap { ids.contains($0) ? $0 : nil }
      diagnoses[index].remedy.removeAll { !ids.contains($0) }
    }
    for index in examples.indices {
      examples[index].of = examples[index].of.flatMap { ids.contains($0) ? $0 : nil }
    }
    aliases = aliases.filter { ids.contains($0.value) }
    earlierClaims = earlierClaims.filter { ids.contains($0.key) }
  }

  private static func pruned(_ requirement: Requirement, to ids: Set<RequirementID>) -> Requirement
  {
    switch requirement {
    case .constraint(var constraint):
      constraint.remedy.removeAll { !ids.contains($0) }
      return .constraint(constraint)
    case .procedure(var procedure):
      for index in procedure.steps.indices {
        let fallback = procedure.steps[index].otherwise
        procedure.steps[index].otherwise = fallback.flatMap { ids.contains($0) ? $0 : nil }
      }
      return .procedure(procedure)
    case .choice(var choice):
      for index in choice.branches.indices {
        choice.branches[index].requirements = choice.branches[index].requirements.map {
          pruned($0, to: ids)
        }
      }
      return .choice(choice)
    }
  }
}
