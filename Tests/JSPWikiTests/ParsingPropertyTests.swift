import JSPWiki
import Testing

/// A small generator whose runs can be repeated from the seed that a test prints.
struct SeededGenerator: RandomNumberGenerator {
  private var state: UInt64

  init(seed: UInt64) {
    state = seed
  }

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}

@Suite struct ParsingPropertyTests {
  static let snippets = [
    "__", "''", "{{", "}}", "{{{", "}}}", "~", "%%", "/%", "%%a ", "%%(b)", "[", "]", "[{", "}]",
    "|", "||", "\n", "\n\n", "\r\n", "\r", "!", "!!", "* ", "#", "**", "----", ";", ":", "a", "B ",
    "\\\\", "http://x.y", "[a|b]", "[{P a=b}]", "é", "\u{1F600}", " ", "\t", "&", "<", "#", "/",
  ]

  private func randomPage(_ generator: inout SeededGenerator) -> [UInt8] {
    var page: [UInt8] = []
    for _ in 0..<Int.random(in: 0...60, using: &generator) {
      if Int.random(in: 0..<8, using: &generator) == 0 {
        page.append(UInt8.random(in: 0...255, using: &generator))
      } else {
        page += Array((Self.snippets.randomElement(using: &generator) ?? "").utf8)
      }
    }
    return page
  }

  private func check(_ node: Node) -> Bool {
    let children = node.children
    guard let first = children.first, let last = children.last else { return true }
    var place = first.span.lowerBound
    for child in children {
      guard child.span.lowerBound == place, check(child) else { return false }
      place = child.span.upperBound
    }
    return first.span.lowerBound == node.span.lowerBound
      && last.span.upperBound == node.span.upperBound
  }

  private func isPartitioned(_ document: Document) -> Bool {
    var place = 0
    for leaf in document.leaves {
      guard leaf.span.lowerBound == place else { return false }
      place = leaf.span.upperBound
      if leaf.kind == .text, document.source[leaf.span].contains(10) { return false }
    }
    return place == document.source.count && check(document.root)
  }

  @Test(arguments: [false, true])
  func leavesPartitionAnyPage(linksCamelCase: Bool) throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    for _ in 0..<3000 {
      let page = randomPage(&generator)
      let options = ParsingOptions(linksCamelCase: linksCamelCase)
      let shown = String(decoding: page, as: UTF8.self).debugDescription
      try #require(
        isPartitioned(Document(parsing: page, options: options)), "seed \(seed), page \(shown)")
    }
  }

  @Test func renderingIsWellFormed() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    let camelCase = WikiSettings(properties: ["jspwiki.translatorReader.camelCaseLinks": "true"])
    let renderers = [Renderer(), Renderer(settings: camelCase, resolver: KnownWiki())]
    for _ in 0..<1500 {
      let page = randomPage(&generator)
      let shown = String(decoding: page, as: UTF8.self).debugDescription
      for renderer in renderers {
        try #require(
          isWellFormed(renderer.html(page, page: "T")), "seed \(seed), page \(shown)")
      }
    }
  }

  private func isWellFormed(_ html: String) -> Bool {
    var open: [ArraySlice<UInt8>] = []
    var rest = Array(html.utf8)[...]
    let slash = UInt8(ascii: "/")
    while let start = rest.firstIndex(of: UInt8(ascii: "<")) {
      guard let stop = rest[start...].firstIndex(of: UInt8(ascii: ">")) else { return false }
      let tag = rest[(start + 1)..<stop]
      rest = rest[(stop + 1)...]
      if tag.first == slash {
        guard open.popLast() == tag.dropFirst() else { return false }
      } else if tag.last != slash {
        open.append(tag.prefix { $0 != UInt8(ascii: " ") })
      }
    }
    return open.isEmpty && !rest.contains(UInt8(ascii: ">"))
  }

  @Test func realPagesAreReadAndRendered() throws {
    guard let directory = Fixture.sharedDirectory else {
      print("skipped: there is no ../shared")
      return
    }
    let files = ["Main", "TextFormattingRules", "EditPageHelp", "WikiEtiquette", "SandBox"]
    for file in files {
      let path = "corpus/jspwiki-wikipages/en/\(file).txt"
      let bytes = try #require(Fixture.shared(path), "\(directory)/\(path)")
      #expect(isPartitioned(Document(parsing: bytes)))
      #expect(isWellFormed(Renderer().html(bytes, page: file)))
    }
  }
}
