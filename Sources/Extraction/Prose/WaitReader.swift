import Policy

/// Reads how long something takes: "5–10 minutes", "up to an hour", "may take 24 hours".
///
/// Examples:
/// - "Disable __Caching__. The change may take 5–10 minutes."
///   → step disable: Caching (wait 5m..10m) {Caching disabled}
///   → informative: The change may take 5–10 minutes.
enum WaitReader {
  private static let units: [String: String] = [
    "second": "s", "seconds": "s", "sec": "s", "minute": "m", "minutes": "m", "min": "m",
    "hour": "h", "hours": "h",
  ]

  /// The waiting time that a sentence names; nil where it names none.
  static func wait(in words: Tokens) -> Wait? {
    guard words.contains(where: { $0.isWord("take", "takes") }) else {
      return nil
    }
    for index in words.indices.dropFirst() {
      guard let unit = units[words[index].word] else { continue }
      let number = words[index - 1]
      let bounds = number.word.split { $0 == "-" || $0 == "–" || $0 == "—" }.map(String.init)
      guard !bounds.isEmpty, bounds.allSatisfy({ Int($0) != nil }) else { continue }
      if bounds.count == 2 { return Wait(atLeast: bounds[0] + unit, atMost: bounds[1] + unit) }
      return Wait(atLeast: nil, atMost: bounds[0] + unit)
    }
    return nil
  }
}
