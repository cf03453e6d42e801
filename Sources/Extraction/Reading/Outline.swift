/// The structure of a page as its author meant it: headings, labels, alternatives and items.
public struct OutlineNode: Sendable, Equatable {
  /// What gives the node its title.
  public enum Kind: Sendable, Equatable {
    /// The page itself, or the printed part of it.
    case page
    /// A heading in markup, or a bold line with a printed number.
    case heading
    /// A bold or plain label in front of a colon, or a bold line of its own.
    case label
    /// A lettered alternative (`a.)`) or one of several labelled ways.
    case alternative(String)
    /// A sentence that announces what stands under it ("To disable them:").
    case leadIn
  }

  /// What gives the node its title.
  public var kind: Kind
  /// The title without markup, printed number and closing colon.
  public var title: String
  /// The printed number (`1.2`), where there is one.
  public var number: String?
  /// The line of the revision on which the title stands.
  public var line: Int
  /// Whether the node's title is not printed on the page but recovered from section links.
  public var isRecovered: Bool
  /// Statements and subordinate nodes in the page's order.
  public var entries: [Entry]

  /// A part of a node.
  public enum Entry: Sendable, Equatable {
    /// The index of a statement in the ledger.
    case statement(Int)
    case node(OutlineNode)
    /// A rule (`----`), a blank line or a gap of a diff page; it ends a run of steps.
    case separator(Separator)
    /// An image that stands on its own.
    case image(name: String, line: Int)
  }

  /// What separates two runs of statements.
  public enum Separator: Sendable, Equatable {
    case blank, rule
    /// Lines of the revision that the diff page does not print.
    case gap
  }

  /// Creates a node.
  public init(
    kind: Kind, title: String, number: String? = nil, line: Int, isRecovered: Bool = false,
    entries: [Entry] = []
  ) {
    self.kind = kind
    self.title = title
    self.number = number
    self.line = line
    self.isRecovered = isRecovered
    self.entries = entries
  }
}

/// What the grammar reads on a page, before anything is bound to a vocabulary.
public struct PageReading: Sendable {
  /// The ledger; covers the file byte for byte.
  public var statements: [Statement]
  /// The structure; every normative statement stands in it exactly once.
  public var outline: OutlineNode
  /// Statements whose scope the page does not print in full (diff pages only): indices.
  public var partialScope: Set<Int>

  /// Creates a reading.
  public init(statements: [Statement], outline: OutlineNode, partialScope: Set<Int> = []) {
    self.statements = statements
    self.outline = outline
    self.partialScope = partialScope
  }
}
