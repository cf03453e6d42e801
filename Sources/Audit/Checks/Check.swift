public import Policy

/// A constraint or a step with all the conditions that stand around it: what one verdict is about.
public struct Check: Equatable, Sendable {
  /// What the page made of it.
  public enum Kind: Equatable, Sendable {
    case constraint
    /// A step of the procedure with this identity.
    case step(of: RequirementID)
  }

  /// The identity of the constraint or step.
  public var id: RequirementID
  /// The position of its policy among those audited.
  public var policy: Int
  /// What the page made of it.
  public var kind: Kind
  /// How strongly it binds.
  public var level: Level
  /// The page's sentence.
  public var text: String
  /// The rule read back in plain English; nil where there is none.
  public var reading: String?
  /// What has to hold for it to apply, outermost first.
  public var conditions: [Applicability]
  /// What must hold; nil where a person judges.
  public var require: RuleExpression?
  /// Why a person judges.
  public var manual: Manual?
  /// Procedures that bring about what is demanded.
  public var remedy: [RequirementID]
  /// The identities under which an assessment may settle its scope, innermost first.
  public var scopeKeys: [RequirementID]
  /// Where it stands on its page.
  public var source: SourceSpan
  /// The entities that its expressions name; known once they have been compiled.
  public var entities: [String] = []
  /// The published baselines that it is at odds with; known once its rule has been compiled.
  public var baselines: [ContradictedBaseline] = []
}

/// One of the conditions under which a check applies.
public enum Applicability: Equatable, Sendable {
  case expression(RuleExpression)
  /// The page does not print the whole scope; the assessment's `scopes` settle it.
  case scopeNotPrinted
  /// A branch whose words bind to nothing: it applies when none of its siblings does.
  case remainingBranch(siblings: [RuleExpression], isOnlyOne: Bool)
}
