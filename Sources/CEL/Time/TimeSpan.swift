/// A duration: a signed number of nanoseconds, up to about 292 years.
public struct TimeSpan: Hashable, Sendable {
  /// The length; negative for a time that goes back.
  public let nanoseconds: Int64

  /// Makes a duration of nanoseconds.
  public init(nanoseconds: Int64) {
    self.nanoseconds = nanoseconds
  }

  /// Makes a duration of seconds; nil where it does not fit.
  public init?(seconds: Int64) {
    let (value, overflow) = seconds.multipliedReportingOverflow(by: 1_000_000_000)
    guard !overflow else { return nil }
    nanoseconds = value
  }

  /// Reads the language's notation, such as `1h45m`, `-1.5s` or `250ms`; nil for anything else and
  /// for what does not fit.
  public init?(_ text: String) {
    var reader = Reader(bytes: Array(text.utf8))
    guard let value = reader.read() else { return nil }
    nanoseconds = value
  }

  /// Reads digits and units from left to right, in exact integers.
  private struct Reader {
    let bytes: [UInt8]
    var at = 0

    init(bytes: [UInt8]) { self.bytes = bytes }

    mutating func read() -> Int64? {
      var negative = false
      if let sign = bytes.first, sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+") {
        negative = sign == UInt8(ascii: "-")
        at = 1
      }
      if bytes.count == at + 1, bytes[at] == UInt8(ascii: "0") { return 0 }
      guard at < bytes.count else { return nil }
      var total: UInt64 = 0
      while at < bytes.count {
        guard let part = part() else { return nil }
        let (sum, overflow) = total.addingReportingOverflow(part)
        guard !overflow, sum <= UInt64(Int64.max) + 1 else { return nil }
        total = sum
      }
      if negative { return total == UInt64(Int64.max) + 1 ? .min : -Int64(total) }
      return Int64(exactly: total)
    }

    /// One number and its unit, in nanoseconds.
    private mutating func part() -> UInt64? {
      var whole: UInt64 = 0
      var digits = 0
      while let digit = digit() {
        let (scaled, overflow) = whole.multipliedReportingOverflow(by: 10)
        let (sum, carry) = scaled.addingReportingOverflow(digit)
        guard !overflow, !carry else { return nil }
        whole = sum
        digits += 1
      }
      var fraction: [UInt64] = []
      if at < bytes.count, bytes[at] == UInt8(ascii: ".") {
        at += 1
        while let digit = digit() {
          fraction.append(digit)
          digits += 1
        }
      }
      guard digits > 0, let unit = unit() else { return nil }
      let (value, overflow) = whole.multipliedReportingOverflow(by: unit)
      guard !overflow else { return nil }
      var rest: UInt64 = 0
      var place = unit
      for digit in fraction {
        // Below a nanosecond nothing is kept.
        place /= 10
        rest += digit * place
      }
      let (sum, carry) = value.addingReportingOverflow(rest)
      return carry ? nil : sum
    }

    private mutating func digit() -> UInt64? {
      guard at < bytes.count, bytes[at] >= 0x30, bytes[at] <= 0x39 else { return nil }
      defer { at += 1 }
      return UInt64(bytes[at] - 0x30)
    }

    private mutating func unit() -> UInt64? {
      let units: [(String, UInt64)] = [
        ("ns", 1), ("us", 1000), ("µs", 1000), ("μs", 1000), ("ms", 1_000_000),
        ("s", 1_000_000_000), ("m", 60_000_000_000), ("h", 3_600_000_000_000),
      ]
      for (name, nanoseconds) in units where bytes[at...].starts(with: name.utf8) {
        at += name.utf8.count
        return nanoseconds
      }
      return nil
    }
  }
}

extension TimeSpan: CustomStringConvertible {
  /// The duration in seconds: `6347s`, `-1.5s`.
  public var description: String {
    let size = nanoseconds.magnitude
    let sign = nanoseconds < 0 ? "-" : ""
    return "\(sign)\(size / 1_000_000_000)\(Timestamp.fraction(size % 1_000_000_000))s"
  }
}
