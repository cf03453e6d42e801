/// Names that are known to be somebody's, and where a text has them.
///
/// Letter case makes no difference in ASCII. A name counts only as a whole word, and not as a part of a
/// dotted path such as the name of an attribute.
struct KnownIdentities: Sendable {
  /// The names by their first word, longer ones first.
  private var names: [[UInt8]: [[UInt8]]] = [:]

  /// Single letters tell nobody apart, and would be found everywhere.
  private static let shortest = 2

  /// Learns a name; blanks around it do not count.
  mutating func learn(_ name: String) {
    let bytes = Self.folded(Array(name.utf8)).trimmed
    guard bytes.count >= Self.shortest, let start = bytes.firstIndex(where: Self.isWord) else {
      return
    }
    let word = Array(bytes[start...].prefix(while: Self.isWord))
    var others = names[word] ?? []
    guard !others.contains(bytes) else { return }
    others.insert(bytes, at: others.firstIndex { $0.count < bytes.count } ?? others.endIndex)
    names[word] = others
  }

  /// The places of known names, as ranges of UTF-8, in order.
  func names(in text: [UInt8]) -> [Range<Int>] {
    guard !names.isEmpty else { return [] }
    let folded = Self.folded(text)
    var found: [Range<Int>] = []
    var position = 0
    while position < folded.count {
      guard Self.isWord(folded[position]) else {
        position += 1
        continue
      }
      let word = Array(folded[position...].prefix(while: Self.isWord))
      if let range = name(startingWith: word, at: position, in: folded) {
        found.append(range)
        position = range.upperBound
      } else {
        position += word.count
      }
    }
    return found
  }

  private func name(
    startingWith word: [UInt8], at position: Int, in text: [UInt8]
  ) -> Range<Int>? {
    for name in names[word] ?? [] {
      // Something may stand in front of the first word: an opening bracket.
      let lead = name.firstIndex(where: Self.isWord) ?? 0
      let start = position - lead
      let end = start + name.count
      guard start >= 0, end <= text.count, text[start..<end].elementsEqual(name),
        stands(start..<end, in: text, hasDots: name.contains(UInt8(ascii: ".")))
      else { continue }
      return start..<end
    }
    return nil
  }

  /// Whether a place is a whole word or several.
  private func stands(_ range: Range<Int>, in text: [UInt8], hasDots: Bool) -> Bool {
    let isStart = range.lowerBound == 0 || !Self.isWord(text[range.lowerBound - 1])
    let isEnd = range.upperBound == text.count || !Self.isWord(text[range.upperBound])
    guard isStart && isEnd else { return false }
    if hasDots { return true }
    let dot = UInt8(ascii: ".")
    let isBehindDot =
      range.lowerBound > 1 && text[range.lowerBound - 1] == dot
      && Self.isWord(text[range.lowerBound - 2])
    let isBeforeDot =
      range.upperBound + 1 < text.count && text[range.upperBound] == dot
      && Self.isWord(text[range.upperBound + 1])
    return !isBehindDot && !isBeforeDot
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "a")...UInt8(ascii: "z"),
      UInt8(ascii: "A")...UInt8(ascii: "Z"), UInt8(ascii: "_"), 0x80...:
      true
    default: false
    }
  }

  private static func folded(_ bytes: [UInt8]) -> [UInt8] {
    bytes.map { $0 >= 0x41 && $0 <= 0x5A ? $0 | 0x20 : $0 }
  }
}

extension [UInt8] {
  /// The bytes without blanks at both ends.
  fileprivate var trimmed: [UInt8] {
    let kept = drop { $0 <= 0x20 }.reversed().drop { $0 <= 0x20 }
    return kept.reversed()
  }
}
