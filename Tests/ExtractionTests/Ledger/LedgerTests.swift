import Policy
import Randomness
import Testing

@testable import Extraction

/// The ledger accounts for every byte, whatever the page.
@Suite struct LedgerTests {
  @Test(arguments: [
    "a", "\n", "!Title\ntext\n", "__bold", "{{{ open", "[link", "|a|b\n|c", ";t:d\n", "* a\n** b\n",
    "\u{FEFF}!Title\r\ntext\\\\\r\n\\\\\r\n", "• a\\\\\n•b\\\\\n",
  ])
  func coversEveryByte(_ page: String) throws {
    try expectCover(of: Array(page.utf8))
  }

  @Test func coversRandomPages() throws {
    let seed = UInt64.random(in: 0...UInt64.max)
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let words = [
      "!", "!!!", "__", "''", "\\\\\n", "\n", "\n\n", "----\n", "* ", "# ", ";", ":", "|", "||",
      "{{{", "}}}",
      "[a|http://x.example]", "[p/i.png]", "must", "be", "enabled", ".", ",", "Click", "if", "•",
      "a.)", "1.2",
      "é", "🔴", "%%x ", "/%", " ", "(", ")", "should", "not", "The", "Note",
    ]
    for _ in 0..<300 {
      let length = Int.random(in: 1...60, using: &random)
      let page = (0..<length).map { _ in words.randomElement(using: &random) ?? "" }.joined(
        separator: " ")
      try expectCover(of: Array(page.utf8))
    }
  }

  private func expectCover(of bytes: [UInt8]) throws {
    guard let source = try? PageSource(bytes: bytes, file: "Page.txt") else { return }
    let statements = try Compiler(vocabularies: VocabularySet([])).read(source).statements
    var position = 0
    for statement in statements {
      #expect(
        statement.span.lowerBound == position,
        "gap or overlap in \(String(decoding: bytes, as: UTF8.self))")
      #expect(!statement.span.isEmpty)
      position = statement.span.upperBound
    }
    #expect(position == bytes.count, "not covered: \(String(decoding: bytes, as: UTF8.self))")
  }
}
