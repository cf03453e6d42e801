import JSPWiki
import Testing

@Suite struct MarkupLintTests {
  private func lint(_ markup: String, _ context: LintContext = .init()) -> [String] {
    MarkupLint.findings(in: Array(markup.utf8), context: context).map { finding in
      let text = String(decoding: Array(markup.utf8)[finding.span], as: UTF8.self)
      return "\(finding.rule.rawValue) \(text)"
    }
  }

  @Test(arguments: [
    ("__a__ ''b'' {{c}} {{{d}}} %%x e/% [f] [[g]", []), ("__a", ["unclosed __"]),
    ("\n__a\n\nb__", []), ("|__a|b__", ["unclosed __", "stray-delimiter __"]),
    ("a}} b", ["stray-delimiter }}"]), ("{{{a", ["unclosed {{{"]), ("{{a}}}", ["unclosed {{"]),
    ("100%% a", ["stray-delimiter %%"]), ("a [b", ["open-bracket ["]),
    ("[ http://x/]", ["space-before-address [ http://x/]"]),
    ("[Nope:x]", ["unknown-wiki [Nope:x]"]), ("[Edit:x]", []),
    ("!A\n!b\n!a", ["repeated-heading !a"]),
  ])
  func structure(markup: String, expected: [String]) {
    #expect(lint(markup) == expected)
  }

  @Test func pagesAndAttachmentsAreLookedUp() {
    let wiki = KnownWiki(pages: ["Main"], attachments: ["Main/a.png"])
    let context = LintContext(pageName: "Test", resolver: wiki)
    #expect(
      lint("[Main] [Mains] [Nope] [Main/a.png] [Main/b.png] [Test#X]\n!X", context)
        == ["missing-page [Nope]", "missing-attachment [Main/b.png]"])
  }

  @Test func sectionsAreLookedUp() throws {
    let context = LintContext(pageName: "Main") { $0 == "Other" ? Array("!1. Go on".utf8) : nil }
    let markup = """
      !2. Set up
      [Main#2. Set up] [Main#1. Set up] [Other#1. Go on] [Other#2. Go on] [Far#x]
      [x|https://h/Wiki.jsp?page=Main#section-Main-2.SetUp]
      [x|https://h/Wiki.jsp?page=Main#section-Main-3.SetUp]
      """
    let findings = MarkupLint.findings(in: Array(markup.utf8), context: context)
    #expect(findings.map(\.rule) == .init(repeating: .danglingSection, count: 3))
    #expect(
      findings.map(\.help) == [
        "did you mean `2.SetUp`?", "did you mean `1.GoOn`?", "did you mean `2.SetUp`?",
      ])
  }

  @Test func attachmentListsOfSavedPagesCount() throws {
    let page = try SavedDiffPage(parsing: Fixture.bytes("diff-pages/plain.txt"))
    let context = LintContext(attachments: page.attachments)
    #expect(
      lint("[pump.png] [punp.png] [a_very_long_file_name_for_a_pump.png]", context)
        == [
          "missing-attachment [punp.png]",
          "cut-off-attachment [a_very_long_file_name_for_a_pump.png]",
        ])
  }

  @Test func aMovedSectionShowsOnARealDiffPage() throws {
    guard let bytes = Fixture.shared("gold/dev/seed-diff.txt") else { return }
    let page = try SavedDiffPage(parsing: bytes)
    let context = LintContext(attachments: page.attachments, isPartial: true)
    let findings = MarkupLint.findings(
      in: bytes, ranges: page.side(.new).segments.map(\.span), context: context)
    #expect(findings.contains { $0.rule == .contradictingSections })
    #expect(findings.contains { $0.rule == .cutOffAttachment })
  }
}
