/// A tree to be written as YAML.
public enum YAMLOutput: Hashable, Sendable {
  case null
  case bool(Bool)
  case int(Int64)
  case double(Double)
  /// A text that every reader gives back as this text.
  case string(String)
  /// A text that stands unquoted wherever the syntax lets it, whatever type a reader sees in it.
  case plain(String)
  /// A list.
  case sequence([YAMLOutput], Layout = .block)
  /// A mapping; its keys have to differ.
  case mapping([Entry], Layout = .block)

  /// How a list or a mapping is laid out; everything within a flow is in flow layout, too.
  public enum Layout: Sendable {
    /// One item a line.
    case block
    /// In brackets, on one line.
    case flow
  }

  /// A key with its value.
  public struct Entry: Hashable, Sendable {
    /// The key.
    public var key: String
    /// The value.
    public var value: YAMLOutput

    /// Creates a pair from its key and value.
    public init(_ key: String, _ value: YAMLOutput) {
      self.key = key
      self.value = value
    }
  }
}
