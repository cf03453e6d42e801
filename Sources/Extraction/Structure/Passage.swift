/// What a page is read as, piece by piece.
extension PageReader {
  /// A run of prose that may go on in the next row.
  struct Passage {
    var tokens: [Token]
    var links: [PassageLink]
    var label: Label?
    var marker: Marker?
    var isDefinition: Bool
    /// Whether it stands behind a label that demands what it names ("Requirements: …").
    var isDemanded = false

    /// Whether a bullet, number or label sets it apart.
    var isItem: Bool { marker != nil || label != nil || isDefinition }
  }
}
