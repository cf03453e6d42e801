/// Where a value of a snapshot stands, and how its file writes it.
public struct Evidence: Hashable, Sendable {
  /// The file as the user named it, or its path under the snapshot folder.
  public var file: String
  /// The record of the file as people would name it (an object id, an address, a position); nil
  /// where the file holds one record.
  public var record: String?
  /// The line of the value, counted from 1; nil where the reader cannot tell.
  public var line: Int?
  /// The field in the file's own spelling: `web.redirectUris`.
  public var field: String?
  /// The value as the file writes it, cut where it is long; never a secret.
  public var display: String

  /// Creates evidence; whatever is not known stays nil.
  public init(
    file: String, record: String? = nil, line: Int? = nil, field: String? = nil, display: String
  ) {
    self.file = file
    self.record = record
    self.line = line
    self.field = field
    self.display = display
  }
}
