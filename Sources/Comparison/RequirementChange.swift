public import Policy

/// What a new revision demands differently (design document, sections 7 and 9).
public struct RequirementChange: Equatable, Sendable {
  /// What the change means for a configuration that met the old demand.
  public enum Effect: String, Sendable, CaseIterable {
    /// A demand on something that had none.
    case added
    /// A demand that is gone.
    case removed
    /// Something meets the old demand and fails the new one.
    case strengthened
    /// Something meets the new demand and fails the old one.
    case relaxed
    /// Both kinds exist, or it could not be decided.
    case changed
    /// The same demand in other words or at another place.
    case equivalent
  }

  /// How the text changed.
  public enum Form: String, Sendable, CaseIterable {
    case reworded, moved, rescoped, split, merged, reformatted
    case becameBranch = "became_branch"
    case relabelled
  }

  /// Why the effect is less than certain.
  public enum Reason: String, Sendable, CaseIterable {
    /// The two predicates could not be compared.
    case undecided
    /// The two demands were paired because their words are alike.
    case similarity
    /// Lines that nobody has seen could hold the other side.
    case partial
  }

  /// A demand on one side of the comparison.
  public struct Side: Hashable, Sendable {
    /// The identity in that side's policy.
    public var id: RequirementID
    /// The line and, for a compiled page, the bytes.
    public var source: SourceSpan
    /// The sentence of the page.
    public var text: String

    /// Creates a side.
    public init(id: RequirementID, source: SourceSpan, text: String) {
      self.id = id
      self.source = source
      self.text = text
    }
  }

  /// What the change means.
  public var effect: Effect
  /// The demand before; nil for an added one.
  public var old: Side?
  /// The demand after; nil for a removed one.
  public var new: Side?
  /// How the text changed.
  public var forms: [Form]
  /// A configuration that tells the two demands apart: attributes and CEL literals.
  public var witness: [WitnessValue]
  /// Why the effect is less than certain; nil where it is certain.
  public var reason: Reason?

  /// Creates a change; one of `old` and `new` may be missing.
  public init(
    effect: Effect, old: Side?, new: Side?, forms: [Form] = [], witness: [WitnessValue] = [],
    reason: Reason? = nil
  ) {
    self.effect = effect
    self.old = old
    self.new = new
    self.forms = forms
    self.witness = witness
    self.reason = reason
  }

  /// Whether whoever met the old demands may fail the new ones.
  public var isTightening: Bool {
    switch effect {
    case .added, .strengthened, .changed: true
    case .removed, .relaxed, .equivalent: false
    }
  }
}

/// The value of one attribute in a witness.
public struct WitnessValue: Hashable, Sendable {
  /// The attribute's name.
  public var attribute: String
  /// The value as a CEL literal.
  public var literal: String
  /// Whether the attribute is no attribute of a vocabulary but words of the page: what they name is
  /// there (`true`), is not (`false`), or has the value.
  public var isWorded: Bool

  /// Creates the value of one attribute.
  public init(attribute: String, literal: String, isWorded: Bool = false) {
    self.attribute = attribute
    self.literal = literal
    self.isWorded = isWorded
  }

  /// The value in plain words.
  public var words: String {
    guard isWorded else { return "\(attribute) = \(literal)" }
    switch literal {
    case "true": return "with \(attribute)"
    case "false": return "without \(attribute)"
    default: return "\(attribute) = \(literal)"
    }
  }
}
