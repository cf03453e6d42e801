import JSPWiki
import Testing

private let wiki = KnownWiki(
  pages: ["Main", "Foo", "Foo Bar", "HyperLinks"],
  attachments: ["Test/a.txt", "Test/b.PDF", "Main/c d.png", "Test/pic.png"])

private func html(
  _ markup: String, page: String = "Test", _ properties: [String: String] = [:]
) -> String {
  Renderer(settings: WikiSettings(properties: properties), resolver: wiki)
    .html(markup, page: page)
}

@Suite struct BlockRenderingTests {
  @Test(arguments: [
    ("a\nb", "a\nb"), ("a\rb", "ab"),
    ("a\n\nb", "<p>a\n</p><p>b</p>"),
    ("a\n\n\nb", "<p>a\n</p><p />\n<p>b</p>"),
    ("a\n\n", "<p>a\n</p><p />"),
    ("a\n\n----\nb", "a\n<hr />\nb"),
    (
      "a\n\n|b",
      "<p>a\n</p><p />\n<table class=\"wikitable\" border=\"1\"><tr class=\"odd\"><td>b</td></tr></table>"
    ),
    ("\n__a\n\nb__", "<p><b>a\n</b></p>\n<p><b>b</b></p>"),
    ("\n__a\n* b\n\nc", "<p><b>a\n</b></p>\n<ul><li>b\n</li></ul><p>c</p>"),
    ("* a\n \n* b", "<ul><li>a\n \n</li><li>b</li></ul>"),
  ])
  func paragraphs(markup: String, expected: String) {
    #expect(html(markup) == expected)
  }

  @Test func headingsStandInParagraphs() {
    #expect(
      html("\nb\n!h\nc")
        == "<p>b\n<h4 id=\"section-Test-H\">h<a class=\"hashlink\" href=\"#section-Test-H\">#</a></h4>\nc</p>"
    )
  }

  @Test(arguments: [
    ("*a \n#b \n*c", "<ul><li>a \n</li></ul><ol><li>b \n</li></ol><ul><li>c</li></ul>"),
    (
      "#a \n#*b \n##c \n#d",
      "<ol><li>a \n<ul><li>b \n</li></ul><ol><li>c \n</li></ol></li><li>d</li></ol>"
    ),
    ("*a\n***b", "<ul><li>a\n<ul><li><ul><li>b</li></ul></li></ul></li></ul>"),
    (";a:b:c\n:d", "<dl><dt>a</dt><dd>b:c</dd></dl>\n:d"),
    (
      "|a|b|",
      "<table class=\"wikitable\" border=\"1\"><tr class=\"odd\"><td>a</td><td>b</td><td /></tr></table>"
    ),
    (
      "||a||b||",
      "<table class=\"wikitable\" border=\"1\"><tr class=\"odd\"><th>a</th><th>b</th><th /></tr></table>"
    ),
    (
      "|a\n|b",
      "<table class=\"wikitable\" border=\"1\"><tr class=\"odd\"><td>a</td></tr>\n<tr><td>b</td></tr></table>"
    ),
    (
      "!__a\nb__ c",
      "<h4 id=\"section-Test-A\"><b>a<a class=\"hashlink\" href=\"#section-Test-A\">#</a></b></h4>\nb_ c"
    ),
  ])
  func listsDefinitionsAndTables(markup: String, expected: String) {
    #expect(html(markup) == expected)
  }

  @Test(arguments: [
    ("{{{<a> & \"&amp;\"}}}", "<pre>&lt;a&gt; &amp; &quot;&amp;amp;&quot;</pre>"),
    ("x{{{a}}}}", "x<span class=\"inline-code\">a</span>}"),
    ("{{{a~}}}b}}}", "<pre>a}}}b</pre>"), ("{{a}}}b", "<tt>a}}}b</tt>"),
    ("a}}b", "a}b"), ("a____b", "a<b></b>b"), ("__a ''b__ c'' d", "<b>a <i>b</i></b> c' d"),
    ("~{{x}} y", "{{x} y"), ("~----", "----"), ("~[[x]", "[[x]"), ("[[x]", "[x]"),
    ("[a\n__b__ <", "a\n__b__ &lt;"), ("a\\\\b\\\\\\c", "a<br />b<br clear=\"all\" />c"),
    ("H%%sub 2%%O x", "H<span class=\"sub\">2<span class=\"O\">x</span></span>"),
    ("H%%sub 2%%~ O", "H<span class=\"sub\">2</span>O"), ("100%% sure", "100 sure"),
    ("%%foo%%", "<div class=\"foo\" />"),
    ("%%a.b(color:red) x/%", "<span style=\"color:red\" class=\"a b\"> x</span>"),
    ("* a %%x\n* c/%", "<ul><li>a <div class=\"x\">\n</div></li><li>c/</li></ul>"),
    (
      "%%(background:url(javascript:x)) a",
      "<span class=\"error\">Attempt to output javascript!</span> a"
    ),
    ("<b> & &auml; &foo; &; &", "&lt;b&gt; &amp; &auml; &foo; &; &amp;"),
    ("it's", "it's"),
    (
      "a\u{1D}b",
      "<span class=\"error\">The data &quot;a0x1Db&quot; is not legal for a JDOM character content: 0x1d is not a legal XML character.</span>"
    ),
  ])
  func inlineMarkup(markup: String, expected: String) {
    #expect(html(markup) == expected)
  }

  @Test func htmlPassesWhenAllowed() {
    let allowed = ["jspwiki.translatorReader.allowHTML": "true"]
    #expect(html("<b>__a__</b> &", allowed) == "<b><b>a</b></b> &")
  }
}

@Suite struct LinkRenderingTests {
  private static let out = "<img class=\"outlink\" src=\"/images/out.png\" alt=\"\" />"

  @Test(arguments: [
    ("[Foo]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\">Foo</a>"),
    ("[foo]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\">foo</a>"),
    ("[Foos]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\">Foos</a>"),
    ("[ Foo ]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\"> Foo </a>"),
    ("[hyper links]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=HyperLinks\">hyper links</a>"),
    (
      "[t|foo bar]",
      "<a class=\"createpage\" href=\"/Edit.jsp?page=Foo%20bar\" title=\"Create &quot;Foo bar&quot;\">t</a>"
    ),
    (
      "[New]",
      "<a class=\"createpage\" href=\"/Edit.jsp?page=New\" title=\"Create &quot;New&quot;\">New</a>"
    ),
    (
      "[Main#Foo Bar]",
      "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Main#section-Main-FooBar\">Main#Foo Bar</a>"
    ),
    (
      "[New#x]",
      "<a class=\"createpage\" href=\"/Edit.jsp?page=New\" title=\"Create &quot;New&quot;\">New#x</a>"
    ),
    ("[1]", "<a class=\"footnoteref\" href=\"#ref-Test-1\">[1]</a>"),
    ("[x|1]", "<a class=\"footnoteref\" href=\"#ref-Test-1\">[x]</a>"),
    ("[#1]", "<a class=\"footnote\" name=\"ref-Test-1\">[#1]</a>"),
    ("[text|]", "<u>text</u>"), ("[]", "<u></u>"),
    ("[|Foo]", "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\"></a>"),
    (
      "[a.txt]",
      "<a class=\"attachment\" href=\"/attach/Test/a.txt\">a.txt</a><a href=\"/PageInfo.jsp?page=Test/a.txt\" class=\"infolink\"><img src=\"/images/attachment_small.png\" border=\"0\" alt=\"(info)\" /></a>"
    ),
    ("[pic.png]", "<img class=\"inline\" src=\"/attach/Test/pic.png\" alt=\"pic.png\" />"),
    ("[x|Main/c d.png]", "<img class=\"inline\" src=\"/attach/Main/c%20d.png\" alt=\"x\" />"),
    (
      "[Foo|pic.png]",
      "<a class=\"wikipage\" href=\"/Wiki.jsp?page=Foo\"><img class=\"inline\" src=\"/attach/Test/pic.png\" alt=\"Foo\" /></a>"
    ),
    (
      "[Wiki:x]",
      "<span class=\"error\">No InterWiki reference defined in properties for Wiki called &quot;Wiki&quot;!</span>"
    ),
    ("[Edit:x]", "<a class=\"interwiki\" href=\"Edit.jsp?page=x\">Edit:x</a>"),
  ])
  func linksOfAllKinds(markup: String, expected: String) {
    #expect(html(markup) == expected)
  }

  @Test func outsideLinksHaveAnIcon() {
    #expect(html("[x|http://y/]") == "<a class=\"external\" href=\"http://y/\">x</a>\(Self.out)")
    #expect(
      html("[mtqpfoo]") == "<a class=\"external\" href=\"mtqpfoo\">mtqpfoo</a>\(Self.out)")
    let plain = [
      "jspwiki.translatorReader.useOutlinkImage": "false",
      "jspwiki.translatorReader.useRelNofollow": "true",
    ]
    #expect(
      html("[x|http://y/]", plain)
        == "<a class=\"external\" href=\"http://y/\" rel=\"nofollow\">x</a>")
  }

  @Test func attributesReachTheLink() {
    #expect(
      html("[x|http://y/|class='c' target='_blank']")
        == "<a class=\"c\" href=\"http://y/\" target=\"_blank\" rel=\"noreferrer\">x</a>\(Self.out)"
    )
  }

  @Test func downloadsAreForcedForSomeFiles() {
    #expect(html("[b.PDF]").contains("href=\"/attach/Test/b.PDF\" download=\"\">"))
    #expect(!html("[b.PDF]", ["jspwiki.attachment.forceDownload": ".zip"]).contains("download"))
  }

  @Test func settingsChangeAddressesAndPatterns() {
    let settings = [
      "baseURL": "http://localhost:8080/test/",
      "jspwiki.translatorReader.inlinePattern.1": "*.jpg",
      "jspwiki.interWikiRef.My": "http://my/%s?q",
    ]
    #expect(html("[Foo]", settings).contains("href=\"/test/Wiki.jsp?page=Foo\""))
    #expect(
      html("[http://x/A.JPG]", settings)
        == "<img class=\"inline\" src=\"http://x/A.JPG\" alt=\"http://x/A.JPG\" />")
    #expect(html("[http://x/a.png]", settings).contains("class=\"external\""))
    #expect(
      html("[My:a b]", settings).hasPrefix(
        "<a class=\"interwiki\" href=\"http://my/a b?q\">My:a b</a><img"))
  }
}

@Suite struct AnchorTests {
  @Test(arguments: [
    ("My Page", "!Foo", "section-My+Page-Foo"),
    ("Main", "!Hello, testing 1, 2, 3", "section-Main-HelloTesting123"),
    ("Main", "!Ää ö/x-y", "section-Main-_C3_84_C3_A4_C3_96XY"), ("Main", "!", "section-Main-"),
    ("Main", "!!A [b|c] __d__", "section-Main-ABD"),
  ])
  func idsFollowTheTitle(page: String, markup: String, expected: String) throws {
    let headings = Renderer().headings(Array(markup.utf8), page: page)
    #expect(try #require(headings.first).anchor == expected)
  }

  @Test func repeatedSectionsAreCounted() {
    let headings = Renderer().headings(Array("!A\n!A\n!a".utf8), page: "Main")
    #expect(headings.map(\.anchor) == ["section-Main-A", "section-Main-A-2", "section-Main-A-3"])
    #expect(headings.map(\.isRepeated) == [false, true, true])
  }

  @Test func sectionLinksAreTakenApart() {
    #expect(Anchors.section(ofFragment: "section-My+Page-Foo", page: "My Page") == "Foo")
    #expect(Anchors.section(ofFragment: "section-Other-Foo", page: "My Page") == nil)
  }
}

@Suite struct CommandRenderingTests {
  @Test(arguments: [
    ("[{SET a='b c'}][{$a}]", "b c"), ("[{$pagename}]", "Test"), ("[{ALLOW view All}]x", "x"),
    ("[{$no}]", "No such variable: No variable no defined."),
    ("[{SET x=<'>}][{$x}]", "&lt;&apos;&gt;"), ("[{SET a=1}][{SET b={$a}2}][{$b}]", "12"),
    ("[{Counter}] [{Counter}] [{$counter}]", "1 2 2"),
    ("[{Counter name=a start=5}] [{Counter name=a increment=2}]", "5 7"),
    ("[{Counter showResult=false}][{Counter}]", "2"), ("[{}]", ""),
    ("[{If page='Main' exists='true'\n\n__yes__}]", "<b>yes</b>"),
    ("[{If page='Nope' exists='true'\n\nyes}]", ""),
    ("[{SET v=on}][{If var='v' is='on'\n\nyes}]", "yes"),
    ("[{RecentChangesPlugin}]", "<span class=\"plugin-placeholder\">RecentChangesPlugin</span>"),
    (
      "[{Nope}]",
      "JSPWiki : Test - Plugin insertion failed: Could not find plugin Nope<span class=\"error\">JSPWiki : Test - Plugin insertion failed: Could not find plugin Nope</span>"
    ),
    (
      "[{Image src='x.png' alt='a'}]",
      "<table border=\"0\" class=\"imageplugin\">\n<tr><td><img src=\"x.png\" alt=\"a\" /></td></tr>\n</table>\n"
    ),
  ])
  func commands(markup: String, expected: String) {
    #expect(html(markup) == expected)
  }

  @Test func contentsListTheHeadings() {
    let text = html("[{TableOfContents numbered=true}]\n!!!A\n!!B\n!!!A")
    #expect(
      text.contains(
        "<li class=\"toclevel-1\"><a class=\"wikipage\" href=\"#section-Test-A\">1. A</a></li>"))
    #expect(
      text.contains(
        "<li class=\"toclevel-2\"><a class=\"wikipage\" href=\"#section-Test-B\">1.1 B</a></li>"))
    #expect(text.contains("href=\"#section-Test-A-2\">2. A</a>"))
  }

  @Test func theTimeIsOnlyKnownWhenGiven() {
    let renderer = Renderer(now: PageDate("2024-03-09 14:05"))
    #expect(
      renderer.html("[{CurrentTimePlugin format='EEE yyyy.MM.dd hh:mm a'}]", page: "T")
        == "Sat 2024.03.09 02:05 PM")
    #expect(Renderer().html("[{CurrentTimePlugin}]", page: "T").contains("placeholder"))
  }
}
