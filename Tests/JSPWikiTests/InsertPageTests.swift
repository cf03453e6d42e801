import JSPWiki
import Testing

/// Pages shown within pages (reference, section 5.1).
@Suite struct InsertPageTests {
  private func html(_ markup: String, texts: [String: String]) -> String {
    Renderer(resolver: KnownWiki(texts: texts)).html(markup, page: "Test")
  }

  @Test(arguments: [
    ("[{InsertPage page='Part'}]", "<div class=\"inserted-page \" ><b>a</b>\n<hr />\nb</div>"),
    ("[{InsertPage page='Part' section=1}]", "<div class=\"inserted-page \" ><b>a</b>\n</div>"),
    (
      "[{InsertPage page='Part' class='c' style='color:red'}]",
      "<div class=\"inserted-page c\" style=\"color:red\" ><b>a</b>\n<hr />\nb</div>"
    ),
    (
      "[{InsertPage page='Part' maxlength=5}]",
      "<div class=\"inserted-page \" ><b>a</b> ...<p><a href=\"/Wiki.jsp?page=Part\">More...</a></p>"
        + "</div>"
    ),
    ("[{InsertPage page='None' default='-'}]", "-"),
    (
      "[{InsertPage page='None'}]",
      "There is no page called 'None'.  Would you like to <a href=\"/Edit.jsp?page=None\">"
        + "create it?</a>"
    ),
    ("[{InsertPage}]", "<span class=\"error\">You have to define a page!</span>"),
  ])
  func pagesAndSectionsAreShown(markup: String, expected: String) {
    #expect(html(markup, texts: ["Part": "__a__\n----\nb"]) == expected)
  }

  @Test func aMissingSectionIsAFailure() {
    let html = html("[{InsertPage page='Part' section=4}]", texts: ["Part": "a"])
    #expect(html.contains("Plugin insertion failed"))
  }

  @Test func headingsBelongToTheInsertedPage() {
    let html = html("[{InsertPage page='Part'}]", texts: ["Part": "!Head"])
    #expect(html.contains("id=\"section-Part-Head\""))
  }

  @Test func aPageThatInsertsItselfIsAnError() {
    let html = html("[{InsertPage page='Part'}]", texts: ["Part": "x[{InsertPage page='Part'}]"])
    #expect(html.contains("Circular reference"))
  }

  @Test func pagesThatInsertEachOtherManyTimesEnd() {
    let twice = { (name: String) in
      String(repeating: "[{InsertPage page='\(name)'}]", count: 30)
    }
    let html = html(
      twice("A"), texts: ["A": twice("B"), "B": twice("C"), "C": twice("D"), "D": "x"])
    #expect(html.utf8.count < 1_000_000)
  }

  @Test func aPageWithoutATextLeavesAPlaceholder() {
    let html = Renderer(resolver: KnownWiki(pages: ["Part"])).html(
      "[{InsertPage page='Part'}]", page: "Test")
    #expect(html == "<span class=\"plugin-placeholder\">InsertPage</span>")
  }

  @Test func imagesOfOtherPagesAreFound() {
    let wiki = KnownWiki(pages: ["Other"], attachments: ["Other/a.gif"])
    let html = Renderer(resolver: wiki).html("[{Image src='Other/a.gif'}]", page: "Test")
    #expect(html.contains("src=\"/attach/Other/a.gif\""))
  }
}
