@testable import JSPWiki
import Testing

@Suite struct LeafTests {
  private func leaves(_ markup: String) -> [Leaf] {
    Document(parsing: Array(markup.utf8)).leaves
  }

  private func leaf(_ text: String, in markup: String) throws -> LeafContext {
    try #require(leaves(markup).first { $0.visible == text }).context
  }

  @Test func contextNamesWhatALeafStandsIn() throws {
    let context = try leaf("x", in: "* a\n*# __''{{x}}''__")
    #expect(context.isBold && context.isItalic && context.isTeletype)
    #expect(context.list?.path == "*#")
    #expect(context.list?.items == [1, 2])
  }

  @Test func cellsHaveCoordinates() throws {
    let markup = "||a||b\n|c|d\n\n|e"
    #expect(
      try leaf("d", in: markup).cell == .init(table: 1, row: 1, column: 1, isHeader: false))
    #expect(
      try leaf("b", in: markup).cell == .init(table: 1, row: 0, column: 1, isHeader: true))
    #expect(
      try leaf("e", in: markup).cell == .init(table: 2, row: 0, column: 0, isHeader: false))
  }

  @Test func headingsDefinitionsAndStylesAreTold() throws {
    #expect(try leaf("a", in: "!!a").headingBangs == 2)
    #expect(try leaf("a", in: ";a:b").definition == .term(1))
    #expect(try leaf("b", in: ";a:b").definition == .definition(1))
    #expect(try leaf("b", in: "%%x b/%").styles.map(\.classes) == ["x"])
    #expect(try leaf("b", in: "a {{{b}}}").preformatted == .inline)
  }

  @Test func blocksHaveNumbersOfTheirOwn() throws {
    let markup = "a __b__ c\n\nd\n* e\n* f\ng\n----\nh"
    let numbers = try ["a ", "d", "e", "f", "g", "h"].map { try leaf($0, in: markup).paragraph }
    #expect(Set(numbers).count == 6)
    #expect(numbers == numbers.sorted())
    #expect(try leaf("a ", in: markup).paragraph == leaf("b", in: markup).paragraph)
    #expect(try leaf("a ", in: markup).paragraph == leaf(" c", in: markup).paragraph)
  }

  @Test func visibleTextLeavesMarkupOut() {
    let document = Document(parsing: Array("__a__ [b|c]\\\\\n~*d".utf8))
    #expect(document.text(of: document.root) == "a b\n\n*d")
  }

  @Test func partsOfAFileKeepTheirOffsets() throws {
    let document = Document(parsing: Array("abc\n* d\nef".utf8), range: 4..<8)
    #expect(document.leaves.map(\.span) == [4..<6, 6..<7, 7..<8])
    #expect(try #require(document.leaves.first).context.list?.path == "*")
  }

  @Test func aByteOrderMarkIsNotText() {
    #expect(outline("\u{FEFF}!a") == "<\u{FEFF}> h1(<!> \"a\")")
  }
}
