/// Whether a snapshot holds every instance of an entity.
public struct Completeness: Hashable, Sendable {
  /// Why instances may be missing, as phrases for people; none where the snapshot is complete.
  public var gaps: [String]

  /// Creates the judgement; no gaps mean that every instance is there.
  public init(gaps: [String] = []) {
    self.gaps = gaps
  }

  /// Whether "there is none" may be concluded from the snapshot.
  public var isComplete: Bool { gaps.isEmpty }
}
