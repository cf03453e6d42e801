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

/// A day and a time of day on the proleptic Gregorian calendar.
struct CivilTime {
  var year: Int
  /// From 1.
  var month: Int
  /// From 1.
  var day: Int
  var hour: Int
  var minute: Int
  var second: Int
  /// From 0, Sunday.
  var weekday: Int

  /// Splits seconds since 1970 (already moved into the zone that is wanted).
  init(seconds: Int64) {
    let days = Int((Double(seconds) / 86_400).rounded(.down))
    let rest = Int(seconds) - days * 86_400
    (hour, minute, second) = (rest / 3600, rest / 60 % 60, rest % 60)
    weekday = ((days % 7) + 11) % 7
    // Years that begin in March put the leap day last (Howard Hinnant's civil_from_days).
    let shifted = days + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let march = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * march + 2) / 5 + 1
    month = march < 10 ? march + 3 : march - 9
    year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  }

  /// The days from 1970 to a date.
  static func days(year: Int, month: Int, day: Int) -> Int {
    let shifted = month <= 2 ? year - 1 : year
    let era = (shifted >= 0 ? shifted : shifted - 399) / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return era * 146_097 + dayOfEra - 719_468
  }

  /// The number of days of a month.
  static func days(inMonth month: Int, of year: Int) -> Int {
    let next =
      month == 12
      ? days(year: year + 1, month: 1, day: 1)
      : days(year: year, month: month + 1, day: 1)
    return next - days(year: year, month: month, day: 1)
  }

  /// The day of the year, from 0.
  var dayOfYear: Int {
    Self.days(year: year, month: month, day: day) - Self.days(year: year, month: 1, day: 1)
  }
}

/// Reads RFC 3339.
private struct TimestampReader {
  let bytes: [UInt8]
  var at = 0

  init(bytes: [UInt8]) { self.bytes = bytes }

  mutating func read() -> Timestamp? {
    guard let year = number(4), skip("-"), let month = number(2), skip("-"), let day = number(2),
      skip("T") || skip("t"), let hour = number(2), skip(":"), let minute = number(2), skip(":"),
      let second = number(2)
    else { return nil }
    guard year >= 1, (1...12).contains(month), day >= 1,
      day <= CivilTime.days(inMonth: month, of: year), hour < 24, minute < 60, second < 60
    else { return nil }
    guard let nanoseconds = fraction(), let offset = offset(), at == bytes.count else { return nil }
    let days = CivilTime.days(year: year, month: month, day: day)
    let seconds = days * 86_400 + hour * 3600 + minute * 60 + second - offset
    return Timestamp(seconds: Int64(seconds), nanoseconds: nanoseconds)
  }

  private mutating func number(_ width: Int) -> Int? {
    guard at + width <= bytes.count else { return nil }
    var value = 0
    for byte in bytes[at..<at + width] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    at += width
    return value
  }

  private mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard at < bytes.count, bytes[at] == UInt8(ascii: character) else { return false }
    at += 1
    return true
  }

  private mutating func fraction() -> Int32? {
    guard skip(".") else { return 0 }
    var value: Int32 = 0
    var place: Int32 = 100_000_000
    let start = at
    while at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 {
      value += Int32(bytes[at] - 0x30) * place
      place /= 10
      at += 1
    }
    return at > start ? value : nil
  }

  private mutating func offset() -> Int? {
    if skip("Z") || skip("z") { return 0 }
    let west = skip("-")
    guard west || skip("+"), let hours = number(2), skip(":"), let minutes = number(2),
      hours < 24, minutes < 60
    else { return nil }
    return (west ? -1 : 1) * (hours * 3600 + minutes * 60)
  }
}
