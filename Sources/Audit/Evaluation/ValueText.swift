public import CEL

/// Values as people read them in findings.
public enum ValueText {
  /// The value as CEL would write it, cut where it is long; text stands without quotes.
  public static func text(_ value: Value) -> String {
    let limit = 200
    let text = if case .string(let string) = value { string } else { value.description }
    return text.count > limit ? String(text.prefix(limit)) + "…" : text
  }
}
