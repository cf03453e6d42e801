import Report
import Testing

@Suite struct JSONWriterTests {
  @Test func keepsTheOrderOfKeys() {
    let value: JSONValue = .object(["b": .number(1), "a": .array([.null, .bool(true)])])
    #expect(JSONWriter.text(value, layout: .compact) == #"{"b":1,"a":[null,true]}"#)
  }

  @Test func indentsByTwoSpaces() {
    let value: JSONValue = .object(["a": .array([.int(-1)]), "b": .array([])])
    #expect(JSONWriter.text(value) == "{\n  \"a\": [\n    -1\n  ],\n  \"b\": []\n}")
  }

  @Test(arguments: [
    ("\"\\", #""\"\\""#),
    ("\n\r\t", #""\n\r\t""#),
    ("\u{0}\u{1B}[31m\u{7F}", "\"\\u0000\\u001b[31m\\u007f\""),
    ("\u{9B}2J\u{202E}", "\"\\u009b2J\\u202e\""),
    ("größer ≥ 😀", "\"größer ≥ 😀\""),
  ])
  func escapes(text: String, expected: String) {
    #expect(JSONWriter.text(.string(text)) == expected)
  }

  @Test func writesNumbersThatEveryReaderTakes() {
    #expect(JSONWriter.text(.double(0.1)) == "0.1")
    #expect(JSONWriter.text(.double(.infinity)) == "\"inf\"")
    #expect(JSONWriter.text(.uint(.max)) == "18446744073709551615")
    #expect(JSONWriter.text(.int(.min)) == "-9223372036854775808")
  }
}
