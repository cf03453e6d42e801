public import Policy

/// The formats that messages about pages can be written in, by the name that selects them.
public enum LintFormats: String, Sendable, CaseIterable {
  case text, json

  /// The document for the messages, with a final line feed.
  public func render(_ messages: [FileDiagnostic]) -> String {
    switch self {
    case .text: text(messages)
    case .json: JSONWriter.text(.object(["messages": .array(messages.map(json))])) + "\n"
    }
  }

  private func text(_ messages: [FileDiagnostic]) -> String {
    if messages.isEmpty { return "nothing to complain about\n" }
    return messages.map { TerminalText.line($0.description) + "\n" }.joined()
  }

  private func json(_ message: FileDiagnostic) -> JSONValue {
    .object([
      "file": .string(message.file),
      "line": message.place.map { .number($0.line) } ?? .null,
      "column": message.place.map { .number($0.column) } ?? .null,
      "severity": .string(message.severity.rawValue),
      "message": .string(message.message),
      "help": .optional(message.help),
    ])
  }
}
