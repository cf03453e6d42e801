import Testing

@testable import Report

@Suite struct SafeTextTests {
  @Test func showsControlCharactersInsteadOfSendingThem() {
    #expect(TerminalText.line("a\u{1B}]0;title\u{7}b") == "a\\u{1b}]0;title\\u{7}b")
    #expect(TerminalText.line("two\nlines") == "two lines")
    #expect(TerminalText.line("\u{9B}2J") == "\\u{9b}2J")
    #expect(TerminalText.line("plain é 😀") == "plain é 😀")
  }

  @Test func markdownTextIsNoMarkup() {
    #expect(Markdown.text("<script> *a* [b](c) `d` |") == ##"\<script\> \*a\* \[b\](c) \`d\` \|"##)
  }

  @Test func markdownCodeOutlastsItsBackticks() {
    #expect(Markdown.code("a") == "`a`")
    #expect(Markdown.code("a``b") == "```a``b```")
    #expect(Markdown.code("`") == "`` ` ``")
  }

  @Test func onlyWebAddressesAreLinks() {
    #expect(Markdown.link("https://a.example/b?c=d") == "<https://a.example/b?c=d>")
    #expect(Markdown.link("javascript:alert(1)") == "`javascript:alert(1)`")
    #expect(Markdown.link("https://a.example/> x") == "`https://a.example/> x`")
  }
}
