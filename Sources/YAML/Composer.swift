/// Builds nodes from events, resolves aliases and refuses what exceeds the limits.
struct Composer {
  /// A finished node that aliases may refer to.
  private struct Anchored {
    let node: YAMLNode
    /// The number of its nodes, itself included.
    let size: Int
    /// How many levels of lists and mappings it holds.
    let height: Int
  }

  /// The measures of a node that has just been built.
  private struct Built {
    let node: YAMLNode
    let size: Int
    let height: Int
  }

  private let events: EventReader
  private let source: SourceText
  private let limits: YAMLLimits
  private var anchors: [String: Anchored] = [:]
  private var unfinished: Set<String> = []
  private var nodes = 0
  private var aliases = 0
  private var aliasedNodes = 0

  init(events: EventReader, source: SourceText, limits: YAMLLimits) {
    self.events = events
    self.source = source
    self.limits = limits
  }

  mutating func documents() throws(YAMLError) -> [YAMLNode] {
    var roots: [YAMLNode] = []
    while true {
      let event = try events.next()
      switch event.kind {
      case .streamEnd: return roots
      case .streamStart, .documentEnd: continue
      case .documentStart:
        anchors.removeAll()
        roots.append(try node(try events.next(), depth: 0).node)
      default: throw YAMLError("malformed document", at: event.mark)
      }
    }
  }

  private mutating func node(_ event: YAMLEvent, depth: Int) throws(YAMLError) -> Built {
    if case .alias(let name) = event.kind {
      return try resolve(name, at: event.mark, depth: depth)
    }
    try count(1, at: event.mark)
    if let anchor = event.anchor {
      unfinished.insert(anchor)
    }
    let built = try content(of: event, depth: depth)
    if let anchor = event.anchor {
      unfinished.remove(anchor)
      anchors[anchor] = Anchored(node: built.node, size: built.size, height: built.height)
    }
    return built
  }

  private mutating func content(of event: YAMLEvent, depth: Int) throws(YAMLError) -> Built {
    switch event.kind {
    case .scalar(let text, let style, let isVerbatim):
      let mark = textMark(of: event, style: style)
      let scalar = YAMLNode.Scalar(
        text: text, style: style, textMark: mark, isVerbatim: isVerbatim)
      return Built(
        node: .init(value: .scalar(scalar), mark: event.mark, tag: event.tag), size: 1, height: 0)
    case .sequenceStart:
      try enter(depth, at: event.mark)
      return try sequence(event, depth: depth + 1)
    case .mappingStart:
      try enter(depth, at: event.mark)
      return try mapping(event, depth: depth + 1)
    default:
      throw YAMLError("malformed document", at: event.mark)
    }
  }

  private mutating func sequence(_ start: YAMLEvent, depth: Int) throws(YAMLError) -> Built {
    var items: [YAMLNode] = []
    var (size, height) = (1, 0)
    while true {
      let event = try events.next()
      if case .sequenceEnd = event.kind { break }
      let item = try node(event, depth: depth)
      items.append(item.node)
      size += item.size
      height = max(height, item.height)
    }
    let node = YAMLNode(value: .sequence(items), mark: start.mark, tag: start.tag)
    return Built(node: node, size: size, height: height + 1)
  }

  private mutating func mapping(_ start: YAMLEvent, depth: Int) throws(YAMLError) -> Built {
    var entries: [YAMLNode.Entry] = []
    var lines = KeyLines()
    var (size, height) = (1, 0)
    while true {
      let event = try events.next()
      if case .mappingEnd = event.kind { break }
      let key = try node(event, depth: depth)
      guard case .scalar(let name) = key.node.value else {
        throw YAMLError("a key has to be a text, not a list or a mapping", at: event.mark)
      }
      if let line = lines.note(name.text, line: event.mark.line) {
        throw YAMLError(
          "duplicate key `\(printable(name.text))`, first on line \(line)", at: event.mark)
      }
      let value = try node(try events.next(), depth: depth)
      entries.append(.init(key: key.node, value: value.node))
      size += key.size + value.size
      height = max(height, value.height)
    }
    let node = YAMLNode(value: .mapping(entries), mark: start.mark, tag: start.tag)
    return Built(node: node, size: size, height: height + 1)
  }

  private mutating func resolve(
    _ name: String, at mark: YAMLNode.Mark, depth: Int
  ) throws(YAMLError) -> Built {
    if unfinished.contains(name) {
      throw YAMLError("alias `*\(name)` stands within the node that it refers to", at: mark)
    }
    guard let anchored = anchors[name] else {
      throw YAMLError("alias `*\(name)` has no anchor before it", at: mark)
    }
    aliases += 1
    aliasedNodes += anchored.size
    if aliases > limits.aliases {
      throw YAMLError("more than \(limits.aliases) aliases", at: mark)
    }
    if aliasedNodes > limits.aliasedNodes {
      throw YAMLError("aliases stand for more than \(limits.aliasedNodes) nodes", at: mark)
    }
    try count(anchored.size, at: mark)
    if anchored.height > 0 {
      try enter(depth + anchored.height - 1, at: mark)
    }
    return Built(node: anchored.node, size: anchored.size, height: anchored.height)
  }

  private mutating func count(_ more: Int, at mark: YAMLNode.Mark) throws(YAMLError) {
    nodes += more
    if nodes > limits.nodes {
      throw YAMLError("more than \(limits.nodes) nodes", at: mark)
    }
  }

  private func enter(_ depth: Int, at mark: YAMLNode.Mark) throws(YAMLError) {
    if depth >= limits.depth {
      throw YAMLError("nested deeper than \(limits.depth) levels", at: mark)
    }
  }

  private func textMark(of event: YAMLEvent, style: YAMLNode.Scalar.Style) -> YAMLNode.Mark {
    switch style {
    case .plain: event.mark
    case .quoted: .init(line: event.mark.line, column: event.mark.column + 1)
    case .block: source.startOfBlock(introducedAt: event.mark)
    }
  }

  /// The text without control characters, cut to a length that suits a message.
  private func printable(_ text: String) -> String {
    let scalars = text.unicodeScalars.prefix(60).map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? "\u{FFFD}" : scalar
    }
    return String(String.UnicodeScalarView(scalars))
  }
}
