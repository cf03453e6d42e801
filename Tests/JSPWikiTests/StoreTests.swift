import FoundationEssentials
import JSPWiki
import Testing

@Suite struct NameTests {
  @Test(arguments: [
    ("?foo!*", "Foo"), ("Foo        bar", "Foo bar"), ("foo's bar", "FooS bar"),
    ("a\nb", "AB"), (" this is a link ", "This is a link"), ("e\u{301}a", "EA"),
    ("a\u{A0}b", "AB"), ("x\u{1F600}y", "XY"), ("", ""),
  ])
  func cleaning(written: String, expected: String) {
    #expect(Array(PageName.clean(written).utf8) == Array(expected.utf8))
  }

  @Test func legacyCleaningKnowsNoSpaces() {
    #expect(PageName.legacyClean("this is a link") == "ThisIsALink")
    #expect(PageName.legacyClean("1. Microsoft App Passwords") == "1.MicrosoftAppPasswords")
  }

  @Test(arguments: [
    ("My Page", "My+Page"), ("a/../b", "a%2F..%2Fb"), (".hidden", "%2Ehidden"),
    ("..", "%2E."), ("ä&*", "%C3%A4%26*"), ("../../etc/passwd", "%2E.%2F..%2Fetc%2Fpasswd"),
  ])
  func fileNames(name: String, expected: String) {
    #expect(FileName.encodedPage(name) == expected)
    #expect(FileName.decodedPage(expected) == name)
  }

  @Test func latin1NamesAreOneByteEach() {
    #expect(FileName.encodedPage("ä", isLatin1: true) == "%E4")
    #expect(FileName.decodedPage("%E4", isLatin1: true) == "ä")
  }

  @Test func propertiesAreReadLikeJava() {
    let text = """
      #title
      ! other
      1.author=J\\u00f6 H
      2.author : x\\=y\\
         z
      empty
      tab\\tkey = v\\q
      """
    let properties = Properties(parsing: Array(text.utf8))
    #expect(properties["1.author"] == "Jö H")
    #expect(properties["2.author"] == "x=yz")
    #expect(properties["empty"] == "")
    #expect(properties["tab\tkey"] == "vq")
  }

  @Test func whatIsNoUTF8IsReadAsLatin1() {
    #expect(PageText(decoding: [0x61, 0xE4]).bytes == Array("aä".utf8))
    #expect(PageText(decoding: [0x61, 0xE4]).isRecoded)
    #expect(!PageText(decoding: Array("aä".utf8)).isRecoded)
    #expect(PageText(decoding: Array("ä".utf8), isLatin1: true).bytes == Array("Ã¤".utf8))
  }
}

@Suite struct PageStoreTests {
  private var store: PageStore { PageStore(directory: "\(Fixture.directory)/store") }

  @Test func listsPages() {
    #expect(store.pages == ["Main", "My Page", "Plain", "With/Slash"])
    #expect(PageStore.recognises(directory: store.directory))
    #expect(!PageStore.recognises(directory: "\(Fixture.directory)/diff-pages/none"))
  }

  @Test func readsAnyVersion() throws {
    #expect(try store.text(of: "My Page").bytes == Array("third\n".utf8))
    #expect(try store.text(of: "My Page", version: 1).bytes == Array("first\n".utf8))
    #expect(throws: StoreError(message: "version 2 of page `My Page` was deleted")) {
      try store.text(of: "My Page", version: 2)
    }
    #expect(throws: StoreError(message: "page `My Page` has no version 4; the newest is 3")) {
      try store.text(of: "My Page", version: 4)
    }
    #expect(throws: StoreError(message: "there is no page `My Pag`; the nearest name is `My Page`"))
    {
      try store.text(of: "My Pag")
    }
  }

  @Test func knowsTheHistory() throws {
    let history = try store.history(of: "My Page")
    #expect(history.map(\.author) == ["jo", "kim", "jö"])
    #expect(history.map(\.changeNote) == [nil, "typo", nil])
    #expect(history.map { $0.path == nil } == [false, true, false])
    #expect(try store.history(of: "Plain").map(\.author) == ["solo"])
    #expect(try store.history(of: "Main").map(\.author) == [nil])
    #expect(history[0].modified != nil)
  }

  @Test func knowsAttachments() {
    #expect(store.attachments(of: "My Page").map(\.name) == ["a b.png", "old.txt"])
    #expect(store.attachments(of: "My Page")[0].versions.map(\.number) == [1, 2])
    #expect(store.attachments(of: "My Page")[0].versions[1].author == "kim")
    #expect(store.hasAttachment("a b.png", of: "My Page"))
    #expect(!store.hasAttachment("A b.png", of: "My Page"))
    #expect(store.attachments(of: "Main").isEmpty)
  }

  @Test(arguments: ["../Main", "..", "/etc/passwd", "OLD/My Page/1", "", "a\0b", "./Main"])
  func namesNeverLeadOutOfTheStore(name: String) {
    #expect(!store.hasPage(name))
    #expect(!store.hasAttachment("../../Main.txt", of: name))
    #expect(throws: StoreError.self) { try store.text(of: name) }
  }

  @Test func answersWhatLinksAsk() {
    let html = Renderer(resolver: store).html("[My Page] [a b.png] [Nope]", page: "My Page")
    #expect(html.contains("class=\"wikipage\""))
    #expect(html.contains("src=\"/attach/My%20Page/a%20b.png\""))
    #expect(html.contains("class=\"createpage\""))
  }
}
