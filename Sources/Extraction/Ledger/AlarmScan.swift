/// Rules out, byte by byte, that a text holds a word with which an alarm begins.
///
/// Most sentences that demand nothing hold none of these words, and for them nothing else of the
/// modal net has to be done. The scan may err on the side of an alarm only.
struct AlarmScan: Sendable {
  /// The letters and digits with which the first words of the alarms begin.
  private var beginnings = ByteTable()
  private var longest = 0

  /// Scans for words in lower case; those that do not begin with a letter or digit are not found.
  init(for words: some Sequence<[UInt8]>) {
    for word in words {
      let beginning = Array(word.prefix(while: Self.isPart))
      longest = max(longest, beginning.count)
      _ = beginnings.add(beginning.span)
    }
  }

  /// Whether the text may hold one of the words.
  func mayFind(in text: String) -> Bool {
    let bytes = text.utf8.span
    var index = 0
    while index < bytes.count {
      // A Kelvin sign is a "k" in lower case.
      if bytes[index] == 0xE2, index + 1 < bytes.count, bytes[index + 1] == 0x84 { return true }
      guard Self.isPart(bytes[index]) else {
        index += 1
        continue
      }
      let start = index
      while index < bytes.count, Self.isPart(bytes[index]) { index += 1 }
      guard index - start <= longest else { continue }
      if beginnings.place(of: bytes.extracting(start..<index), isFolded: true) != nil {
        return true
      }
    }
    return false
  }

  /// Whether a byte is an ASCII letter or digit.
  static func isPart(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte | 0x20)
  }
}
