/// A message about a place in a file, printed as `file:line:column: error: message`.
public struct FileDiagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable {
    /// An input that is refused, one that is accepted with reserve, and additional information.
    case error, warning, note
  }

  /// How bad it is.
  public var severity: Severity
  /// The file as the user named it.
  public var file: String
  /// The place; nil where the message is about the whole file.
  public var place: FilePlace?
  /// Lower case, no full stop, one line.
  public var message: String
  /// What to do about it; lower case, no full stop, one line.
  public var help: String?

  /// Creates a message; `place` is nil where it is about the whole file.
  public init(
    _ severity: Severity = .error, file: String, place: FilePlace? = nil, message: String,
    help: String? = nil
  ) {
    self.severity = severity
    self.file = file
    self.place = place
    self.message = message
    self.help = help
  }

  /// The message as one line for standard error, without control characters.
  public var description: String {
    let position = place.map { ":\($0.line):\($0.column)" } ?? ""
    let advice = help.map { " (\($0))" } ?? ""
    return Self.printable("\(file)\(position): \(severity.rawValue): \(message)\(advice)")
  }

  /// Control characters and those that reorder text would let a file rewrite the terminal.
  private static func printable(_ text: String) -> String {
    let isPlain = { (scalar: Unicode.Scalar) in
      switch scalar.value {
      case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x2028...0x202E, 0x2066...0x2069: false
      default: true
      }
    }
    guard !text.unicodeScalars.allSatisfy(isPlain) else { return text }
    let scalars = text.unicodeScalars.map { isPlain($0) ? $0 : "\u{FFFD}" }
    return String(String.UnicodeScalarView(scalars))
  }
}
