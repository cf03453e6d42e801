/// Builds the outline while the rows of a page go by.
///
/// Nodes nest by rank: headings by printed number or importance, then labels, alternatives and
/// lead-ins. Opening a node closes every open node of the same or a higher rank.
struct OutlineBuilder {
  /// How far out a node stands; smaller is further out.
  enum Rank {
    static let page = 0
    static let heading = 1
    static let label = 20
    static let alternative = 30
    static let leadIn = 40
  }

  /// An open node and what it contributes as a condition.
  private struct Open {
    var node: OutlineNode
    var rank: Int
    var condition: Condition?
    /// Whether only its bold type makes it a heading; a rule ends it.
    var isWeak = false
  }

  private var stack: [Open]

  /// Starts the outline of a page.
  init(page: String) {
    stack = [Open(node: OutlineNode(kind: .page, title: page, line: 1), rank: Rank.page)]
  }

  /// Conditions of the open nodes, outermost first.
  var conditions: [Condition] {
    stack.compactMap(\.condition)
  }

  /// The title of the innermost open node with a title.
  var innermost: OutlineNode? {
    stack.dropFirst().last?.node
  }

  /// Whether a node of this rank or further in is open.
  func isOpen(_ rank: Int) -> Bool {
    stack.contains { $0.rank >= rank && $0.rank != Rank.page }
  }

  /// Opens a node inside the innermost open node of a smaller rank.
  mutating func open(
    _ node: OutlineNode, rank: Int, condition: Condition?, isWeak: Bool = false
  ) {
    close(from: rank)
    stack.append(Open(node: node, rank: rank, condition: condition, isWeak: isWeak))
  }

  /// Closes the outermost heading that is one by its bold type alone, and all inside of it.
  mutating func closeWeak() {
    guard let weak = stack.firstIndex(where: \.isWeak) else { return }
    close(from: stack[weak].rank)
  }

  /// Closes every open node of this rank or further in.
  mutating func close(from rank: Int) {
    while let last = stack.last, last.rank >= rank, stack.count > 1 {
      stack.removeLast()
      stack[stack.count - 1].node.entries.append(.node(last.node))
    }
  }

  /// Adds a part to the innermost open node.
  mutating func add(_ entry: OutlineNode.Entry) {
    stack[stack.count - 1].node.entries.append(entry)
  }

  /// The finished outline.
  mutating func finish() -> OutlineNode {
    close(from: Rank.heading)
    return stack[0].node
  }
}
