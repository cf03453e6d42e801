import JSPWiki
import Testing

@Suite struct SavedHTMLTests {
  private func page(_ name: String) throws -> SavedDiffPage {
    let bytes = try Fixture.bytes("diff-pages/\(name)")
    #expect(SavedDiffPage.recognises(bytes))
    return try SavedDiffPage(parsing: bytes)
  }

  private func shown(_ lines: [[UInt8]]) -> [String] {
    lines.map { String(decoding: $0, as: UTF8.self) }
  }

  @Test func traditionalTablesKeepTheirWhiteSpace() throws {
    let page = try page("traditional.html")
    #expect(page.pageName == "Valve Guide")
    #expect(page.isFromHTML)
    #expect(page.revision == 3)
    #expect(page.author == "Jo Harper")
    #expect(page.created?.description == "2023-12-01T08:00")
    #expect(page.attachments.map(\.name) == ["a_very_long_file_name_for_a_pump_drawing.png"])
    #expect(page.attachments.map(\.kind) == ["png"])
    #expect(page.versions.map(\.author) == ["Jo Harper", "kim"])
    #expect(page.versions.map(\.changeNote) == [nil, "two words"])
    let hunks = page.patch.hunks
    #expect(shown(hunks[0].old) == ["  old <b> &amp; \"x\""])
    #expect(shown(hunks[0].new) == ["\tnew\tvalve", ""])
    #expect(shown(hunks[1].new) == ["At line 1 added one line", "second"])
    #expect(page.hunks[1].oldStart == 5)
  }

  @Test func spansPointIntoTheTextOfThePage() throws {
    let page = try page("traditional.html")
    let row = try #require(page.hunks[1].new.last)
    #expect(String(decoding: page.source[row.span], as: UTF8.self) == "second\n")
    let again = try SavedDiffPage(parsing: page.source)
    #expect(again.patch == page.patch)
  }

  @Test func svnStyleTablesShowBothTexts() throws {
    let page = try page("svn.html")
    #expect(page.wholeOld == Array("same\nold\nend\n".utf8))
    #expect(page.wholeNew == Array("same\nnew\nmore\nend\n".utf8))
    #expect(page.hunks.map(\.header) == ["At line 2 changed one line"])
  }

  @Test func contextualViewsShowBothTexts() throws {
    let page = try page("contextual.html")
    #expect(page.wholeOld == Array("one two\nfive\nsix\n".utf8))
    #expect(page.wholeNew == Array("one two\nthree  four\nsix\n".utf8))
  }

  @Test func contextualViewsWithGapsAreRefused() {
    let html =
      "<html><body><div class=\"diff-wikitext\">a<br /><b>...</b><br />b</div></body></html>"
    #expect(throws: SavedPageError.self) { try SavedDiffPage(parsing: Array(html.utf8)) }
  }

  @Test(arguments: [
    ("At line 2 changed 2 lines", "<tr><td class=\"diffrem\">a</td></tr>", "hunk 1"),
    ("who knows", "<tr><td class=\"diffrem\">a</td></tr>", "no known wording"),
    ("At line 2 added one line", "", "hunk 1"),
  ])
  func tablesThatContradictTheirHeadersAreErrors(header: String, rows: String, part: String) {
    let html =
      "<html><table class=\"diff\"><tr><td class=\"diff\">\(header)</td></tr>\(rows)</table></html>"
    #expect {
      try SavedDiffPage(parsing: Array(html.utf8))
    } throws: { ($0 as? SavedPageError)?.message.contains(part) == true }
  }

  @Test func infoViewsAreReadFromBothForms() throws {
    let html = try SavedInfoPage(parsing: Fixture.bytes("diff-pages/traditional.html"))
    #expect(html.versions.map(\.version) == [3, 2])
    #expect(html.pageName == "Valve Guide")
    let text = try SavedInfoPage(parsing: Fixture.bytes("diff-pages/plain.txt"))
    #expect(text.versions.map(\.version) == [7, 6, 5])
    #expect(text.attachments.count == 2)
    #expect(throws: SavedPageError.self) { try SavedInfoPage(parsing: Array("!A page".utf8)) }
  }

  @Test func otherHTMLIsNoDiffView() {
    let html = Array("<html><body><p>At line 2 added one line</p></body></html>".utf8)
    #expect(!SavedDiffPage.recognises(html))
    #expect(throws: SavedPageError.self) { try SavedDiffPage(parsing: html) }
  }

  @Test func rawPagesLoseTheirFrame() {
    let raw =
      "<meta name=\"x\" />\n<link />\n<pre>\n!A &lt;b&gt; &amp;lt;\r\n&quot;x&quot;\r\n\n</pre>\n"
    #expect(RawPage.text(of: Array(raw.utf8)) == Array("!A <b> &lt;\r\n\"x\"\r\n".utf8))
    #expect(RawPage.text(of: Array("<pre>\n\n</pre>".utf8)) == [])
    #expect(!RawPage.recognises(Array("!A\n<pre>\nx\n</pre>\n".utf8)))
  }

  @Test func deepAndBrokenHTMLIsSurvived() {
    let deep = "<html><body>" + String(repeating: "<div>", count: 5000) + "x"
    #expect(!SavedDiffPage.recognises(Array(deep.utf8)))
    #expect(!SavedDiffPage.recognises(Array("<html".utf8)))
    #expect(!SavedDiffPage.recognises(Array("<html>\0\u{1}".utf8) + [0xFF, 0xFE]))
  }
}
