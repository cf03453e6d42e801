/// A piece of a page that holds no other piece.
public struct Leaf: Sendable {
  /// The bytes of the source.
  public let span: Range<Int>
  /// What the piece is: never a kind that holds others.
  public let kind: Node.Kind
  /// What a reader sees of these bytes: empty for markup, the text of a link.
  public let visible: String
  /// What the piece stands in.
  public let context: LeafContext

  /// The link, where the piece is one.
  public var link: Link? {
    switch kind {
    case .link(let link): link
    case .image(let image): image.link
    default: nil
    }
  }
}

/// What a leaf stands in; numbers that identify something count from 1 within the document.
public struct LeafContext: Sendable, Hashable {
  /// Whether the piece stands between double underscores.
  public var isBold = false
  /// Whether the piece stands between double apostrophes.
  public var isItalic = false
  /// Whether the piece stands between double braces.
  public var isTeletype = false
  /// Whether the piece stands between triple braces.
  public var preformatted = Preformatted.none
  /// The number of bangs of the heading that the piece stands in.
  public var headingBangs: Int?
  /// The list item that the piece stands in.
  public var list: ListPlace?
  /// The table cell that the piece stands in.
  public var cell: CellPlace?
  /// The half of a definition line that the piece stands in.
  public var definition: DefinitionPlace?
  /// The styles around the piece, the outermost one first.
  public var styles: [Style] = []
  /// The number of the block; it differs between any two blocks and paragraphs.
  public var paragraph = 0

  /// How a piece is preformatted.
  public enum Preformatted: Sendable, Hashable {
    /// Not at all.
    case none
    /// Within a line.
    case inline
    /// As a block of its own.
    case block
  }

  /// A place in a list.
  public struct ListPlace: Sendable, Hashable {
    /// The bullets from the outermost list to the innermost, `*` or `#` each.
    public var path: String
    /// The items from the outermost to the innermost, by number.
    public var items: [Int]
    /// The number of the innermost item.
    public var item: Int { items.last ?? 0 }
  }

  /// A place in a table.
  public struct CellPlace: Sendable, Hashable {
    /// The number of the table.
    public var table: Int
    /// The row, from 0.
    public var row: Int
    /// The column, from 0.
    public var column: Int
    /// Whether the cell was opened by two bars.
    public var isHeader: Bool
  }

  /// A half of a definition line, with the number of the line.
  public enum DefinitionPlace: Sendable, Hashable {
    /// The half before the colon.
    case term(Int)
    /// The half after the colon.
    case definition(Int)
  }
}
