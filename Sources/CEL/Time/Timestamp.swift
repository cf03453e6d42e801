/// A point in time from the year 1 to the year 9999, to the nanosecond.
public struct Timestamp: Hashable, Sendable {
  /// Seconds since the beginning of 1970, in Universal Time.
  public let seconds: Int64
  /// What comes on top of the seconds, from 0 to 999 999 999.
  public let nanoseconds: Int32

  static let firstSecond: Int64 = -62_135_596_800
  static let lastSecond: Int64 = 253_402_300_799

  /// Makes a timestamp; nil outside the years 1 to 9999, or where `nanoseconds` is out of range.
  public init?(seconds: Int64, nanoseconds: Int32 = 0) {
    guard seconds >= Self.firstSecond, seconds <= Self.lastSecond,
      nanoseconds >= 0, nanoseconds < 1_000_000_000
    else { return nil }
    self.seconds = seconds
    self.nanoseconds = nanoseconds
  }

  /// Reads the notation of RFC 3339, such as `2025-04-01T00:00:00Z`; nil for anything else.
  public init?(_ text: String) {
    var reader = TimestampReader(bytes: Array(text.utf8))
    guard let read = reader.read() else { return nil }
    self = read
  }

  /// This point moved by a duration; nil where that leaves the range.
  func advanced(by nanoseconds: Int64) -> Timestamp? {
    var whole = nanoseconds / 1_000_000_000
    var rest = nanoseconds % 1_000_000_000 + Int64(self.nanoseconds)
    if rest < 0 {
      rest += 1_000_000_000
      whole -= 1
    } else if rest >= 1_000_000_000 {
      rest -= 1_000_000_000
      whole += 1
    }
    return Timestamp(seconds: seconds + whole, nanoseconds: Int32(rest))
  }

  /// The time from another point to this one; nil where it does not fit.
  func since(_ other: Timestamp) -> TimeSpan? {
    let (whole, overflow) = (seconds - other.seconds).multipliedReportingOverflow(
      by: 1_000_000_000)
    let (sum, carry) = whole.addingReportingOverflow(Int64(nanoseconds - other.nanoseconds))
    return overflow || carry ? nil : TimeSpan(nanoseconds: sum)
  }
}

extension Timestamp: Comparable {
  /// Whether one point comes before the other.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    (left.seconds, left.nanoseconds) < (right.seconds, right.nanoseconds)
  }
}

extension Timestamp: CustomStringConvertible {
  /// The point in the notation of RFC 3339, in Universal Time.
  public var description: String {
    let time = CivilTime(seconds: seconds)
    let date = "\(Self.padded(time.year, 4))-\(Self.padded(time.month, 2))"
    let clock = "\(Self.padded(time.hour, 2)):\(Self.padded(time.minute, 2))"
    return "\(date)-\(Self.padded(time.day, 2))T\(clock):\(Self.padded(time.second, 2))"
      + Self.fraction(UInt64(nanoseconds)) + "Z"
  }

  private static func padded(_ number: Int, _ width: Int) -> String {
    let text = String(number)
    return String(repeating: "0", count: max(0, width - text.count)) + text
  }

  /// A number of nanoseconds below one second as decimal places, empty for none.
  static func fraction(_ nanoseconds: UInt64) -> String {
    guard nanoseconds > 0 else { return "" }
    var text = padded(Int(nanoseconds), 9)
    while text.hasSuffix("0") { text.removeLast() }
    return "." + text
  }
}
