/// Something that a page says and most likely does not mean.
public struct MeaningFinding: Sendable, Hashable {
  /// What kind of mistake it is.
  public enum Rule: String, Sendable, Hashable, CaseIterable {
    /// Two values for one thing.
    case contradictingValues = "contradicting-values"
    /// A step that needs what a prohibition forbids.
    case forbiddenStep = "forbidden-step"
    /// An alternative that has no other one beside it.
    case singleAlternative = "single-alternative"
    /// Words that announce something, and nothing follows.
    case emptyLeadIn = "empty-lead-in"
    /// A demand or branch under conditions that exclude each other.
    case impossibleCondition = "impossible-condition"
    /// A demand that says again, in a narrower scope, what is demanded already.
    case repeatedDemand = "repeated-demand"
  }

  /// What kind of mistake it is.
  public let rule: Rule
  /// What is wrong; lower case, without a full stop.
  public let message: String
  /// What could be done about it.
  public let help: String?
  /// The bytes at fault.
  public let span: Range<Int>
}
