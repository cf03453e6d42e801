import JSPWiki
import Testing

/// Pages that are made to be expensive.
///
/// That their time grows with their length alone is measured by the benchmark; here stands what can
/// be counted.
@Suite struct HostilePageTests {
  private func page(_ piece: String, _ count: Int) -> [UInt8] {
    Array(String(repeating: piece, count: count).utf8)
  }

  private func size(of node: Node, depth: Int = 1) -> (nodes: Int, depth: Int) {
    var size = (nodes: 1, depth: depth)
    for child in node.children {
      let inner = self.size(of: child, depth: depth + 1)
      size.nodes += inner.nodes
      size.depth = max(size.depth, inner.depth)
    }
    return size
  }

  @Test(arguments: [
    "[", "{{{", "%%", "*", "__", "|", "~", "[{", "{{", "!", "\n\n__a", "%%a ", "&", "* ''\n",
    "''__", "[a", "\n|__{{", "%%(", "[{a}]", "\n**", "*a\n#*b\n", ";a:b\n",
  ])
  func treesGrowWithThePageAndStayFlat(piece: String) {
    let count = 2_000
    let once = size(of: Document(parsing: page(piece, count)).root)
    let twice = size(of: Document(parsing: page(piece, 2 * count)).root)
    #expect(twice.nodes <= 2 * once.nodes + 10)
    #expect(once.nodes <= 3 * count * piece.utf8.count + 10)
    #expect(max(once.depth, twice.depth) <= 402)
  }

  @Test func aVariableThatIsSetToItselfTwiceStopsGrowing() {
    let html = Renderer().html(
      page("[{SET a=ab}]", 1) + page("[{SET a={$a}{$a}}]", 60)
        + page("!Head\n[{$a}] [{TableOfContents}]", 1), page: "Test")
    #expect(html.utf8.count < 1_000)
    #expect(html.contains("{$a} <span class=\"plugin-placeholder\">TableOfContents</span>"))
  }

  @Test func titlesShareTheStylesThatTheyLeaveOpen() {
    let html = Renderer().html(page("!a %%b\n", 3) + page("!/%/%/%/%c", 1), page: "Test")
    #expect(html.contains("id=\"section-Test-C\""))
  }

  @Test func similarNamesAreOnlyLookedForInTheFirstFindings() {
    let context = LintContext(pageName: "Main")
    let findings = MarkupLint.findings(
      in: page("!Ending\n", 1) + page("[Main#Endinx]\n", 300), context: context)
    #expect(findings.count == 300)
    #expect(findings.count { $0.help != nil } == 200)
  }
}
