import JSPWiki
import Randomness
import Testing

@Suite struct TextLinesTests {
  /// The ranges of the lines, found out one byte after the other.
  private func lines(_ bytes: [UInt8]) -> [Range<Int>] {
    var lines: [Range<Int>] = []
    var start = 0
    var at = 0
    while at < bytes.count {
      if bytes[at] == 10 || bytes[at] == 13 {
        lines.append(start..<at)
        if bytes[at] == 13, at + 1 < bytes.count, bytes[at + 1] == 10 { at += 1 }
        start = at + 1
      }
      at += 1
    }
    if start < bytes.count { lines.append(start..<bytes.count) }
    return lines
  }

  @Test func linesAreCutAtAnyPlace() throws {
    let seed = UInt64.random(in: .min ... .max)
    print("seed: \(seed)")
    var generator = SeededGenerator(seed: seed)
    // Bytes that differ from a line end in one bit or by one, and so could be taken for it.
    let alphabet: [UInt8] = [10, 13, 97, 98, 99, 9, 11, 12, 14, 0, 0x8A, 0x8D, 0xFF, 0x80]
    for _ in 0..<3000 {
      let bytes = (0..<Int.random(in: 0..<50, using: &generator)).map { _ in
        alphabet.randomElement(using: &generator) ?? 0
      }
      let cut = TextLines(bytes)
      try #require((0..<cut.count).map(cut.range) == lines(bytes), "seed \(seed), \(bytes)")
      let whole = (0..<cut.count).flatMap { bytes[cut.rangeWithTerminator($0)] }
      try #require(whole == bytes, "seed \(seed), \(bytes)")
    }
  }
}
