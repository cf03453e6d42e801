public import CEL

/// A point in time as people write it: a day, or an instant with its zone.
public enum Moment: Hashable, Sendable, CustomStringConvertible {
  /// A whole day, in Universal Time.
  case day(CalendarDate)
  /// A point in time.
  case instant(Timestamp)

  /// Reads `YYYY-MM-DD` or RFC 3339 (`2026-06-01T12:00:00Z`); nil for anything else.
  public init?(_ text: String) {
    if let date = CalendarDate(text) {
      self = .day(date)
    } else if let timestamp = Timestamp(text) {
      self = .instant(timestamp)
    } else {
      return nil
    }
  }

  /// The first point in time that belongs to the moment.
  public var start: Timestamp? {
    switch self {
    case .day(let date): Timestamp("\(date)T00:00:00Z")
    case .instant(let timestamp): timestamp
    }
  }

  /// Whether the moment has passed: a day has when the next one has begun, an instant when it is
  /// reached.
  public func hasPassed(at time: Timestamp) -> Bool {
    switch self {
    case .instant(let timestamp): return timestamp <= time
    case .day(let date):
      guard let next = date.next, let end = Timestamp("\(next)T00:00:00Z") else { return false }
      return end <= time
    }
  }

  /// Whether the moment has not begun yet.
  public func isAhead(of time: Timestamp) -> Bool {
    start.map { time < $0 } ?? false
  }

  /// The moment as it is written.
  public var description: String {
    switch self {
    case .day(let date): date.description
    case .instant(let timestamp): timestamp.description
    }
  }
}

extension NodeReader {
  /// A day or a point in time.
  public func moment() -> Moment? {
    guard let text = string() else { return nil }
    guard let moment = Moment(text) else {
      error(
        "`\(Self.excerpt(text))` is no date",
        help: "write it as `2026-02-01` or `2026-02-01T12:00:00Z`")
      return nil
    }
    return moment
  }
}
