import Testing

@testable import Snapshot

@Suite struct TextDecodingTests {
  private func utf16(_ text: String, littleEndian: Bool) -> [UInt8] {
    ("\u{FEFF}" + text).utf16.flatMap { unit in
      littleEndian
        ? [UInt8(unit & 0xFF), UInt8(unit >> 8)] : [UInt8(unit >> 8), UInt8(unit & 0xFF)]
    }
  }

  @Test func followsByteOrderMarks() throws {
    #expect(try DecodedText(utf16("é😀", littleEndian: true)).bytes == Array("é😀".utf8))
    #expect(try DecodedText(utf16("é😀", littleEndian: false)).bytes == Array("é😀".utf8))
    #expect(try DecodedText([0xEF, 0xBB, 0xBF, 0x41]).bytes == [0x41])
  }

  @Test func fallsBackToWindows1252WithAWarning() throws {
    let text = try DecodedText([0x61, 0x0A, 0x80, 0xE9])
    #expect(String(decoding: text.bytes, as: UTF8.self) == "a\n€é")
    #expect(text.warning == "not UTF-8 (line 2, column 1): read as Windows-1252")
  }

  @Test(arguments: [[0x61, 0x81], [0xFF, 0xFE, 0x41], [0xFF, 0xFE, 0x00, 0xD8, 0x41, 0x00]])
  func refusesWhatNoEncodingExplains(_ bytes: [UInt8]) {
    #expect(throws: ReadingFault.self) { try DecodedText(bytes) }
  }
}
