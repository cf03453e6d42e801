/// What a snapshot knows of one entity, in numbers.
public struct EntitySummary: Hashable, Sendable {
  /// How many instances have each state of an attribute.
  public struct AttributeSummary: Hashable, Sendable {
    /// The attribute's name.
    public var name: String
    /// Instances with a value.
    public var known = 0
    /// Instances that inherit it.
    public var inherit = 0
    /// Instances for which no file has the field.
    public var absent = 0
    /// Instances whose field says nothing usable.
    public var unknown = 0
    /// Instances whose value was redacted.
    public var redacted = 0
    /// The reasons of the instances without a value, each once, in alphabetical order of their codes.
    public var reasons: [String] = []

    /// Whether anything is known of the attribute.
    public var isKnownAnywhere: Bool { known + inherit + redacted > 0 }
  }

  /// The entity's name.
  public var entity: String
  /// How many instances there are.
  public var instances: Int
  /// Its attributes, in the vocabulary's order.
  public var attributes: [AttributeSummary]
  /// Whether instances may be missing.
  public var completeness: Completeness
}
