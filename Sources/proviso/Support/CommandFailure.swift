import Policy

/// What stops a command: messages for standard error; the exit status is ``ExitStatus/wrong``.
struct CommandFailure: Error {
  /// The messages, one a line.
  let messages: [String]

  /// A failure that is about no file.
  init(_ message: String) {
    messages = ["proviso: error: \(message)"]
  }

  /// A failure that is about a file.
  init(_ diagnostic: FileDiagnostic) {
    messages = [diagnostic.description]
  }
}
