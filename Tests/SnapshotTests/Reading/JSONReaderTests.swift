import Policy
import Randomness
import Testing

@testable import Snapshot

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> (value: RawValue, isLines: Bool) {
    try JSONReader().read(Array(text.utf8))
  }

  @Test func keepsOrderTypesAndLines() throws {
    let value = try read(
      """
      {"b": [1, -2.5, 18446744073709551615],
       "a": null, "t": true,
       "text": "x\\u00e9\\n"}
      """
    ).value
    #expect(value.members?.map(\.name) == ["b", "a", "t", "text"])
    #expect(
      value.display()
        == #"{"b": [1, -2.5, 18446744073709551615], "a": null, "t": true, "text": "xé\n"}"#)
    #expect(value["T"]?.line == 2)
    #expect(value["text"]?.line == 3)
  }

  @Test func readsOneDocumentALine() throws {
    let (value, isLines) = try read("{\"id\": 1}\r\n\n{\"id\": 2}\n")
    #expect(isLines)
    #expect(value.elements?.map(\.line) == [1, 3])
  }

  @Test(arguments: [
    ("{\"a\": 1,\n \"b\": }", "malformed JSON: a value has to stand here", 2, 7),
    ("{\"a\": tru}", "malformed JSON: `true` is spelled wrong", 1, 7),
    ("[1 2]", "malformed JSON: `,` or the end of a list has to stand here", 1, 4),
    ("[1,]", "malformed JSON: a value has to stand here", 1, 4),
    ("{\"a\" 1}", "malformed JSON: `:` has to follow a member's name", 1, 6),
    ("{\"a\": [1, 2", "malformed JSON: the text ends inside a list", 1, 12),
    ("[\"é\", \"abc]", "malformed JSON: the string is never closed", 1, 7),
    ("[\"\u{1}\"]", "malformed JSON: a control character stands inside a string", 1, 3),
    ("[\"\\ud800x\"]", "malformed JSON: half of a surrogate pair stands inside a string", 1, 9),
    ("[01]", "malformed JSON: this is no number", 1, 2),
    ("[1e999]", "malformed JSON: the number is too large", 1, 2),
    ("[1]]", "malformed JSON: there is more text after the document", 1, 4),
    ("{\"id\": 1}\n{\"id\": 2\n", "malformed JSON: the text ends inside an object", 2, 9),
    ("{\"a\": 1, \"A\": 2}", "the object has `A` twice (letter case aside)", 1, 1),
  ])
  func saysWhereJSONIsMalformed(_ text: String, message: String, line: Int, column: Int) throws {
    let fault = #expect(throws: ReadingFault.self) { try read(text) }
    #expect(fault?.message == message)
    #expect(fault?.place?.line == line)
    #expect(fault?.place?.column == column)
  }

  @Test func findsDuplicatesInLargeObjectsQuickly() throws {
    let members = (0..<20_000).map { "\"m\($0)\": 0" }
    #expect(try read("{" + members.joined(separator: ", ") + "}").value.members?.count == 20_000)
    let repeated = members + ["\"M7\": 1"]
    #expect(throws: ReadingFault.self) { try read("{" + repeated.joined(separator: ", ") + "}") }
  }

  @Test func refusesDeepNesting() throws {
    let text = String(repeating: "[", count: 200) + String(repeating: "]", count: 200)
    let fault = #expect(throws: ReadingFault.self) { try read(text) }
    #expect(fault?.message == "the JSON is nested deeper than 128 levels")
  }

  @Test func readsEveryLengthAroundTheBlocksOfTheFastReader() throws {
    for length in 0...200 {
      let text = String(repeating: "a", count: length)
      let value = try read("[\"\(text)\"]").value
      #expect(value.elements?.first?.text == text)
    }
  }

  @Test func survivesAnyBytes() throws {
    var random = SeededGenerator(seed: UInt64.random(in: 0...UInt64.max))
    print("seed: \(random.seed)")
    let alphabet = Array("{}[]:,\"\\u0e1-+.tfn al\n".utf8) + [0xC3, 0xFF]
    let reader = try JSONReader()
    for _ in 0..<3_000 {
      let count = Int(random.next() % 24)
      let bytes = (0..<count).map { _ in alphabet[Int(random.next() % UInt64(alphabet.count))] }
      guard let text = try? DecodedText(bytes).bytes else { continue }
      let isAccepted = (try? reader.read(text)) != nil
      let checker = JSONFault.first(in: text, range: 0..<text.count)
      if checker == nil {
        let hasDuplicates = text.contains(UInt8(ascii: "{"))
        #expect(isAccepted || hasDuplicates, "\(String(decoding: text, as: UTF8.self))")
      }
      if isAccepted, !text.contains(0x0A) {
        #expect(checker == nil, "\(String(decoding: text, as: UTF8.self))")
      }
    }
  }
}
