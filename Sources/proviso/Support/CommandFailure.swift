import Policy

/// What stops a command: messages for standard error; the exit status is ``ExitStatus/wrong``.
struct CommandFailure: Error {
  /// The messages, one a line.
  let messages: [String]

  /// A failure with one message.
  init(_ message: String) {
    messages = [message]
  }

  /// A failure with the messages of a reader.
  init(_ diagnostics: [FileDiagnostic]) {
    messages = diagnostics.map(\.description)
  }
}
