/// A message about a place in a file, printed as `file:line:column: error: message`.
public struct FileDiagnostic: Error, Hashable, Sendable, CustomStringConvertible {
  /// How bad it is.
  public enum Severity: String, Sendable {
    case error, warning, note
  }

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
    return "\(file)\(position): \(severity.rawValue): \(message)\(advice)"
  }
}
