import JSPWiki
import Testing

@Suite struct BlockMarkupTests {
  @Test(arguments: [
    ("a\n\nb", "\"a\" nl blank p(\"b\")"),
    ("a\n\n\nb", "\"a\" nl blank p() blank p(\"b\")"),
    ("a\n\n", "\"a\" nl blank p()"),
    ("a\n \nb", "\"a\" nl \" \" nl \"b\""),
    ("a\r\nb\rc", "\"a\" nl \"b\" <␍> \"c\""),
    ("\n{{{", "blank pre(<{{{>)"),
    ("\n{{a}}", "blank p(tt(<{{> \"a\" <}}>))"),
  ])
  func paragraphs(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("----", "rule"), ("-----x", "rule \"x\""), ("---", "\"---\""), (" ----", "\" ----\""),
    ("a\n\n----\nb", "\"a\" nl blank rule nl \"b\""),
  ])
  func rules(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("!a", "h1(<!> \"a\")"), ("!!!!a", "h3(<!!!> \"!a\")"), ("x!a", "\"x!a\""),
    ("!!a __b\nc__", "h2(<!!> \"a \" b(<__> \"b\")) nl \"c\" \"_\" <_>"),
    ("\nb\n!h\nc", "blank p(\"b\" nl h1(<!> \"h\") nl \"c\")"),
    ("!a [b\nc] d\ne", "h1(<!> \"a \" link[b\nc|page:BC] \" d\") nl \"e\""),
  ])
  func headings(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    ("* a\n** b\n* c", "ul(li1(<* > \"a\" nl ul(li2(<** > \"b\" nl))) li1(<* > \"c\"))"),
    (
      "*a \n#b \n*c", "ul(li1(<*> \"a \" nl)) ol(li1(<#> \"b \" nl)) ul(li1(<*> \"c\"))"
    ),
    (
      "#a \n#*b \n##c \n#d",
      "ol(li1(<#> \"a \" nl ul(li2(<#*> \"b \" nl)) ol(li2(<##> \"c \" nl))) li1(<#> \"d\"))"
    ),
    ("** a", "ul(li1(ul(li2(<** > \"a\"))))"),
    ("* a\n b\nc", "ul(li1(<* > \"a\" nl \" b\" nl)) \"c\""),
    ("* a\n\tb", "ul(li1(<* > \"a\" nl)) \"\tb\""),
    ("* a\n\n* b", "ul(li1(<* > \"a\" nl)) blank ul(li1(<* > \"b\"))"),
    ("* a\n {{{\nx\n}}}", "ul(li1(<* > \"a\" nl \" \" code(<{{{> nl \"x\" nl <}}}>)))"),
    ("* a\n{{{x}}}", "ul(li1(<* > \"a\" nl)) pre(<{{{> \"x\" <}}}>)"),
  ])
  func lists(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    (";t:d:e\nf", "dl(dt(<;> \"t\") dd(<:> \"d:e\")) nl \"f\""),
    (";t", "dl(dt(<;> \"t\"))"), (";:d", "dl(dt(<;>) dd(<:> \"d\"))"),
    (";[a:b]:c", "dl(dt(<;> link[a:b|interwiki:a:b]) dd(<:> \"c\"))"),
    (";{{a:b}}", "dl(dt(<;> tt(<{{> \"a\")) dd(<:> \"b\" \"}\" <}>))"),
  ])
  func definitions(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }

  @Test(arguments: [
    (
      "||a||b\n|c|d\ne",
      "table(tr(th(<||> \"a\") th(<||> \"b\")) nl tr(td(<|> \"c\") td(<|> \"d\")) nl) \"e\""
    ),
    ("|a|b|", "table(tr(td(<|> \"a\") td(<|> \"b\") td(<|>)))"),
    ("|a||b", "table(tr(td(<|> \"a\") th(<||> \"b\")))"),
    (
      "|[a|b]|{{{c|d}}}|e~|f",
      "table(tr(td(<|> link[a|page:B]) td(<|> code(<{{{> \"c|d\" <}}}>)) td(<|> \"e\" <~> \"|f\")))"
    ),
    ("[{SET x=y}]|a", "set[x=y] \"|a\""),
    ("|__a|b__ c", "table(tr(td(<|> b(<__> \"a\")) td(<|> \"b\" \"_\" <_> \" c\")))"),
  ])
  func tables(markup: String, expected: String) {
    #expect(outline(markup) == expected)
  }
}
