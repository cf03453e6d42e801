public import CEL

/// A file of a snapshot and what was found in it.
public struct RecognisedFile: Hashable, Sendable {
  /// The records of one export format in a file.
  public struct Content: Hashable, Sendable {
    /// The name of the format: `graph.users`.
    public var format: String
    /// The export as people call it.
    public var title: String
    /// The entities that the records feed.
    public var entities: [String]
    /// How many records there are.
    public var records: Int
    /// What is missing, as phrases for people.
    public var gaps: [String]

    /// Creates the description of what one format has in a file.
    public init(
      format: String, title: String, entities: [String], records: Int, gaps: [String] = []
    ) {
      self.format = format
      self.title = title
      self.entities = entities
      self.records = records
      self.gaps = gaps
    }
  }

  /// The file as the user named it, or its path under the snapshot folder.
  public var name: String
  /// How its bytes were read: `JSON`, `CSV`, `XML`, `YAML`, `JSON Lines`; nil for no text.
  public var syntax: String?
  /// What was recognised; empty for a file that nobody knows.
  public var contents: [Content]
  /// The names at its top, for a file that nobody knows.
  public var topLevelNames: [String]
  /// When it was made, where the tool that wrote it says so; no export does by itself.
  public var capturedAt: Timestamp?

  /// Creates the description of a file.
  public init(
    name: String, syntax: String?, contents: [Content] = [], topLevelNames: [String] = []
  ) {
    self.name = name
    self.syntax = syntax
    self.contents = contents
    self.topLevelNames = topLevelNames
  }

  /// Whether anything in the file was recognised.
  public var isRecognised: Bool { !contents.isEmpty }
}
