/// A claim that has an identity in a policy.
public enum Requirement: Equatable, Sendable {
  /// A demand or a recommendation.
  case constraint(Constraint)
  /// Steps that belong together.
  case procedure(Procedure)
  /// Alternatives of which one applies.
  case choice(Choice)

  /// The identity.
  public var id: RequirementID {
    switch self {
    case .constraint(let constraint): constraint.id
    case .procedure(let procedure): procedure.id
    case .choice(let choice): choice.id
    }
  }

  /// Where the requirement stands on its page.
  public var source: SourceSpan {
    switch self {
    case .constraint(let constraint): constraint.source
    case .procedure(let procedure): procedure.source
    case .choice(let choice): choice.source
    }
  }
}

/// A constraint or, with level `should` or `may`, a recommendation.
public struct Constraint: Equatable, Sendable {
  /// The identity.
  public var id: RequirementID
  /// How strongly it binds.
  public var level: Level
  /// The sentence of the page, without markup.
  public var text: String
  /// The demand read back in plain English.
  public var reading: String?
  /// Titles of the sections it stands in, outermost first.
  public var section: [String]
  /// What is demanded, in the page's words.
  public var claim: Claim?
  /// The conditions in the page's words, outermost scope first.
  public var conditions: [String]
  /// When the demand applies; nil means always.
  public var when: RuleExpression?
  /// What must hold; nil where no attribute answers it.
  public var require: RuleExpression?
  /// Why a person has to judge; present exactly when `require` is absent.
  public var manual: Manual?
  /// Whether conditions may be missing because the diff page does not print them.
  public var scopeIsPartial: Bool
  /// The consequence that the page names.
  public var rationale: String?
  /// Procedures that bring about what is demanded.
  public var remedy: [RequirementID]
  /// Where the sentence stands on its page.
  public var source: SourceSpan

  /// Creates a constraint from its parts.
  public init(
    id: RequirementID, level: Level, text: String, reading: String? = nil, section: [String] = [],
    claim: Claim? = nil, conditions: [String] = [], when: RuleExpression? = nil,
    require: RuleExpression? = nil, manual: Manual? = nil, scopeIsPartial: Bool = false,
    rationale: String? = nil, remedy: [RequirementID] = [], source: SourceSpan
  ) {
    self.id = id
    self.level = level
    self.text = text
    self.reading = reading
    self.section = section
    self.claim = claim
    self.conditions = conditions
    self.when = when
    self.require = require
    self.manual = manual
    self.scopeIsPartial = scopeIsPartial
    self.rationale = rationale
    self.remedy = remedy
    self.source = source
  }
}

/// Why a demand has no rule, and what it could mean.
public struct Manual: Hashable, Sendable {
  /// Why no rule could be made.
  public enum Reason: String, Sendable, CaseIterable {
    /// No vocabulary has an attribute for the subject.
    case unbound
    /// No export carries what is demanded.
    case notObservable = "not_observable"
    /// More than one reading is possible.
    case ambiguous
    /// A part of the demand could be bound, but not all of it.
    case partial
  }

  /// Why no rule could be made.
  public var reason: Reason
  /// The candidate expressions, where there are several.
  public var readings: [String]

  /// Creates the reason with its candidate readings.
  public init(reason: Reason, readings: [String] = []) {
    self.reason = reason
    self.readings = readings
  }
}

/// Steps that belong together, in the page's order.
public struct Procedure: Equatable, Sendable {
  /// The identity.
  public var id: RequirementID
  /// What the steps bring about, in the page's words.
  public var title: String
  /// Titles of the sections it stands in, outermost first.
  public var section: [String]
  /// Who carries out the steps that name nobody else.
  public var actor: Actor?
  /// When the steps apply; nil means always.
  public var when: RuleExpression?
  /// The conditions in the page's words, outermost scope first.
  public var conditions: [String]
  /// Whether conditions may be missing because the diff page does not print them.
  public var scopeIsPartial: Bool
  /// The steps in the page's order.
  public var steps: [Step]
  /// Where the first step, or its title, stands on the page.
  public var source: SourceSpan

  /// Creates a procedure from its parts.
  public init(
    id: RequirementID, title: String, section: [String] = [], actor: Actor? = nil,
    when: RuleExpression? = nil, conditions: [String] = [], scopeIsPartial: Bool = false,
    steps: [Step], source: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.actor = actor
    self.when = when
    self.conditions = conditions
    self.scopeIsPartial = scopeIsPartial
    self.steps = steps
    self.source = source
  }
}

/// Alternatives of which exactly one applies (the page's a.) b.)).
public struct Choice: Equatable, Sendable {
  /// The identity.
  public var id: RequirementID
  /// What is chosen, in the page's words.
  public var title: String?
  /// Titles of the sections it stands in, outermost first.
  public var section: [String]
  /// The alternatives in the page's order.
  public var branches: [Branch]
  /// Where the first alternative stands on the page.
  public var source: SourceSpan

  /// Creates a choice from its branches.
  public init(
    id: RequirementID, title: String? = nil, section: [String] = [], branches: [Branch],
    source: SourceSpan
  ) {
    self.id = id
    self.title = title
    self.section = section
    self.branches = branches
    self.source = source
  }
}

/// One alternative of a choice.
public struct Branch: Equatable, Sendable {
  /// The identity.
  public var id: RequirementID
  /// The alternative's name on the page.
  public var title: String
  /// When this alternative is the one that applies; nil where the page's words bind to nothing.
  public var when: RuleExpression?
  /// What the alternative demands, in the page's order.
  public var requirements: [Requirement]

  /// Creates an alternative from its requirements.
  public init(
    id: RequirementID, title: String, when: RuleExpression? = nil, requirements: [Requirement]
  ) {
    self.id = id
    self.title = title
    self.when = when
    self.requirements = requirements
  }
}
