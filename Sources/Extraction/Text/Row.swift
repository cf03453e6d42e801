/// A row of the page as its reader sees it: a physical line, or a part of one between forced breaks.
struct Row: Sendable {
  /// What the markup says about the row.
  enum Shape: Sendable, Equatable {
    case blank
    case rule
    case heading(bangs: Int)
    /// A list line; one `*` or `#` for each level.
    case listItem(bullets: String)
    /// A definition line; the first `termCount` tokens are the term.
    case definition(termCount: Int)
    /// A table row; each cell is a range of token indices.
    case table(cells: [Range<Int>], isHeader: Bool)
    /// Preformatted text that takes the row for itself.
    case code
    case text
  }

  /// The line of the revision on which the row starts.
  var line: Int
  /// All bytes of the row, with its break and line end.
  var span: Range<Int>
  var shape: Shape
  var tokens: [Token]
  var links: [PassageLink]
  /// The lines of preformatted text, white space at their ends aside; empty for other rows.
  var codeLines: [String] = []
  /// Names of the images on the row.
  var images: [String]
  /// Whether the row ends in a forced break, so that no sentence runs on into the next.
  var endsHard: Bool
}
