import JSPWiki
import Randomness
import Testing

/// What holds for the difference of any two texts.
@Suite struct DiffPropertyTests {
  private static let pieces = [
    "", " ", "  a", "a ", "\t", "<b>", "&amp;", "\"'", "|a|", "!a", "{{{", "é", "\u{1F600}",
    "At line 3 added one line", "At line 1 changed 2 lines", "--- a", "+++ b", "@@ -1 +1 @@",
    "No difference detected.", "Version Date Modified Size",
  ]

  /// Lines of which some are kept, changed, moved or lost from one text to the next.
  private func revision(of lines: [String], _ generator: inout SeededGenerator) -> [String] {
    var lines = lines
    for _ in 0..<Int.random(in: 0...6, using: &generator) {
      let place = Int.random(in: 0...lines.count, using: &generator)
      let line = Self.pieces.randomElement(using: &generator) ?? ""
      switch Int.random(in: 0..<3, using: &generator) {
      case 0 where place < lines.count: lines.remove(at: place)
      case 1 where place < lines.count: lines[place] = line
      default: lines.insert(line, at: place)
      }
    }
    return lines
  }

  private func lines(_ generator: inout SeededGenerator) -> [String] {
    (0..<Int.random(in: 0...20, using: &generator)).map { _ in
      Self.pieces.randomElement(using: &generator) ?? ""
    }
  }

  private func text(_ lines: [String]) -> [UInt8] {
    lines.flatMap { Array($0.utf8) + [10] }
  }

  @Test func savedTablesSayWhatTheDifferenceIs() throws {
    var (generator, seed) = SeededGenerator.printed()
    for _ in 0..<600 {
      let first = lines(&generator)
      let (old, new) = (text(first), text(revision(of: first, &generator)))
      let diff = LineDiff(old: old, new: new)
      guard !diff.changes.isEmpty else { continue }
      let html = "<html><body>\(diff.traditionalHTML)</body></html>"
      let page = try SavedDiffPage(parsing: Array(html.utf8))
      try #require(page.patch == diff.patch, "seed \(seed), \(old.shown), \(new.shown)")
      try #require(try page.patch.applied(to: old) == new, "seed \(seed)")
      try #require(try page.patch.reverted(from: new) == old, "seed \(seed)")
    }
  }

  /// Terminators are not compared, so lines are what comes back.
  @Test func anyBytesComeBackAsLines() throws {
    var (generator, seed) = SeededGenerator.printed()
    for _ in 0..<600 {
      let (old, new) = (bytes(&generator), bytes(&generator))
      let patch = LineDiff(old: old, new: new).patch
      let shown = "seed \(seed), \(old), \(new)"
      try #require(LineDiff(old: try patch.applied(to: old), new: new).changes.isEmpty, "\(shown)")
      try #require(
        LineDiff(old: try patch.reverted(from: new), new: old).changes.isEmpty, "\(shown)")
      try #require(patch.inverted.inverted == patch, "\(shown)")
      try #require(LineDiff(old: old, new: old).changes.isEmpty, "\(shown)")
    }
  }

  private func bytes(_ generator: inout SeededGenerator) -> [UInt8] {
    (0..<Int.random(in: 0...40, using: &generator)).map { _ in
      switch Int.random(in: 0..<4, using: &generator) {
      case 0: 10
      case 1: 13
      case 2: UInt8.random(in: 97...98, using: &generator)
      default: UInt8.random(in: 0...255, using: &generator)
      }
    }
  }

  @Test func oneKnownTextGivesAllOfAChain() throws {
    var (generator, seed) = SeededGenerator.printed()
    for _ in 0..<200 {
      var revisions = [lines(&generator)]
      for _ in 0..<5 { revisions.append(revision(of: revisions[revisions.count - 1], &generator)) }
      let texts = revisions.map(text)
      let patches = zip(texts, texts.dropFirst()).map { LineDiff(old: $0, new: $1).patch }
      let known = Int.random(in: 0..<texts.count, using: &generator)
      let chain = try RevisionChain(patches, known: [known: texts[known]])
      for (index, text) in texts.enumerated() {
        try #require(chain.text(of: index) == text, "seed \(seed), revision \(index)")
      }
    }
  }
}
