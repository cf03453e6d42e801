/// What the cells of a table row say exactly in their attributes, beside what they print.
///
/// A date cell sorts by milliseconds since 1970 (`data-sortvalue`, in old templates
/// `jspwiki:sortvalue`); a size cell has the exact number in its title (reference, section 8.7).
struct ExactCells {
  /// Milliseconds since 1970.
  var milliseconds: Int?
  /// The exact size.
  var size: Int?

  /// Reads a row; nil where its cells say nothing.
  init?(row: HTMLElement) {
    for case .element(let cell) in row.children where cell.name == "td" {
      let sorted = cell["data-sortvalue"] ?? cell["jspwiki:sortvalue"]
      if let value = sorted.flatMap({ Int($0) }), value >= 100_000_000_000 {
        milliseconds = milliseconds ?? value
      }
      size = size ?? cell["title"].flatMap(Self.bytes)
    }
    if milliseconds == nil, size == nil { return nil }
  }

  /// The number of `2794 bytes`, with or without grouping.
  private static func bytes(_ title: String) -> Int? {
    let words = title.split { $0 == " " || $0 == "\u{A0}" || $0 == "\u{202F}" }
    guard let unit = words.last, unit.lowercased().hasPrefix("byte") else { return nil }
    let digits = words.dropLast().joined().filter { $0 != "," && $0 != "." }
    return Int(digits)
  }
}
