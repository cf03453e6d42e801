/// A demand that somebody else publishes, and that a page's demand may contradict.
public struct PublishedBaseline: Hashable, Sendable {
  /// The publisher's own number: `MS.EXO.5.1v1`.
  public var id: String
  /// Who publishes it.
  public var publisher: String
  /// What it demands, in words.
  public var text: String
  /// What it demands, as a CEL expression over attributes.
  public var demand: RuleExpression
  /// What pulls against it without being its plain opposite: CEL expressions over attributes.
  ///
  /// A demand that brings one of them about is at odds with the baseline, too.
  public var opposites: [RuleExpression]
  /// Where it is declared, for messages.
  public var place: FilePlace?

  /// Creates a baseline's demand.
  public init(
    id: String, publisher: String, text: String, demand: RuleExpression,
    opposites: [RuleExpression] = [], place: FilePlace? = nil
  ) {
    self.id = id
    self.publisher = publisher
    self.text = text
    self.demand = demand
    self.opposites = opposites
    self.place = place
  }
}
