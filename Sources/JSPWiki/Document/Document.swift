/// A page of a JSPWiki, read the way that JSPWiki's own parser reads it.
public struct Document: Sendable {
  /// The tree of the page.
  public let root: Node
  let range: Range<Int>

  /// Reads a page; every byte sequence is one.
  ///
  /// - Parameters:
  ///   - source: the whole file, UTF-8; a byte order mark at its start is skipped.
  ///   - range: the bytes to read, all of them when nil. Spans count from the start of `source`.
  ///     Bytes past 2 GiB are not read.
  ///   - options: the wiki's settings that change the reading.
  public init(
    parsing source: [UInt8], range: Range<Int>? = nil, options: ParsingOptions = .init()
  ) {
    let limit = min(source.count, Int(Int32.max))
    let wanted = (range ?? 0..<source.count).clamped(to: 0..<limit)
    var parser = MarkupParser(source: source, range: wanted, options: options)
    parser.run()
    self.range = wanted
    root = Node(storage: NodeStorage(source: source, table: parser.table), index: 0)
  }

  /// The bytes that the page was read from.
  public var source: [UInt8] { root.storage.source }

  /// What a reader sees of a node, without markup; a line end is a newline character.
  public func text(of node: Node) -> String {
    var text = ""
    var flattener = Flattener(storage: root.storage)
    flattener.visit(node.index) { text += $0.visible }
    return text
  }

  /// The page as a flat run of pieces that follow each other without gaps.
  public var leaves: [Leaf] {
    var leaves: [Leaf] = []
    leaves.reserveCapacity(root.storage.table.records.count)
    var flattener = Flattener(storage: root.storage)
    flattener.visit(0) { leaves.append($0) }
    return leaves
  }
}
