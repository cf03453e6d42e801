public import CEL
import Policy

/// How old what was exported is, and how old it may be.
///
/// Exports do not say when they were made. What a person says about it holds for all of them, unless a
/// record has a date of its own (`dated_by` of the vocabulary).
public struct DataAge: Sendable {
  /// When the snapshot was made; nil where nobody says.
  public var capturedAt: Timestamp?
  /// How many days old a value may be; nil: any number.
  public var limit: Int?

  /// Describes the age of a snapshot.
  public init(capturedAt: Timestamp? = nil, limit: Int? = nil) {
    self.capturedAt = capturedAt
    self.limit = limit
  }

  /// Whether a value is too old at a point in time; `date` is its own, where it has one.
  func isStale(datedAt date: Timestamp?, at now: Timestamp?) -> Bool {
    guard let limit, let now, let date = date ?? capturedAt else { return false }
    return now.seconds - date.seconds > Int64(limit) * 86_400
  }
}
