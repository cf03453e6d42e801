/// How strongly a requirement binds; a prohibition lives in the relation, not here.
public enum Level: String, Sendable, CaseIterable, Comparable, Codable {
  /// A recommendation that may be left out without giving a reason.
  case may
  /// A recommendation.
  case should
  /// An obligation.
  case must

  /// Orders levels by strength: `may` < `should` < `must`.
  public static func < (left: Level, right: Level) -> Bool {
    left.strength < right.strength
  }

  private var strength: Int {
    switch self {
    case .may: 0
    case .should: 1
    case .must: 2
    }
  }
}

/// The level as the page words it; a policy keeps only ``Level``.
public enum Wording: String, Sendable, CaseIterable {
  case must
  case mustNot = "must_not"
  case should
  case shouldNot = "should_not"
  case may

  /// The strength without the polarity.
  public var level: Level {
    switch self {
    case .must, .mustNot: .must
    case .should, .shouldNot: .should
    case .may: .may
    }
  }

  /// Whether the wording is a prohibition.
  public var isNegative: Bool {
    self == .mustNot || self == .shouldNot
  }
}
