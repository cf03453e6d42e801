public import Policy

/// A span of a page that says one thing, and what became of it.
///
/// The statements of a page are its ledger: they ascend, do not overlap and cover the file byte for
/// byte (design document, sections 7 and 8).
public struct Statement: Sendable, Equatable {
  /// Byte offsets into the compiled file.
  public var span: Range<Int>
  /// The line of the revision on which the span starts, counted from 1.
  public var line: Int
  /// What kind of statement it is; nil for structure (markup, headings, blank lines, furniture).
  public var kind: StatementKind?
  /// The strength and polarity in the page's wording (constraints and recommendations).
  public var wording: Wording?
  /// Who does it, where the page says so.
  public var actor: Actor?
  /// What is demanded, or the state that a step leaves behind.
  public var claim: Claim?
  /// What a step tells the reader to do.
  public var step: StepReading?
  /// The conditions under which it holds, outermost scope first.
  public var conditions: [Condition]
  /// The consequence that the page names.
  public var rationale: String?
  /// The visible text, white space folded.
  public var text: String
  /// What the statement became.
  public var disposition: Disposition
  /// Why, where the disposition alone does not say it: a short fixed word (`blank`, `markup`,
  /// `furniture`, `old_side`, `image`, `unbound`, …).
  public var reason: String?
  /// The requirement that it became.
  public var requirement: RequirementID?

  /// The reason of a sentence that sounds like a demand, became none, and has no other reason.
  public static let unaccounted = "unaccounted"

  /// Whether a person has to look at it before the page counts as read: several readings, given up, or
  /// an alarm of the modal net without a reason.
  public var isOpen: Bool {
    disposition == .ambiguous || disposition == .dropped || reason == Statement.unaccounted
  }

  /// Creates a statement; everything but the place and the disposition may be missing.
  public init(
    span: Range<Int>, line: Int, kind: StatementKind? = nil, wording: Wording? = nil,
    actor: Actor? = nil, claim: Claim? = nil, step: StepReading? = nil,
    conditions: [Condition] = [], rationale: String? = nil, text: String = "",
    disposition: Disposition, reason: String? = nil, requirement: RequirementID? = nil
  ) {
    self.span = span
    self.line = line
    self.kind = kind
    self.wording = wording
    self.actor = actor
    self.claim = claim
    self.step = step
    self.conditions = conditions
    self.rationale = rationale
    self.text = text
    self.disposition = disposition
    self.reason = reason
    self.requirement = requirement
  }
}

/// The statement classes of the annotation guide.
public enum StatementKind: String, Sendable, CaseIterable {
  case step, constraint, recommendation, diagnosis, parameter, example, informative

  /// Whether statements of this kind become requirements.
  public var isNormative: Bool {
    switch self {
    case .step, .constraint, .recommendation: true
    case .diagnosis, .parameter, .example, .informative: false
    }
  }
}

/// What became of a statement (design document, section 7).
public enum Disposition: String, Sendable, CaseIterable {
  /// A rule that a machine checks.
  case compiled
  /// A demand that a person judges or a step that a person ticks.
  case manual
  /// A demand with several readings; a person picks one.
  case ambiguous
  /// Prose that demands nothing.
  case informative
  /// Part of another item: a diagnosis, a parameter, an example, a member of a list.
  case bound
  /// A heading, label or lead-in that gives scope to what stands under it.
  case scope
  /// Markup, images, links and page furniture.
  case navigation
  /// A repeat of a demand in the same scope.
  case duplicate
  /// Text that was given up, with the reason.
  case dropped
}

/// What a step tells the reader to do, in the page's words.
public struct StepReading: Sendable, Equatable {
  /// The kind of action.
  public var action: Action
  /// The control, page or thing acted on.
  public var target: String?
  /// What is entered or chosen.
  public var value: String?
  /// The way through the user interface, outermost first.
  public var path: [String]
  /// The address that the step links to.
  public var url: String?
  /// Whether the page leaves the step to the reader's choice.
  public var isOptional: Bool
  /// How long the effect takes, where the page says so.
  public var wait: Wait?
  /// The screenshot that belongs to the step.
  public var image: String?
  /// Whether the step only applies when the check of the step before it does not hold.
  public var isFallback: Bool

  /// Creates the reading of a step.
  public init(
    action: Action, target: String? = nil, value: String? = nil, path: [String] = [],
    url: String? = nil, isOptional: Bool = false, wait: Wait? = nil, image: String? = nil,
    isFallback: Bool = false
  ) {
    self.action = action
    self.target = target
    self.value = value
    self.path = path
    self.url = url
    self.isOptional = isOptional
    self.wait = wait
    self.image = image
    self.isFallback = isFallback
  }
}

/// A condition under which a statement holds, in the page's words.
public struct Condition: Sendable, Hashable {
  /// How the page expresses it, which decides how much depends on understanding it.
  public enum Form: String, Sendable {
    /// A heading. It is a condition only where the vocabulary knows its words; else a title.
    case heading
    /// A bold label, a definition term, a table's row head: as for headings.
    case label
    /// A lettered or labelled alternative of a choice: as for headings.
    case alternative
    /// An "if", "when", "for", "with" … clause of the sentence or of a lead-in; it always counts.
    case clause
    /// The subject of "X does not work if …": holds when X is what is used. It always counts.
    case use
  }

  /// The page's words, without the conjunction ("security defaults are enabled").
  public var text: String
  /// How the page expresses it.
  public var form: Form
  /// Whether the statement holds when the words do not ("unless", "without").
  public var isNegated: Bool
  /// Place and order conditions ("before the first login") that no state answers.
  public var isTemporal: Bool
  /// The condition as a claim ("MFA Status equals Enforced"), where the grammar reads it as one.
  public var claim: Claim?

  /// Creates a condition.
  public init(
    _ text: String, form: Form, isNegated: Bool = false, isTemporal: Bool = false,
    claim: Claim? = nil
  ) {
    self.text = text
    self.form = form
    self.isNegated = isNegated
    self.isTemporal = isTemporal
    self.claim = claim
  }
}
