/// Collects the lines of a text report.
struct TextBuilder {
  private(set) var text = ""

  /// Adds a line as it is; the caller has made its parts safe.
  mutating func line(_ line: String = "") {
    text += line
    text += "\n"
  }

  /// Adds a blank line unless the text is empty or already ends with one.
  mutating func gap() {
    if !text.isEmpty && !text.hasSuffix("\n\n") { line() }
  }
}

/// A count with its noun: `1 line`, `2 lines`.
func counted(_ count: Int, _ noun: String, plural: String? = nil) -> String {
  "\(count) \(count == 1 ? noun : plural ?? noun + "s")"
}
