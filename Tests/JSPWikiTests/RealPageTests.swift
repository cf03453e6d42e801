import FoundationEssentials
import JSPWiki
import Testing

/// The pages that JSPWiki ships, where they lie beside the repository.
@Suite struct RealPageTests {
  private static let directory = "corpus/jspwiki-wikipages/en"

  private func pages() -> [String] {
    guard let root = Fixture.sharedDirectory,
      let files = try? FileManager.default.contentsOfDirectory(atPath: "\(root)/\(Self.directory)")
    else {
      print("skipped: there is no ../shared/\(Self.directory)")
      return []
    }
    return files.filter { $0.hasSuffix(".txt") }.sorted()
  }

  @Test func allAreReadAndRenderedWithNothingLeftOver() throws {
    let files = pages()
    if !files.isEmpty { #expect(files.count == 29) }
    for file in files {
      let bytes = try #require(Fixture.shared("\(Self.directory)/\(file)"))
      let document = Document(parsing: bytes)
      #expect(document.isPartitioned, "\(file)")
      let html = Renderer().html(bytes, page: String(file.dropLast(4)))
      #expect(isWellFormed(html), "\(file)")
      for word in words(of: document) { #expect(html.contains(word), "\(file) lost \(word)") }
    }
  }

  /// The words that a reader must see, as far as they need no escaping.
  private func words(of document: Document) -> [String] {
    document.leaves.filter { $0.kind == .text }.flatMap { leaf in
      leaf.visible.split { !($0.isLetter || $0.isNumber) }.map(String.init)
    }
  }
}
