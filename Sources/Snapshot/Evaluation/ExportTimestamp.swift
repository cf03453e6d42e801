internal import CEL

/// Reads points in time and durations as exporters write them.
enum ExportTimestamp {
  /// ISO 8601 with a zone and any number of fractional digits, or `/Date(MILLISECONDS)/`; nil for
  /// anything else: without a zone, or in the notation of some culture, a time says nothing.
  static func read(_ text: String) -> Timestamp? {
    if text.hasPrefix("/Date("), text.hasSuffix(")/") {
      return milliseconds(String(text.dropFirst(6).dropLast(2)))
    }
    return Timestamp(text) ?? Timestamp(shortened(text))
  }

  /// Milliseconds since 1970 in Universal Time, possibly negative; a zone behind them only says how
  /// the exporter would have shown them.
  private static func milliseconds(_ text: String) -> Timestamp? {
    let start = text.hasPrefix("-") ? text.index(after: text.startIndex) : text.startIndex
    let zone = text[start...].firstIndex { $0 == "+" || $0 == "-" } ?? text.endIndex
    guard let milliseconds = Int64(text[..<zone]) else { return nil }
    let (seconds, rest) = milliseconds.quotientAndRemainder(dividingBy: 1000)
    let isBefore = rest < 0
    return Timestamp(
      seconds: isBefore ? seconds - 1 : seconds,
      nanoseconds: Int32(isBefore ? rest + 1000 : rest) * 1_000_000)
  }

  /// The text with at most nine digits behind the point.
  private static func shortened(_ text: String) -> String {
    guard let point = text.firstIndex(of: ".") else { return text }
    let digits = text[text.index(after: point)...].prefix { $0.isASCII && $0.isNumber }
    return String(text[...point] + digits.prefix(9) + text[digits.endIndex...])
  }

  /// A time span as .NET writes it: `06:00:00`, `1.00:00:00`; nil for anything else.
  static func span(_ text: String) -> TimeSpan? {
    let isNegative = text.hasPrefix("-")
    let parts = text.drop { $0 == "-" }.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 3, let minutes = Int64(parts[1]), let seconds = Double(parts[2]),
      (0..<60).contains(minutes), (0..<60).contains(seconds)
    else { return nil }
    let dayAndHour = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    guard dayAndHour.count <= 2, let hours = Int64(dayAndHour[dayAndHour.count - 1]),
      let days = dayAndHour.count == 2 ? Int64(dayAndHour[0]) : 0, (0..<24).contains(hours),
      (0..<100_000).contains(days)
    else { return nil }
    let whole = (days * 24 + hours) * 3600 + minutes * 60
    let nanoseconds = whole * 1_000_000_000 + Int64(seconds * 1_000_000_000)
    return TimeSpan(nanoseconds: isNegative ? -nanoseconds : nanoseconds)
  }
}
