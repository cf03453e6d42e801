/// One instruction of a procedure.
///
/// A step with `ensure` is a check with its own verdict; all others are ticked by a person.
public struct Step: Equatable, Sendable {
  /// The identity.
  public var id: RequirementID
  /// What to do.
  public var action: Action
  /// The control, page or thing acted on, in the page's words.
  public var target: String?
  /// What is entered or chosen.
  public var value: String?
  /// The way through the user interface, outermost first.
  public var path: [String]
  /// The address that the step links to.
  public var url: String?
  /// Who carries it out; nil where the page leaves it to the procedure.
  public var actor: Actor?
  /// When the step applies beyond its procedure's own condition.
  public var when: RuleExpression?
  /// Whether the page leaves the step to the reader's choice.
  public var isOptional: Bool
  /// How strongly the step binds, where the page says so.
  public var level: Level?
  /// The state that the step leaves behind.
  public var ensure: RuleExpression?
  /// The fallback step where this one's check does not hold; the fallback has no check of its own.
  public var otherwise: RequirementID?
  /// How long the step takes to show its effect.
  public var wait: Wait?
  /// The screenshot that belongs to the step.
  public var image: String?
  /// The sentence of the page, without markup.
  public var text: String
  /// The conditions in the page's words that the step adds to its procedure's.
  public var conditions: [String]
  /// Whether conditions may be missing because the diff page does not print them.
  public var scopeIsPartial: Bool
  /// Where the step stands on its page.
  public var source: SourceSpan

  /// Creates a step from its parts.
  public init(
    id: RequirementID, action: Action, target: String? = nil, value: String? = nil,
    path: [String] = [], url: String? = nil, actor: Actor? = nil, when: RuleExpression? = nil,
    isOptional: Bool = false, level: Level? = nil, ensure: RuleExpression? = nil,
    otherwise: RequirementID? = nil, wait: Wait? = nil, image: String? = nil, text: String,
    conditions: [String] = [], scopeIsPartial: Bool = false, source: SourceSpan
  ) {
    self.id = id
    self.action = action
    self.target = target
    self.value = value
    self.path = path
    self.url = url
    self.actor = actor
    self.when = when
    self.isOptional = isOptional
    self.level = level
    self.ensure = ensure
    self.otherwise = otherwise
    self.wait = wait
    self.image = image
    self.text = text
    self.conditions = conditions
    self.scopeIsPartial = scopeIsPartial
    self.source = source
  }
}

/// What a step tells the reader to do.
public enum Action: String, Sendable, CaseIterable {
  case navigate, click, select, enable, disable, enter, create, copy, grant, verify, wait
  case signIn = "sign_in"
  case install, restart, other
}

/// Who carries out a step.
public enum Actor: String, Sendable, CaseIterable {
  case administrator, user
}

/// How long a step takes to show its effect.
public struct Wait: Hashable, Sendable {
  /// The shortest time as a CEL duration text (`5m`).
  public var atLeast: String?
  /// The longest time as a CEL duration text (`10m`).
  public var atMost: String?

  /// Creates a waiting time; either bound may be missing.
  public init(atLeast: String? = nil, atMost: String? = nil) {
    self.atLeast = atLeast
    self.atMost = atMost
  }
}
