/// What an audit says about one requirement and one subject (design document, section 5).
public enum Verdict: String, Sendable, CaseIterable {
  /// The demand holds; nothing else counts as a pass.
  case pass
  /// The demand does not hold.
  case fail
  /// What the snapshot lacks decides.
  case unknown
  /// The conditions do not hold.
  case notApplicable = "not_applicable"
  /// A person has to judge.
  case manual
  /// The rule cannot be evaluated.
  case error
}

/// How often each verdict was given; waived failures are counted apart from failures.
public struct Tally: Hashable, Sendable {
  private var counts = [Int](repeating: 0, count: Verdict.allCases.count)
  /// The failures that a valid waiver accepts.
  public private(set) var waived = 0

  /// A tally of nothing.
  public init() {}

  /// The number of findings with the verdict that no waiver covers.
  public subscript(verdict: Verdict) -> Int {
    counts[Self.index(of: verdict)]
  }

  /// The number of findings, waived ones included.
  public var total: Int { counts.reduce(waived, +) }

  /// Whether something was judged and everything that applies passed.
  public var isClean: Bool {
    self[.pass] > 0 && total == self[.pass] + self[.notApplicable]
  }

  /// Counts one more finding.
  public mutating func count(_ verdict: Verdict, isWaived: Bool = false) {
    if isWaived { waived += 1 } else { counts[Self.index(of: verdict)] += 1 }
  }

  /// Counts several findings of the same verdict that no waiver covers.
  mutating func add(_ count: Int, of verdict: Verdict) {
    counts[Self.index(of: verdict)] += count
  }

  /// Adds another tally.
  public mutating func add(_ other: Tally) {
    for index in counts.indices { counts[index] += other.counts[index] }
    waived += other.waived
  }

  private static func index(of verdict: Verdict) -> Int {
    switch verdict {
    case .pass: 0
    case .fail: 1
    case .unknown: 2
    case .notApplicable: 3
    case .manual: 4
    case .error: 5
    }
  }
}
