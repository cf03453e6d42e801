/// Why a text is no acceptable YAML.
public struct YAMLError: Error, Hashable, Sendable, CustomStringConvertible {
  /// What is wrong: lower case, no full stop, one line.
  public let message: String
  /// Where; nil if the text as a whole is refused.
  public let mark: YAMLNode.Mark?

  /// Creates an error; `mark` is nil if the text as a whole is refused.
  public init(_ message: String, at mark: YAMLNode.Mark? = nil) {
    self.message = message
    self.mark = mark
  }

  /// The place, where there is one, and the message.
  public var description: String {
    mark.map { "\($0): \(message)" } ?? message
  }
}

/// What a reader accepts before it refuses a text.
public struct YAMLLimits: Sendable {
  /// The size of the text in bytes.
  public var bytes: Int
  /// How deep lists and mappings may nest.
  public var depth: Int
  /// The number of nodes after every alias has been replaced by what it stands for.
  public var nodes: Int
  /// The number of aliases.
  public var aliases: Int
  /// The number of nodes that aliases may add: what keeps small texts from becoming huge trees.
  public var aliasedNodes: Int

  /// The depth beyond which no limit goes: reading is recursive, and the stack is finite.
  static let greatestDepth = 512

  /// Creates limits; the defaults suit files that people write.
  public init(
    bytes: Int = 64 << 20, depth: Int = 64, nodes: Int = 4_000_000, aliases: Int = 1_000,
    aliasedNodes: Int = 10_000
  ) {
    self.bytes = bytes
    self.depth = min(depth, Self.greatestDepth)
    self.nodes = nodes
    self.aliases = aliases
    self.aliasedNodes = aliasedNodes
  }
}
