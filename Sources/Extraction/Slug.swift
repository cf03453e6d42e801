/// Lower-case ASCII names for files and identifiers.
enum Slug {
  /// Letters and digits of the text in lower case, everything else as single hyphens.
  static func make(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.lowercased().utf8 {
      let isName = (97...122).contains(byte) || (48...57).contains(byte)
      if isName {
        result.append(byte)
      } else if result.last != 45, !result.isEmpty {
        result.append(45)
      }
    }
    while result.last == 45 { result.removeLast() }
    return result.isEmpty ? "page" : String(decoding: result, as: UTF8.self)
  }
}
