import JSPWiki
import Randomness
import Testing

@Suite struct LineDiffTests {
  private func bytes(_ text: String) -> [UInt8] { Array(text.utf8) }

  private func diff(_ old: String, _ new: String) -> LineDiff {
    LineDiff(old: bytes(old), new: bytes(new))
  }

  @Test(arguments: [
    ("a\nb\nc\n", "a\nc\n", "At line 2 removed one line\nb\n"),
    ("a\nc\n", "a\nb\nb\nc\n", "At line 2 added 2 lines\nb\nb\n"),
    ("a\nb\nc\n", "a\nx\ny\nc\n", "At line 2 changed one line\nb\nx\ny\n"),
    ("a\r\nb", "a\nb\n", ""), ("", "a\n", "At line 1 added one line\na\n"),
    ("a\nb\n", "a\nb \n", "At line 2 changed one line\nb\nb \n"),
  ])
  func traditionalForm(old: String, new: String, expected: String) {
    #expect(String(decoding: diff(old, new).traditionalText, as: UTF8.self) == expected)
  }

  @Test func unifiedForm() {
    let old = (1...20).map { "\($0)\n" }.joined()
    let new = old.replacing("10\n", with: "x\ny\n").replacing("20\n", with: "")
    let text = diff(old, new).unified(oldName: "a", newName: "b")
    #expect(
      String(decoding: text, as: UTF8.self) == """
        --- a
        +++ b
        @@ -7,7 +7,8 @@
         7
         8
         9
        -10
        +x
        +y
         11
         12
         13
        @@ -17,4 +18,3 @@
         17
         18
         19
        -20

        """)
  }

  @Test func htmlFormEscapes() {
    #expect(
      diff("a\n", "<&\"\n").traditionalHTML == """
        <table class="diff" border="0" cellspacing="0" cellpadding="0">
        <tr><td class="diff">At line 1 changed one line</td></tr>
        <tr><td class="diffrem">a</td></tr>
        <tr><td class="diffadd">&lt;&amp;&quot;</td></tr>
        </table>

        """)
  }

  private func randomText(_ generator: inout SeededGenerator, _ alphabet: Int) -> [UInt8] {
    var text: [UInt8] = []
    for _ in 0..<Int.random(in: 0..<60, using: &generator) {
      text += Array("\(Int.random(in: 0..<alphabet, using: &generator))\n".utf8)
    }
    return text
  }

  /// The length of the shortest edit, by the textbook's table.
  private func shortest(_ old: TextLines, _ new: TextLines) -> Int {
    var row = Array(0...new.count)
    for left in 0..<old.count {
      var corner = row[0]
      row[0] = left + 1
      for right in 0..<new.count {
        let diagonal = corner
        corner = row[right + 1]
        row[right + 1] =
          old[left].elementsEqual(new[right]) ? diagonal : min(corner, row[right]) + 1
      }
    }
    return row[new.count]
  }

  @Test func applyingADiffGivesTheNewText() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    for round in 0..<600 {
      let alphabet = [2, 5, 20, 1000][round % 4]
      let old = randomText(&generator, alphabet)
      let new = randomText(&generator, alphabet)
      let diff = LineDiff(old: old, new: new)
      let length = diff.changes.reduce(0) { $0 + $1.old.count + $1.new.count }
      try #require(length == shortest(diff.old, diff.new), "seed \(seed)")
      try #require(try diff.patch.applied(to: old) == new, "seed \(seed)")
      try #require(try diff.patch.reverted(from: new) == old, "seed \(seed)")
      if !diff.changes.isEmpty {
        let saved = diff.traditionalText
        let page = try SavedDiffPage(parsing: saved)
        try #require(page.patch == diff.patch, "seed \(seed)")
      }
    }
  }

  @Test func textsWithNothingInCommonTakeBoundedTime() throws {
    var generator = SeededGenerator(seed: 7)
    let lines = (0..<3_000).map { "\($0)\n" }
    let old = bytes(lines.joined())
    let new = bytes(lines.shuffled(using: &generator).joined())
    let diff = LineDiff(old: old, new: new)
    #expect(try diff.patch.applied(to: old) == new)
  }

  /// So many that the search for a shortest edit gives up and hurries.
  @Test func longTextsWithNothingInCommonAreStillTurnedIntoEachOther() throws {
    var generator = SeededGenerator(seed: 11)
    let lines = (0..<25_000).map { "\($0)\n" }
    let old = bytes(lines.joined())
    let new = bytes(lines.shuffled(using: &generator).joined())
    let diff = LineDiff(old: old, new: new)
    #expect(try diff.patch.applied(to: old) == new)
    #expect(try diff.patch.reverted(from: new) == old)
  }

  @Test func mixedTerminatorsStayApart() throws {
    for (old, new) in [("a\rb\n\nc", "a\rb\nx\n\nc"), ("a\r\n\r", "\r\na\n"), ("a\rb\n", "\n\n")] {
      let diff = diff(old, new)
      let applied = try diff.patch.applied(to: bytes(old))
      #expect(LineDiff(old: applied, new: bytes(new)).changes.isEmpty, "\(applied)")
    }
  }

  @Test func aPatchVerifiesWhatItTakesAway() {
    let patch = diff("a\nb\n", "a\nc\n").patch
    #expect(throws: LinePatch.Mismatch.self) { try patch.applied(to: bytes("a\nx\n")) }
    #expect(throws: LinePatch.Mismatch.self) { try patch.applied(to: bytes("a\n")) }
  }

  @Test func aChainKnowsMoreThanItsParts() throws {
    let texts = ["a\nb\nc\nd\n", "a\nB\nc\nd\ne\n", "z\na\nB\nc\nD\ne\n"]
    let patches = [diff(texts[0], texts[1]).patch, diff(texts[1], texts[2]).patch]
    let partial = try RevisionChain(patches)
    #expect(partial.unknownLines(of: 2) == [2...2, 4...4])
    #expect(partial.revisions[0].keys.sorted() == [2, 4])
    #expect(partial.text(of: 1) == nil)
    let whole = try RevisionChain(patches, known: [2: bytes(texts[2])])
    for index in 0..<3 { #expect(whole.text(of: index) == bytes(texts[index])) }
    #expect(throws: RevisionChain.Contradiction.self) {
      try RevisionChain(patches, known: [2: bytes("no\n")])
    }
  }
}
