import JSPWiki
import Testing

/// The numbered examples of `regression.txt`, written by hand from what JSPWiki does.
@Suite struct RegressionTests {
  static let examples =
    (try? Fixture.bytes("regression.txt"))
    .map { Example.read(String(decoding: $0, as: UTF8.self)) } ?? []

  @Test func theListIsComplete() {
    #expect(Self.examples.count >= 250)
    for (index, example) in Self.examples.enumerated() {
      #expect(example.title.hasPrefix("\(index + 1). "))
    }
  }

  @Test(arguments: examples)
  func rendersAsJSPWiki(example: Example) {
    let renderer = Renderer(
      settings: WikiSettings(properties: example.settings), resolver: Fixture.wiki)
    let html = renderer.html(example.input, page: example.page)
    #expect(Self.shortened(html) == Self.shortened(example.html), "\(example.title)")
  }

  /// Writes an element without content in its short form, since the two forms are the same.
  private static func shortened(_ html: String) -> String {
    var out: [UInt8] = []
    var rest = Array(html.utf8)[...]
    while let byte = rest.first {
      if rest.starts(with: "></".utf8),
        let end = rest.dropFirst().firstIndex(of: UInt8(ascii: ">")),
        isStartTag(out)
      {
        out += Array(" />".utf8)
        rest = rest[(end + 1)...]
      } else {
        out.append(byte)
        rest = rest.dropFirst()
      }
    }
    return String(decoding: out, as: UTF8.self)
  }

  private static func isStartTag(_ out: [UInt8]) -> Bool {
    let slash = UInt8(ascii: "/")
    guard let start = out.lastIndex(of: UInt8(ascii: "<")) else { return false }
    return out.last != slash && out[start...].dropFirst().first != slash
  }
}
