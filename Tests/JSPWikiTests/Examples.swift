/// An input and the HTML that belongs to it, from a file of numbered examples between fences.
struct Example: Sendable {
  var title = ""
  var page = "Test"
  var settings: [String: String] = [:]
  var input = ""
  var html = ""

  private static let fence = "````````"

  /// The examples of a file.
  ///
  /// A line before a fence that begins with a digit is a title; `page` and `set` lines belong to
  /// the example that follows; every other line is a remark.
  static func read(_ text: String) -> [Example] {
    var examples: [Example] = []
    var next = Example()
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
    while let line = lines.popFirst() {
      if line == fence {
        next.input = block(&lines, until: ".")
        next.html = block(&lines, until: fence)
        examples.append(next)
        next = Example()
      } else {
        next.read(line)
      }
    }
    return examples
  }

  private mutating func read(_ line: Substring) {
    let words = line.split(separator: " ", maxSplits: 1)
    guard words.count == 2 else { return }
    switch words[0] {
    case "page":
      page = String(words[1])
    case "set":
      let parts = words[1].split(separator: "=", maxSplits: 1)
      settings[String(parts[0])] = parts.count == 2 ? String(parts[1]) : ""
    default:
      if line.first?.isNumber == true { title = String(line) }
    }
  }

  private static func block(
    _ lines: inout ArraySlice<Substring>, until end: String
  ) -> String {
    var block: [Substring] = []
    while let line = lines.popFirst(), line != end { block.append(line) }
    return block.joined(separator: "\n").replacing("→", with: "\t")
      .replacing("␍", with: "\r").replacing("␣", with: " ")
      .replacing("⌑", with: "\u{FEFF}")
  }
}
