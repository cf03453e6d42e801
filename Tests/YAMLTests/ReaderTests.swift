import Testing

@testable import YAML

@Suite struct ReaderTests {
  @Test func nodesCarryTheirPlaces() throws {
    let node = try #require(
      try YAMLReader.read(Array("é: ☃\nlist:\n  - 'x'\n  - |\n    text\n".utf8)))
    let entries = try #require(node.entries)
    #expect(entries.map(\.name) == ["é", "list"])
    #expect(entries[0].value.mark == .init(line: 1, column: 4))
    let items = try #require(entries[1].value.items)
    #expect(items.map(\.mark) == [.init(line: 3, column: 5), .init(line: 4, column: 5)])
    #expect(
      items.map(\.scalar?.textMark) == [.init(line: 3, column: 6), .init(line: 5, column: 5)])
    #expect(items.map(\.scalar?.text) == ["x", "text\n"])
  }

  @Test func linesAreThoseOfAnEditor() throws {
    let node = try #require(try YAMLReader.read(Array("a: \"x\u{2028}y\"\nb: 1\n".utf8)))
    #expect(try #require(node.entries)[1].key.mark == .init(line: 2, column: 1))
  }

  @Test(arguments: ["", "  \n", "# only a comment\n", "\u{FEFF}"])
  func nothingIsNoDocument(text: String) throws {
    #expect(try YAMLReader.read(Array(text.utf8)) == nil)
  }

  @Test func aByteOrderMarkIsNoColumn() throws {
    let node = try #require(try YAMLReader.read(Array("\u{FEFF}key: value".utf8)))
    #expect(node.entries?.first?.key.mark == .init(line: 1, column: 1))
  }

  @Test(arguments: [true, false]) func utf16IsAcceptedWithItsMark(isLittleEndian: Bool) throws {
    let bytes = utf16("\u{FEFF}emoji: \u{1F600}\nn: 1", isLittleEndian: isLittleEndian)
    let entries = try #require(try YAMLReader.read(bytes)?.entries)
    #expect(entries[0].value.scalar?.text == "\u{1F600}")
    #expect(entries[1].value.scalar?.int == 1)
  }

  @Test func severalDocumentsNeedReadAll() throws {
    let bytes = Array("--- 1\n--- 2\n".utf8)
    #expect(try YAMLReader.readAll(bytes).compactMap(\.scalar?.int) == [1, 2])
    #expect(
      throws: YAMLError("only one document is allowed in a file", at: .init(line: 2, column: 5))
    ) {
      try YAMLReader.read(bytes)
    }
  }

  @Test func aliasesAreReplaced() throws {
    let node = try #require(try YAMLReader.read(Array("a: &x {k: v}\nb: *x\n".utf8)))
    let entries = try #require(node.entries)
    #expect(entries[1].value.entries?.first?.name == "k")
    #expect(entries[1].value.mark == entries[0].value.mark)
  }

  @Test(arguments: [
    ("null", true), ("~", true), ("", true), ("Null", true), ("'null'", false), ("nil", false),
  ])
  func nullFollowsTheCoreSchema(text: String, isNull: Bool) throws {
    #expect(try value(text).isNull == isNull)
  }

  @Test(arguments: [
    ("12", 12), ("-3", -3), ("+4", 4), ("0o17", 15), ("0xFF", 255), ("007", 7),
    ("9223372036854775807", Int64.max), ("9223372036854775808", nil), ("'1'", nil), ("1_000", nil),
    ("0x-1", nil), ("1.0", nil), ("0o", nil),
  ])
  func integersFollowTheCoreSchema(text: String, expected: Int64?) throws {
    #expect(try value(text).int == expected)
  }

  @Test(arguments: [
    ("1.5", 1.5), (".5", 0.5), ("1.", 1), ("-1e3", -1000), ("2E-1", 0.2), ("7", 7),
    (".inf", Double.infinity), ("-.Inf", -Double.infinity), ("1e", nil), (".", nil), ("0x1p3", nil),
    ("infinity", nil), ("1.5.2", nil), ("\"1.5\"", nil),
  ])
  func numbersFollowTheCoreSchema(text: String, expected: Double?) throws {
    #expect(try value(text).double == expected)
  }

  @Test(arguments: [("true", true), ("FALSE", false), ("yes", nil), ("on", nil), ("'true'", nil)])
  func truthValuesFollowTheCoreSchema(text: String, expected: Bool?) throws {
    #expect(try value(text).bool == expected)
  }

  private func value(_ text: String) throws -> YAMLNode.Scalar {
    let node = try #require(try YAMLReader.read(Array("key: \(text)\n".utf8)))
    return try #require(node.entries?.first?.value.scalar)
  }
}

extension YAMLNode {
  var scalar: Scalar? {
    if case .scalar(let scalar) = value { scalar } else { nil }
  }

  var items: [YAMLNode]? {
    if case .sequence(let items) = value { items } else { nil }
  }

  var entries: [Entry]? {
    if case .mapping(let entries) = value { entries } else { nil }
  }
}

func utf16(_ text: String, isLittleEndian: Bool) -> [UInt8] {
  text.utf16.flatMap { unit in
    let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
    return isLittleEndian ? [low, high] : [high, low]
  }
}
