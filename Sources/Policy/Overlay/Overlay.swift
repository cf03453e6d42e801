/// What people have decided about a policy; it survives recompiling (design document, section 3).
public struct Overlay: Hashable, Sendable {
  /// The name of the policy.
  public var policy: String
  /// The file as the user named it.
  public var file: String
  /// The decisions in the order of the file.
  public var decisions: [Decision]

  /// Creates an overlay.
  public init(policy: String, file: String = "", decisions: [Decision] = []) {
    self.policy = policy
    self.file = file
    self.decisions = decisions
  }
}

/// What somebody has decided about one requirement or step.
public struct Decision: Hashable, Sendable {
  /// What is to become of it.
  public enum Action: Hashable, Sendable {
    /// Parts of it are replaced.
    case set(DecisionChange)
    /// It is taken out of the policy, for a reason.
    case reject(reason: String)
  }

  /// The requirement or step.
  public var requirement: RequirementID
  /// The hash of the claim that the decision was made for, see ``ClaimDigest``.
  public var claim: String
  /// What is to become of it.
  public var action: Action
  /// Who decided.
  public var by: String
  /// When.
  public var on: Moment
  /// Where the decision stands in its file.
  public var place: FilePlace?

  /// Creates a decision.
  public init(
    requirement: RequirementID, claim: String, action: Action, by: String, on: Moment,
    place: FilePlace? = nil
  ) {
    self.requirement = requirement
    self.claim = claim
    self.action = action
    self.by = by
    self.on = on
    self.place = place
  }
}

/// The parts of a requirement that a decision replaces; nil leaves a part as it is.
public struct DecisionChange: Hashable, Sendable {
  /// How strongly it binds.
  public var level: Level?
  /// When it applies.
  public var when: RuleExpression?
  /// What must hold: `require` of a constraint, `ensure` of a step.
  public var require: RuleExpression?

  /// Creates a change.
  public init(
    level: Level? = nil, when: RuleExpression? = nil, require: RuleExpression? = nil
  ) {
    self.level = level
    self.when = when
    self.require = require
  }
}
