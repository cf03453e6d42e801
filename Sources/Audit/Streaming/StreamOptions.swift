/// How the records of large files are judged.
public struct StreamOptions {
  /// How many threads read a file.
  public var threads = 2
  /// How many findings of each verdict that needs attention are listed for a requirement.
  public var findings = 10
  /// Where a row of verdicts for each record goes; nil: nowhere.
  public var rows: StreamRows?
  /// Hears how many bytes of how many have been read.
  public var progress: ((_ done: Int, _ all: Int) -> Void)?

  /// The usual way.
  public init() {}
}

/// Where rows of verdicts go, one JSON object a record and line.
public struct StreamRows {
  /// An open file.
  public var descriptor: Int32
  /// Gives a requirement's name as a JSON text, quotes included.
  public var name: (String) -> String
  /// Hears of all checks before the first row.
  public var begin: ([Check]) -> Void
  /// Writes the rows of some instances, where they are not written to the descriptor.
  public var write: ([RequirementResult]) -> Void

  /// Creates a target.
  public init(
    descriptor: Int32, name: @escaping (String) -> String, begin: @escaping ([Check]) -> Void,
    write: @escaping ([RequirementResult]) -> Void
  ) {
    self.descriptor = descriptor
    self.name = name
    self.begin = begin
    self.write = write
  }
}
