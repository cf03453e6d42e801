/// A node of a YAML document: its value, and where it starts.
///
/// Aliases are gone: a node that an alias stands for appears in its place, with the marks of the
/// anchored original.
public struct YAMLNode: Sendable {
  /// What the node holds.
  public let value: Value
  /// The place of the node's first character, its tag and anchor included.
  public let mark: Mark
  /// The explicit tag as the parser resolves it (`tag:yaml.org,2002:str`); nil without one.
  public let tag: String?

  /// Creates a node from its parts.
  public init(value: Value, mark: Mark, tag: String? = nil) {
    self.value = value
    self.mark = mark
    self.tag = tag
  }

  /// The three kinds of nodes.
  public indirect enum Value: Sendable {
    /// A text; only ``YAMLNode/Scalar`` says whether it stands for a number or another type.
    case scalar(Scalar)
    /// A list in the order of the document.
    case sequence([YAMLNode])
    /// Key and value pairs in the order of the document; the keys are scalars and differ.
    case mapping([Entry])
  }

  /// One pair of a mapping.
  public struct Entry: Sendable {
    /// The key, always a scalar.
    public let key: YAMLNode
    /// The value.
    public let value: YAMLNode

    /// Creates a pair from its key and value.
    public init(key: YAMLNode, value: YAMLNode) {
      self.key = key
      self.value = value
    }

    /// The text of the key.
    public var name: String {
      guard case .scalar(let scalar) = key.value else { return "" }
      return scalar.text
    }
  }

  /// A place in the text.
  public struct Mark: Hashable, Sendable, Comparable, CustomStringConvertible {
    /// The line, counted from 1.
    public let line: Int
    /// The column in code points, counted from 1; a byte order mark does not count.
    public let column: Int

    /// Creates a place; both numbers count from 1.
    public init(line: Int, column: Int) {
      self.line = line
      self.column = column
    }

    /// The place as `line:column`.
    public var description: String { "\(line):\(column)" }

    /// Orders places by line, then by column.
    public static func < (left: Mark, right: Mark) -> Bool {
      (left.line, left.column) < (right.line, right.column)
    }
  }
}
