/// Turns words into the parts of identifiers.
public enum Slug {
  /// Longer slugs are cut after a whole word.
  public static let greatestLength = 60

  private static let articles: Set<String> = [
    "a", "an", "the", "your", "their", "its", "our", "this", "that", "these", "those",
  ]

  /// The words of a text in lower case, joined by hyphens.
  ///
  /// Everything but letters and digits separates words, so markup and punctuation leave no trace.
  ///
  /// - Parameters:
  ///   - text: any text.
  ///   - isASCII: whether letters beyond ASCII are dropped, as names of files have them.
  /// - Returns: the slug; empty where the text has no word.
  public static func make(_ text: String, isASCII: Bool = false) -> String {
    joined(words(text, isASCII: isASCII))
  }

  /// The slug of a phrase of a page, without articles and the like.
  ///
  /// - Parameter phrase: words of a page.
  /// - Returns: the slug; empty where the phrase has no word.
  public static func normalized(_ phrase: String) -> String {
    let words = words(phrase, isASCII: false)
    let telling = words.filter { $0.utf8.count > 5 || !articles.contains($0) }
    return joined(telling.isEmpty ? words : telling)
  }

  private static func words(_ text: String, isASCII: Bool) -> [String] {
    text.utf8.allSatisfy { $0 < 0x80 } ? plainWords(text) : anyWords(text, isASCII: isASCII)
  }

  /// Nearly all text is plain ASCII, for which no table of Unicode is needed.
  private static func plainWords(_ text: String) -> [String] {
    var words: [String] = []
    var letters: [UInt8] = []
    letters.reserveCapacity(text.utf8.count)
    var start = 0
    for byte in text.utf8 where byte != UInt8(ascii: "'") {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: letters.append(byte)
      case 0x41...0x5A: letters.append(byte | 0x20)
      default:
        guard start < letters.count else { continue }
        words.append(String(decoding: letters[start...], as: UTF8.self))
        start = letters.count
      }
    }
    if start < letters.count { words.append(String(decoding: letters[start...], as: UTF8.self)) }
    return words
  }

  private static func anyWords(_ text: String, isASCII: Bool) -> [String] {
    var words: [String] = []
    var word = ""
    for scalar in text.unicodeScalars {
      // "user's" is one word, spelled with either apostrophe.
      if scalar == "'" || scalar == "\u{2019}" { continue }
      let isPart =
        scalar.isASCII
        ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil
        : !isASCII && scalar.properties.isAlphabetic
      if isPart {
        word += scalar.properties.lowercaseMapping
      } else if !word.isEmpty {
        words.append(word)
        word = ""
      }
    }
    return word.isEmpty ? words : words + [word]
  }

  private static func joined(_ words: [String]) -> String {
    var slug = words.first ?? ""
    slug.reserveCapacity(greatestLength)
    for word in words.dropFirst() {
      guard slug.utf8.count + word.utf8.count + 1 <= greatestLength else { break }
      slug += "-"
      slug += word
    }
    return slug
  }
}
