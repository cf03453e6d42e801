/// A printed section number: `1`, `1.2`, `3)`.
struct SectionNumber: Sendable, Hashable {
  /// Its components, outermost first.
  var components: [Int]
  /// How many tokens it takes.
  var length: Int

  /// How deep the section is nested; 1 for the outermost.
  var depth: Int { components.count }

  /// The number as printed, without a closing mark.
  var text: String { components.map(String.init).joined(separator: ".") }

  /// The number at the start of a title; nil where there is none.
  init?(of words: Tokens) {
    guard let first = words.first, first.kind == .word, first.startsNumber else { return nil }
    let parts = first.text.split(separator: ".", omittingEmptySubsequences: false)
    let numbers = parts.compactMap { part in
      part.count <= 3 && part.utf8.allSatisfy { (48...57).contains($0) } ? Int(part) : nil
    }
    guard !numbers.isEmpty, numbers.count == parts.count else { return nil }
    components = numbers
    length = 1
    if words.count > 1 {
      let second = words[words.startIndex + 1]
      if (second.isMark(".") || second.isMark(")")) && !second.hasSpaceBefore { length = 2 }
    }
    guard words.count > length, length == 2 || numbers.count > 1 else { return nil }
  }
}
