/// How the failures of an audit differ from those of an earlier one, by their fingerprints.
public struct AuditComparison: Sendable {
  /// What became of a failure.
  public enum Change: String, Sendable, CaseIterable {
    /// It was none before, or nobody had looked.
    case new
    /// It was one before and is none any more: the demand is met, or concerns nobody any more.
    case fixed
    /// It is one in both.
    case continuing
    /// It was one before, and somebody accepts it now.
    case waived
    /// It was one before, and nothing says whether it still is.
    case unknown
  }

  /// A failure of one of the audits or of both.
  public struct Entry: Hashable, Sendable {
    /// What became of it.
    public var change: Change
    /// The requirement, as the later audit calls it where it has it.
    public var requirement: String
    /// Whom or what it is about.
    public var subject: String
    /// What tells it from others in every run.
    public var fingerprint: String

    /// Creates an entry.
    public init(change: Change, requirement: String, subject: String, fingerprint: String) {
      self.change = change
      self.requirement = requirement
      self.subject = subject
      self.fingerprint = fingerprint
    }
  }

  /// The failures by what became of them, in the order of ``Change``, each in the order of its report.
  public var entries: [Entry]
  /// How many are in one report alone while the other counts more than it lists, so that nothing can be
  /// said about them.
  public var undecided: Int

  /// Creates a comparison.
  public init(entries: [Entry], undecided: Int) {
    self.entries = entries
    self.undecided = undecided
  }

  /// The entries of one kind.
  public subscript(change: Change) -> [Entry] {
    entries.filter { $0.change == change }
  }
}
