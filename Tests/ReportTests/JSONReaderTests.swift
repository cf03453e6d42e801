import Report
import Testing

@Suite struct JSONReaderTests {
  private func read(_ text: String) throws -> JSONValue {
    try JSONReader.read(Array(text.utf8))
  }

  @Test(arguments: [
    ("null", JSONValue.null),
    (" [1, -2.5e1, true]\n", .array([.int(1), .double(-25), .bool(true)])),
    (#"{"a": {"b": []}}"#, .object(["a": .object(["b": .array([])])])),
    (#""\u00e9\ud83d\ude00\n\/""#, .string("é😀\n/")), (#""\ud83d x""#, .string("\u{FFFD} x")),
    ("9223372036854775808", .uint(9_223_372_036_854_775_808)), ("{}", .object([:])),
  ])
  func reads(text: String, value: JSONValue) throws {
    #expect(try read(text) == value)
  }

  @Test(arguments: [
    "", "[1,]", "{\"a\":1,\"a\":2}", "01", "1.", "1e", "-", "\"\u{1}\"", "\"\\x\"", "\"\\u12g4\"",
    "nul", "[1] 2", "{a:1}", "\"", "1e999", "\"\\u+123\"",
  ])
  func refuses(text: String) {
    #expect(throws: JSONReader.Failure.self) { try read(text) }
  }

  @Test func saysWhere() throws {
    let failure = #expect(throws: JSONReader.Failure.self) { try read("[1,\n 2 3]") }
    #expect(failure?.line == 2)
    #expect(failure?.column == 4)
  }

  @Test func refusesDepthAndInvalidText() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(throws: JSONReader.Failure.self) { try read(deep) }
    #expect(throws: JSONReader.Failure.self) { try JSONReader.read([0x22, 0xFF, 0x22]) }
  }

  @Test func whatIsWrittenIsReadBack() throws {
    let value: JSONValue = .object([
      "text": .string("a\u{0}\u{1B}\"\\é😀\u{202E}"), "list": .array([.int(.min), .bool(false)]),
    ])
    #expect(try JSONReader.read(JSONWriter.write(value)) == value)
    #expect(try JSONReader.read(JSONWriter.write(value, layout: .compact)) == value)
  }
}
