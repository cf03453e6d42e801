/// Why a file was refused: at least one error, and perhaps warnings beside it.
public struct Diagnostics: Error, Hashable, Sendable, CustomStringConvertible {
  /// The messages in the order of the file.
  public var items: [FileDiagnostic]

  /// Wraps messages.
  public init(items: [FileDiagnostic]) {
    self.items = items
  }

  /// Wraps one message.
  public init(_ item: FileDiagnostic) {
    items = [item]
  }

  /// The messages, one a line.
  public var description: String {
    items.map(\.description).joined(separator: "\n")
  }
}
