import JSPWiki
import Testing

@Suite struct InlineMarkupTests {
  @Test(arguments: [
    ("a\\\\b", "\"a\" br \"b\""), ("a\\\\\\b", "\"a\" clear \"b\""),
    ("a\\b", "\"a\\b\""), ("\\\\\\\\", "clear \"\\\""),
  ])
  func breaks(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("__a__", "b(<__> \"a\" <__>)"), ("a____b", "\"a\" b(<__> <__>) \"b\""),
    ("___a", "b(<__> \"_a\")"), ("''a''", "i(<''> \"a\" <''>)"),
    (
      "__a ''b__ c'' d", "b(<__> \"a \" i(<''> \"b\") <__>) \" c\" \"'\" <'> \" d\""
    ),
    ("\n__a\n\nb__", "blank p(b(<__> \"a\" nl)) blank p(b(\"b\" <__>))"),
  ])
  func boldAndItalic(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("{{a}}", "tt(<{{> \"a\" <}}>)"), ("a}}b", "\"a\" \"}\" <}> \"b\""),
    ("{{a}}}b", "tt(<{{> \"a}}}b\")"), ("{a}", "\"{a}\""),
  ])
  func teletype(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("{{{a}}}", "pre(<{{{> \"a\" <}}}>)"), ("x{{{a}}}}b", "\"x\" code(<{{{> \"a\" <}}}>) \"}b\""),
    ("{{{a~}}}b}}}", "pre(<{{{> \"a\" <~> \"}}}b\" <}}}>)"),
    ("{{{a~}}b", "pre(<{{{> \"a~}}b\")"), ("{{{__a__ [b]", "pre(<{{{> \"__a__ [b]\")"),
    ("{{{\na\r\n}}}", "pre(<{{{> nl \"a\" nl <}}}>)"),
  ])
  func preformatted(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("~----", "<~> \"----\""), ("~{{{x}}}", "<~> \"{{{x}}}\""), ("~[[x]", "<~> \"[[x]\""),
    ("a~ b", "\"a\" <~ > \"b\""), ("~;~:~a", "\"~;~:~a\""),
    ("~{{x}} y", "<~> \"{{x\" \"}\" <}> \" y\""), ("a~", "\"a~\""),
  ])
  func escapes(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("%%a b%% c", "span[a|](<%%a > \"b\" <%%>) \" c\""),
    ("%%a.b(x:(1)) c/%", "span[a b|x:(1)](<%%a.b(x:(1))> \" c\" </%>)"),
    ("%%(x) c/%", "span[|x](<%%(x)> \" c\" </%>)"),
    ("%%a\nb\n%%\nc", "div[a|](<%%a> nl \"b\" nl <%%>) nl \"c\""),
    ("H%%sub 2%%O x", "\"H\" span[sub|](<%%sub > \"2\" span[O|](<%%O > \"x\"))"),
    ("100%% sure", "\"100\" <%%> \" sure\""), ("a/%b", "\"a/%b\""),
    ("%%foo%%", "div[foo|](<%%foo%%>)"),
    (
      "* a %%x\n b\n* c/%",
      "ul(li1(<* > \"a \" div[x|](<%%x> nl \" b\" nl)) li1(<* > \"c\" \"/\" <%>))"
    ),
    ("%%(background:javascript:x) a", "failure[Attempt to output javascript!] \" a\""),
  ])
  func styles(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("[a]", "link[a|page:A]"), ("[ Foo ]", "link[ Foo |page:Foo]"),
    ("[t|http://x/]", "link[t|external]"), ("[t| http://x/ |target='_blank']", "link[t|external]"),
    ("[ http://x/]", "link[ http://x/|interwiki: http://x/]"),
    ("[a|Wiki:B]", "link[a|interwiki:Wiki:B]"), ("[1]", "link[1|noteref:1]"),
    ("[#1]", "link[#1|note:1]"), ("[-5]", "link[-5|noteref:-5]"), ("[t|]", "link[t|empty]"),
    ("[]", "link[|empty]"), ("[a#b c]", "link[a#b c|section:A#b c]"),
    ("[x/y]", "link[x/y|attachment:X/y]"),
    ("[My Page|a b.PNG]", "image[My Page|attachment:/a b.PNG]"),
    ("[P/a.png]", "image[P/a.png|attachment:P/a.png]"),
    ("[http://x/a.png]", "image[http://x/a.png|external]"),
    ("[x [y] z]", "link[x [y|page:X Y] \" z]\""), ("[[x]", "<[> \"[x]\""),
    ("[[[{P}]", "<[> \"[[{P}]\""), ("a [b __c__", "\"a \" <[> \"b __c__\""),
    ("[{P a='}]'}]", "plugin[P] \"'}]\""), ("[{A [{B}] }] c", "plugin[A] \" c\""),
    ("[{$x}]", "variable[x]"), ("[{SET a='b'}]", "set[a=b]"),
    ("[{ALLOW edit,view A B, C}]", "allow[[\"edit\", \"view\"]:[\"A B\", \"C\"]]"),
  ])
  func brackets(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test func linkAttributesStopAtTheFirstBadOne() throws {
    let document = Document(
      parsing: Array("[a|http://x|class='c' target='_blank' foo='x' id='y']".utf8))
    let leaf = try #require(document.leaves.first)
    let attributes = try #require(leaf.link).attributes
    #expect(attributes.map(\.name) == ["class", "target", "rel"])
  }

  @Test(arguments: [
    ("{INSERT Foo WHERE a=b, c='d e'}", ["a=b", "c=d e"]),
    ("{Foo src=a/b c=d}", ["src=a"]), ("{Foo a_b=c}", ["a=b"]),
    ("{Foo a=12.7 b=007}", ["a=12", "b=7"]), ("{Foo a=\"x\" b=c}", ["a=b"]),
  ])
  func pluginArguments(markup: String, expected: [String]) throws {
    let document = Document(parsing: Array("[\(markup)]".utf8))
    guard case .plugin(let plugin) = try #require(document.leaves.first).kind else {
      Issue.record("no plugin")
      return
    }
    #expect(plugin.name == "Foo")
    #expect(plugin.arguments.map { "\($0.name)=\($0.value)" } == expected)
  }
}

@Suite struct WordLinkTests {
  @Test(arguments: [
    ("This CamelCase here", "\"This \" link[CamelCase|page:CamelCase] \" here\""),
    ("xCamelCase 1CamelCase ABc", "\"xCamelCase 1CamelCase ABc\""),
    ("a_CamelCase", "\"a_\" link[CamelCase|page:CamelCase]"), ("AbC", "\"AbC\""),
    ("~CamelCase AbCd", "<~> \"CamelCase \" link[AbCd|page:AbCd]"),
    ("see http://x.y/z. ok", "\"see \" link[http://x.y/z|external] \". ok\""),
    ("(mailto:a@b.c)", "\"(\" link[mailto:a@b.c|external] \")\""),
    ("{{{CamelCase}}}", "pre(<{{{> \"CamelCase\" <}}}>)"),
    ("{{CamelCase}}", "tt(<{{> link[CamelCase|page:CamelCase] <}}>)"),
    ("http://x/?a=b&c=d", "link[http://x/?a=b&c=d|external]"),
    ("~~CamelCase~* FooBar", "<~> <~> \"CamelCase\" <~> \"* \" link[FooBar|page:FooBar]"),
    ("http://x/a.png", "image[http://x/a.png|external]"),
    ("GroßeÄpfel", "link[GroßeÄpfel|page:GroßeÄpfel]"),
  ])
  func wordsAndAddressesAreLinksWhenAskedFor(markup: String, expected: String) {
    #expect(outline(markup, options: ParsingOptions(linksCamelCase: true)) == expected)
    #expect(!outline(markup).contains("link["))
  }
}

@Suite struct PluginBodyTests {
  private func plugin(_ markup: String) throws -> Plugin {
    let document = Document(parsing: Array(markup.utf8))
    guard case .plugin(let plugin) = try #require(document.leaves.first).kind else {
      throw Fixture.Missing(path: markup)
    }
    return plugin
  }

  @Test(arguments: [
    ("[{A b=c\n\nd [{E}]\n}]", "d [{E}]\n"), ("[{A b=c\r\n\r\nd}]", "\nd"),
    ("[{A b=c\n  \nd}]", "d"), ("[{A\n}]", ""), ("[{A\nb=c\n\nd}]", "d"),
  ])
  func bodiesBeginBehindABlankLine(markup: String, body: String) throws {
    let plugin = try plugin(markup)
    #expect(plugin.name == "A")
    #expect(plugin.body.map { Array($0.utf8) } == Array(body.utf8))
  }

  @Test func withoutABlankLineThereIsNoBody() throws {
    #expect(try plugin("[{A b=c}]").body == nil)
    #expect(try plugin("[{A b=c\nd=e}]").body == nil)
    #expect(try plugin("[{INSERT A WHERE b=c}]").name == "A")
    #expect(try plugin("[{INSERT}]").name == "INSERT")
    #expect(try plugin("[{org.x.A}]").name == "org.x.A")
  }
}
