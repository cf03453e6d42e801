import Randomness
import Testing

@testable import YAML

@Suite struct EmitterTests {
  @Test func blockAndFlowAreTheCallersChoice() {
    let output = YAMLOutput.mapping([
      .init("id", .string("tenant.x/false")),
      .init("on", .plain("2026-02-01")),
      .init("source", .mapping([.init("line", .int(44))], .flow)),
      .init("section", .sequence([.string("1. App passwords"), .string("a, b")], .flow)),
      .init("url", .mapping([.init("url", .string("https://x.example"))], .flow)),
      .init("items", .sequence([.bool(true), .null, .double(1.5), .string("true")])),
      .init("empty", .sequence([])),
      .init("when", .string("integration.auth == \"app_password\"")),
      .init("text", .string("one\ntwo")),
      .init("emoji", .string("\u{1F534} red \u{26A0}")),
    ])
    #expect(
      String(decoding: YAMLEmitter.write(output), as: UTF8.self) == """
        id: tenant.x/false
        on: 2026-02-01
        source: {line: 44}
        section: [1. App passwords, "a, b"]
        url: {url: "https://x.example"}
        items:
        - true
        - null
        - 1.5
        - "true"
        empty: []
        when: integration.auth == "app_password"
        text: |-
          one
          two
        emoji: \u{1F534} red \u{26A0}

        """)
  }

  @Test(arguments: [
    "yes", "No", "null", "~", "", "1", "0777", "1_000", "0x1F", "1.5", "1e3", ".inf", "12:30:45",
    "2026-02-01", "2026-02-01T10:00:00Z", "2026-02-01 10:00:00", "<<", "=", "-", "- a", "? a", "#x",
    "a #b", "a: b", "a:", ":a", "*a", "&a", "!a", "%a", "@a", "`a", "'a'", "\"a\"", "{a", "[a", "|",
    ">",
    "---", "...", " a", "a ", "+1", "y", "on",
  ])
  func stringsThatLookLikeSomethingElseAreQuoted(text: String) throws {
    let bytes = YAMLEmitter.write(.mapping([.init("k", .string(text))]))
    let written = String(decoding: bytes, as: UTF8.self)
    #expect(written.hasPrefix("k: \"") || written.hasPrefix("k: '"), "\(written)")
    try expectRoundTrip(text)
  }

  @Test(arguments: ["2025-06-13T03:33", "5m", "sha256:9c1f", "https://x.example/", "a-b", "1. x"])
  func ordinaryTextsStayPlain(text: String) throws {
    let bytes = YAMLEmitter.write(.mapping([.init("k", .string(text))]))
    #expect(String(decoding: bytes, as: UTF8.self) == "k: \(text)\n")
  }

  @Test func everyStringReadsBackTheSame() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var random = SeededGenerator(seed: seed)
    for _ in 0..<4000 {
      try expectRoundTrip(randomText(&random))
    }
  }

  @Test func theLastFreeStandInsAreUsedCorrectly() throws {
    let privateUse = (UInt32(0xE000)...0xF8FE).compactMap(Unicode.Scalar.init)
    let text = String(String.UnicodeScalarView(privateUse)) + "\u{1F600}\u{1F601}"
    try expectRoundTrip(text)
  }

  private func randomText(_ random: inout SeededGenerator) -> String {
    let pieces: [String] = [
      "a", "b c", ": ", " #", "- ", "\n", "\n\n", " ", "  ", "\t", "'", "\"", "\\", ",", "[", "}",
      "é",
      "\u{1F600}", "\u{85}", "\u{2028}", "\u{FEFF}", "\u{0}", "\u{7F}", "\u{FFFE}", "\r", "\r\n",
      "?",
      "|", "1", ".", "true", "~", "e\u{301}", "\u{E000}", "%", "---", "...", "=", "<<",
    ]
    let count = Int.random(in: 0...8, using: &random)
    return (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
  }

  private func expectRoundTrip(_ text: String) throws {
    let output = YAMLOutput.mapping([
      .init("block", .string(text)),
      .init("list", .sequence([.string(text), .sequence([.string(text)])])),
      .init("flow", .mapping([.init(text, .sequence([.string(text)]))], .flow)),
      .init("key", .mapping([.init(text, .string(text))])),
    ])
    let bytes = YAMLEmitter.write(output)
    let written = String(decoding: bytes, as: UTF8.self)
    let entries = try #require(try YAMLReader.read(bytes)?.entries, "\(written)")
    var found: [YAMLNode.Scalar] = []
    for entry in entries {
      collect(entry.value, into: &found)
    }
    #expect(found.count == 7)
    for scalar in found {
      #expect(Array(scalar.text.utf8) == Array(text.utf8), "\(written)")
    }
    #expect(entries[0].value.scalar?.isString == true)
  }

  private func collect(_ node: YAMLNode, into found: inout [YAMLNode.Scalar]) {
    switch node.value {
    case .scalar(let scalar): found.append(scalar)
    case .sequence(let items):
      for item in items {
        collect(item, into: &found)
      }
    case .mapping(let entries):
      for entry in entries {
        collect(entry.key, into: &found)
        collect(entry.value, into: &found)
      }
    }
  }
}
