import Policy

/// A published baseline that a requirement is at odds with.
public struct ContradictedBaseline: Hashable, Sendable {
  /// The publisher's own number: `MS.EXO.5.1v1`.
  public var id: String
  /// Who publishes it.
  public var publisher: String
  /// What it demands, in words.
  public var text: String

  init(_ baseline: PublishedBaseline) {
    id = baseline.id
    publisher = baseline.publisher
    text = baseline.text
  }
}
