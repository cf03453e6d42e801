import JSPWiki

/// Recovers the titles of sections whose headings a diff page does not print.
///
/// Section links carry the number and title of the heading that they lead to. A number gets a title
/// where the links leave only one way to pair them; a stale link leaves its number without one.
enum SectionRecovery {
  /// The titles of top-level section numbers, as far as the links of a page settle them.
  static func titles(links: [Link]) -> [String: String] {
    var pairs: Set<Pair> = []
    for link in links {
      guard let section = section(of: link), let pair = Pair(section) else { continue }
      pairs.insert(pair)
    }
    return settled(pairs)
  }

  /// A number and a title that a link brings together.
  private struct Pair: Hashable {
    var number: String
    var title: String

    /// Reads `1.MicrosoftAppPasswords`; nil where no number stands in front.
    init?(_ section: String) {
      let bytes = Array(section.utf8)
      let digits = bytes.prefix { (48...57).contains($0) || $0 == 46 }
      let number = digits.split(separator: 46).map { String(decoding: $0, as: UTF8.self) }
      guard !number.isEmpty, digits.count < bytes.count else { return nil }
      self.number = number.joined(separator: ".")
      title = SectionRecovery.words(Array(bytes[digits.count...]))
    }
  }

  /// Pairs that are the only ones left for their number or their title, one after the other.
  private static func settled(_ pairs: Set<Pair>) -> [String: String] {
    var open = pairs
    var result: [String: String] = [:]
    while true {
      let byNumber = Dictionary(grouping: open, by: \.number)
      let byTitle = Dictionary(grouping: open, by: \.title)
      let certain = open.filter { pair in
        byNumber[pair.number]?.count == 1
          && (byTitle[pair.title]?.count == 1 || !hasOther(pair, byNumber, byTitle))
      }
      guard let pair = certain.min(by: { $0.number < $1.number }) else { return result }
      result[pair.number] = pair.title
      open = open.filter { $0.number != pair.number && $0.title != pair.title }
    }
  }

  /// Whether the title could as well belong to another number that has no other title.
  private static func hasOther(
    _ pair: Pair, _ byNumber: [String: [Pair]], _ byTitle: [String: [Pair]]
  ) -> Bool {
    (byTitle[pair.title] ?? []).contains { other in
      other.number != pair.number && byNumber[other.number]?.count == 1
    }
  }

  /// The section that a link leads to, decoded; nil for other links.
  private static func section(of link: Link) -> String? {
    if case .section(_, let section) = link.kind { return section }
    guard let mark = link.target.range(of: "#section-") else { return nil }
    let fragment = decoded(String(link.target[mark.upperBound...]))
    guard let dash = fragment.lastIndex(of: "-") else { return nil }
    return String(fragment[fragment.index(after: dash)...])
  }

  private static func decoded(_ text: String) -> String {
    String(text.map { $0 == "+" ? " " : $0 })
  }

  /// "MicrosoftAppPasswords" as words.
  private static func words(_ bytes: [UInt8]) -> String {
    var result: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if index > 0 {
        let previous = bytes[index - 1]
        let isRise = (97...122).contains(previous) && (65...90).contains(byte)
        let isNumber = (97...122).contains(previous) && (48...57).contains(byte)
        if isRise || isNumber { result.append(32) }
      }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }
}

extension String {
  /// The first occurrence of a text.
  fileprivate func range(of text: String) -> Range<String.Index>? {
    let needle = Array(text.utf8)
    let bytes = Array(utf8)
    guard bytes.count >= needle.count, !needle.isEmpty else { return nil }
    for start in 0...(bytes.count - needle.count)
    where bytes[start..<(start + needle.count)].elementsEqual(needle) {
      let lower = utf8.index(utf8.startIndex, offsetBy: start)
      return lower..<utf8.index(lower, offsetBy: needle.count)
    }
    return nil
  }
}
