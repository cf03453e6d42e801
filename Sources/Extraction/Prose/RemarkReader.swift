/// Reads remarks behind an item: "(recommended)", "(optional)", "(Required)".
///
/// Examples:
/// - "Print the sheet (optional)."
///   → step other: sheet (optional)
struct RemarkReader {
  let lexicon: Lexicon

  /// The remark in brackets that begins at an index.
  func marker(at index: Int, in words: Tokens) -> Lexicon.Marker? {
    guard words[index].isMark("("),
      let close = words[index...].firstIndex(where: { $0.isMark(")") })
    else { return nil }
    return marker(in: words[index...close])
  }

  /// The remark in brackets at the end of the words.
  func marker(in words: Tokens) -> Lexicon.Marker? {
    guard let open = words.lastIndex(where: { $0.isMark("(") }),
      let close = words[open...].firstIndex(where: { $0.isMark(")") })
    else { return nil }
    let inside = words[(open + 1)..<close]
    guard let match = lexicon.markers.match(inside, at: inside.startIndex),
      match.length == inside.count
    else { return nil }
    return match.value
  }
}
