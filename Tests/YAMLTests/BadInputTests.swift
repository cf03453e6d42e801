import Randomness
import Testing

@testable import YAML

@Suite struct BadInputTests {
  @Test(arguments: [
    ("a: 1\nb: 2\na: 3\n", "3:1: duplicate key `a`, first on line 1"),
    ("{x: 1, 'x': 2}", "1:8: duplicate key `x`, first on line 1"),
    ("a: *b\n", "1:4: alias `*b` has no anchor before it"),
    ("a: &a [*a]\n", "1:8: alias `*a` stands within the node that it refers to"),
    ("? [x]\n: y\n", "1:3: a key has to be a text, not a list or a mapping"),
    ("key: [1, 2\n", "2:1: while parsing a flow sequence: did not find expected ',' or ']'"),
    ("a: b: c\n", "1:5: mapping values are not allowed in this context"),
    (
      "\tx: 1\n",
      "1:1: while scanning for the next token: found character that cannot start any token"
    ),
    ("ok: 1\nbad: \u{0}\n", "2:6: the text contains a zero byte (is it UTF-16 without a mark?)"),
    ("ok: 1\nbad: \u{7}\n", "2:6: control characters are not allowed"),
  ])
  func errorsNameTheirPlace(text: String, expected: String) {
    expectError(Array(text.utf8), expected)
  }

  @Test func invalidUTF8IsPlaced() {
    expectError(Array("ä: x\ny: ".utf8) + [0xFF], "2:4: the text is not valid UTF-8")
    expectError(Array("ä".utf8.dropLast()), "1:1: the text is not valid UTF-8")
  }

  @Test func brokenUTF16IsRefused() {
    expectError([0xFF, 0xFE, 0x61], "the text ends within a UTF-16 character")
    expectError(
      [0xFF, 0xFE, 0x61, 0, 0x0A, 0, 0x00, 0xD8, 0x61, 0], "2:1: the text is not valid UTF-16")
    expectError([0xFF, 0xFE, 0, 0, 0x61, 0, 0, 0], "the text is UTF-32; save it as UTF-8")
  }

  @Test func aliasBombsAreRefused() {
    var text = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n"
    for level in 1...8 {
      let aliases = Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ", ")
      text += "a\(level): &a\(level) [\(aliases)]\n"
    }
    #expect(message(Array(text.utf8))?.hasSuffix("aliases stand for more than 10000 nodes") == true)
    let many = "a: &a x\nb: [" + String(repeating: "*a,", count: 2000) + "]\n"
    #expect(message(Array(many.utf8))?.hasSuffix("more than 1000 aliases") == true)
  }

  @Test func nestingIsBoundedThroughAliasesToo() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(message(Array(deep.utf8)) == "1:65: nested deeper than 64 levels")
    let half = String(repeating: "[", count: 40) + String(repeating: "]", count: 40)
    let text = "a: &a \(half)\nb: \(String(repeating: "[", count: 30))*a"
    #expect(message(Array(text.utf8))?.hasSuffix("nested deeper than 64 levels") == true)
  }

  @Test func limitsAreTheCallers() {
    let error = #expect(throws: YAMLError.self) {
      try YAMLReader.read(Array("[1, 2, 3]".utf8), limits: .init(nodes: 3))
    }
    #expect(error?.message == "more than 3 nodes")
    #expect(throws: YAMLError("the text is longer than 2 bytes")) {
      try YAMLReader.read([0x61, 0x61, 0x61], limits: .init(bytes: 2))
    }
  }

  /// Whatever the bytes are, reading ends with a node or an error.
  @Test func randomBytesNeverTrap() {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", ": ", "- ", "\n", "  ", "[", "]", "{", "}", ",", "&a ", "*a", "'", "\"", "|", ">", "#",
      "!x ",
      "%", "\t", "\r\n", "\u{85}", "é", "?", "---", "...", "\\", "\u{0}", "\u{FEFF}",
    ]
    for _ in 0..<3000 {
      var bytes: [UInt8] = []
      for _ in 0..<Int.random(in: 0...40, using: &random) {
        if Int.random(in: 0..<20, using: &random) == 0 {
          bytes.append(UInt8.random(in: 0...255, using: &random))
        } else if let piece = pieces.randomElement(using: &random) {
          bytes += Array(piece.utf8)
        }
      }
      _ = try? YAMLReader.readAll(bytes)
    }
  }

  private func message(_ bytes: [UInt8]) -> String? {
    do {
      _ = try YAMLReader.readAll(bytes)
      return nil
    } catch {
      return error.description
    }
  }

  private func expectError(_ bytes: [UInt8], _ expected: String) {
    #expect(message(bytes) == expected)
  }
}
