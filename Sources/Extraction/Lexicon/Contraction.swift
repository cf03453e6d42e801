/// The contracted forms of English phrases: "it is" is also "it's", "do not" also "don't".
enum Contraction {
  /// A form that a phrase may hold, and how it is written for short.
  private struct Pair {
    let full: [UInt8]
    let short: String
  }

  private static let pairs = [
    ("it is", "it's"), ("that is", "that's"), ("there is", "there's"), ("what is", "what's"),
    ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"), ("do not", "don't"),
    ("does not", "doesn't"), ("will not", "won't"), ("must not", "mustn't"),
    ("should not", "shouldn't"), ("has not", "hasn't"), ("have not", "haven't"),
    ("cannot", "can't"), ("cannot", "can not"), ("i would", "i'd"), ("we would", "we'd"),
    ("you would", "you'd"), ("you will", "you'll"), ("we will", "we'll"), ("you are", "you're"),
    ("we are", "we're"), ("you have", "you've"),
  ].map { Pair(full: Array($0.utf8), short: $1) }

  /// The phrase and, where it begins with or holds a form that contracts, the contracted ones.
  static func forms(of phrase: String) -> [String] {
    let bytes = Array(phrase.utf8)
    let starts = wordStarts(in: bytes)
    var forms = [phrase]
    for pair in pairs {
      guard let words = place(of: pair.full, in: bytes, startingAt: starts) else { continue }
      let before = String(decoding: bytes[..<words.lowerBound], as: UTF8.self)
      let after = String(decoding: bytes[words.upperBound...], as: UTF8.self)
      forms.append(before + pair.short + after)
    }
    return forms
  }

  private static func wordStarts(in phrase: [UInt8]) -> [Int] {
    var starts = [0]
    for (offset, byte) in phrase.enumerated() where byte == UInt8(ascii: " ") {
      starts.append(offset + 1)
    }
    return starts
  }

  /// Where whole words first stand in a phrase.
  private static func place(
    of words: [UInt8], in phrase: [UInt8], startingAt starts: [Int]
  ) -> Range<Int>? {
    for start in starts {
      let end = start + words.count
      guard end <= phrase.count else { return nil }
      guard end == phrase.count || phrase[end] == UInt8(ascii: " "),
        phrase[start..<end].elementsEqual(words)
      else { continue }
      return start..<end
    }
    return nil
  }
}
