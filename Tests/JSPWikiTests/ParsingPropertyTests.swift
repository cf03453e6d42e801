import JSPWiki
import Randomness
import Testing

@Suite struct ParsingPropertyTests {
  @Test(arguments: [false, true])
  func leavesPartitionAnyPage(linksCamelCase: Bool) throws {
    var (generator, seed) = SeededGenerator.printed()
    let options = ParsingOptions(linksCamelCase: linksCamelCase)
    for round in 0..<3000 {
      let page = round.isMultiple(of: 4) ? generator.bytes(upTo: 80) : generator.page()
      try #require(
        Document(parsing: page, options: options).isPartitioned, "seed \(seed), page \(page.shown)")
    }
  }

  @Test func leavesPartitionAnyPartOfAPage() throws {
    var (generator, seed) = SeededGenerator.printed()
    for _ in 0..<1000 {
      let page = generator.page()
      let start = Int.random(in: 0...page.count, using: &generator)
      let end = Int.random(in: start...page.count, using: &generator)
      let document = Document(parsing: page, range: start..<end)
      try #require(
        document.isPartitioned(start..<end), "seed \(seed), \(start)-\(end) of \(page.shown)")
    }
  }

  /// Every page of three pieces, so that no meeting of two constructs is left to chance.
  @Test func shortPagesAreReadAndRendered() throws {
    let pieces =
      [
        "__", "''", "{{", "}}", "{{{", "}}}", "~", "%%", "/%", "%%a ", "[", "]", "[{", "}]", "|",
        "||",
        "\n", "\n\n", "\r", "!", "*", "#", "----", ";", ":", "\\\\", " ", "a", "\u{FEFF}", "\0",
      ].map { Array($0.utf8) } + [[0xC3], [0xFF]]
    let renderer = Renderer(resolver: Fixture.wiki)
    for first in pieces {
      for second in pieces {
        for third in pieces {
          let page = first + second + third
          try #require(Document(parsing: page).isPartitioned, "page \(page.shown)")
          let html = renderer.html(page, page: "Test")
          try #require(isWellFormed(html), "page \(page.shown), \(html)")
        }
      }
    }
  }

  @Test func readingTwiceGivesTheSame() throws {
    var (generator, seed) = SeededGenerator.printed()
    let renderer = Renderer(resolver: Fixture.wiki)
    for _ in 0..<500 {
      let page = generator.page()
      let (first, second) = (Document(parsing: page), Document(parsing: page))
      try #require(isSame(first.root, second.root), "seed \(seed), page \(page.shown)")
      let html = renderer.html(page, page: "Test")
      try #require(renderer.html(page, page: "Test") == html, "seed \(seed), page \(page.shown)")
    }
  }

  private func isSame(_ one: Node, _ other: Node) -> Bool {
    let (ones, others) = (one.children, other.children)
    return one.kind == other.kind && one.span == other.span && ones.count == others.count
      && zip(ones, others).allSatisfy { isSame($0, $1) }
  }

  @Test func renderingIsWellFormed() throws {
    var (generator, seed) = SeededGenerator.printed()
    let camelCase = WikiSettings(properties: ["jspwiki.translatorReader.camelCaseLinks": "true"])
    let renderers = [Renderer(), Renderer(settings: camelCase, resolver: KnownWiki())]
    for round in 0..<1500 {
      let page = round.isMultiple(of: 4) ? generator.bytes(upTo: 80) : generator.page()
      for renderer in renderers {
        let html = renderer.html(page, page: "T")
        try #require(isWellFormed(html), "seed \(seed), page \(page.shown), \(html)")
      }
    }
  }
}
