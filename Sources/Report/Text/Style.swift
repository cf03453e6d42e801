/// Colours of text output; ``plain`` where the output is no terminal.
public struct Style: Sendable {
  /// The meanings that have a colour.
  public enum Role: Sendable {
    case good, bad, doubtful, faint, title
  }

  /// No escape sequences at all.
  public static let plain = Style(isColoured: false)
  /// The eight colours that every terminal has.
  public static let coloured = Style(isColoured: true)

  private let isColoured: Bool

  /// The text in the colour of a role, or as it is.
  public func paint(_ text: String, _ role: Role) -> String {
    guard isColoured else { return text }
    let code =
      switch role {
      case .good: "32"
      case .bad: "31"
      case .doubtful: "33"
      case .faint: "2"
      case .title: "1"
      }
    return "\u{1B}[\(code)m\(text)\u{1B}[0m"
  }
}
