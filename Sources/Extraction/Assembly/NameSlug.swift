/// Words of identifiers: lower-case ASCII letters, digits and hyphens.
enum NameSlug {
  /// The words of a text without articles, joined by hyphens; at most `limit` words.
  static func of(_ text: String, limit: Int = 8) -> String {
    let words = WordSequence.of(text).prefix(limit).map(\.text)
    return ascii(words.joined(separator: "-"))
  }

  /// Everything but letters and digits as single hyphens.
  static func ascii(_ text: String) -> String {
    var slug: [UInt8] = []
    for byte in text.utf8 {
      let isLetter = byte >= 0x61 && byte <= 0x7A || byte >= 0x30 && byte <= 0x39
      if isLetter {
        slug.append(byte)
      } else if byte >= 0x41 && byte <= 0x5A {
        slug.append(byte + 32)
      } else if let last = slug.last, last != UInt8(ascii: "-") {
        slug.append(UInt8(ascii: "-"))
      }
    }
    if slug.last == UInt8(ascii: "-") { slug.removeLast() }
    return String(decoding: slug, as: UTF8.self)
  }
}
