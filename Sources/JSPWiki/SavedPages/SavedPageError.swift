/// Why a saved page cannot be read.
public struct SavedPageError: Error, Sendable, Hashable, CustomStringConvertible {
  /// What is wrong, without a full stop; text of the page stands in backticks.
  public let message: String
  /// The line of the file, from 1.
  public let line: Int
  /// The column in bytes, from 1.
  public let column: Int
  /// The number of the hunk at fault, from 1.
  public let hunk: Int?

  /// Makes an error.
  public init(message: String, line: Int, column: Int = 1, hunk: Int? = nil) {
    self.message = message
    self.line = line
    self.column = column
    self.hunk = hunk
  }

  /// The place and the message.
  public var description: String { "\(line):\(column): \(message)" }
}
