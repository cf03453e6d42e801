import Policy

/// Reads the object of a claim as a value of an attribute.
struct ValueReader: Sendable {
  let attribute: Attribute

  /// The type of one value: the attribute's own, or that of its elements.
  var elementType: AttributeType {
    if case .list(let element) = attribute.type { element } else { attribute.type }
  }

  /// The places of the members that `text` names; several where a word is shared, none where words
  /// are left over.
  func members(_ text: String) -> [Int] {
    let plain = telling(text)
    let exact = attribute.members.indices.filter { place in
      let member = attribute.members[place]
      return (member.terms + [member.name]).contains { telling($0) == plain }
    }
    return plain.isEmpty ? [] : exact
  }

  /// The words of a value without the ones that only carry it ("the option Web").
  private func telling(_ text: String) -> [Word] {
    let words = WordSequence.of(text)
    let kept = words.filter {
      !BindingLexicon.carriers.contains($0.stem) && !BindingLexicon.fillers.contains($0.stem)
    }
    return kept.isEmpty ? words : kept
  }

  /// On or off; nil where the words say neither.
  static func truth(_ text: String) -> Bool? {
    let words = WordSequence.of(text).filter { !BindingLexicon.carriers.contains($0.stem) }
    guard words.count == 1 else { return nil }
    if BindingLexicon.onWords.contains(words[0].stem) { return true }
    return BindingLexicon.offWords.contains(words[0].stem) ? false : nil
  }

  /// Whether the text is a value as one writes it into a field, not a description of one.
  ///
  /// A description is made of plain words; a value has a digit, a sign or a capital letter in it.
  static func isLiteral(_ text: String) -> Bool {
    guard !text.isEmpty, !isPlaceholder(text) else { return false }
    let bytes = text.utf8
    if bytes.contains(where: { $0 == 0x20 || $0 == 0x09 || $0 == 0x0A }) { return false }
    return !bytes.allSatisfy { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") }
  }

  /// Whether a whole value of the attribute's type can look like this.
  func hasShape(_ text: String) -> Bool {
    let bytes = text.utf8
    switch elementType {
    case .url: return bytes.contains(UInt8(ascii: "/")) || bytes.contains(UInt8(ascii: ":"))
    case .email: return bytes.contains(UInt8(ascii: "@"))
    case .host: return bytes.contains(UInt8(ascii: ".")) || text.lowercased() == "localhost"
    default: return true
    }
  }

  /// "The suffix _x/": the literal behind nouns that only announce it; else the text as it is.
  static func withoutCarrier(_ text: String) -> String {
    let parts = text.spacedParts
    let rest = parts.drop {
      let word = Stem.of($0.lowercased())
      return BindingLexicon.literalCarriers.contains(word)
        || BindingLexicon.articles.contains($0.lowercased())
    }
    guard rest.count == 1, parts.count > 1, let last = rest.first.map(String.init),
      isLiteral(unquoted(last).text)
    else { return text }
    return last
  }

  /// Whether the text stands for something that the reader has to fill in.
  static func isPlaceholder(_ text: String) -> Bool {
    let openers: [UInt8] = [UInt8(ascii: "<"), UInt8(ascii: "["), UInt8(ascii: "{")]
    if let first = text.utf8.first, openers.contains(first) { return true }
    return text.hasPrefix("your_") || text.hasPrefix("your-") || text.contains("...")
  }

  /// The text without quotes around it and punctuation behind it.
  static func unquoted(_ text: String) -> (text: String, wasQuoted: Bool) {
    let pairs: [(Character, Character)] = [
      ("\"", "\""), ("'", "'"), ("\u{201C}", "\u{201D}"), ("`", "`"), ("\u{2018}", "\u{2019}"),
    ]
    var trimmed = Substring(text)
    while let first = trimmed.first, first == " " { trimmed.removeFirst() }
    while let last = trimmed.last, last == " " { trimmed.removeLast() }
    for (open, close) in pairs
    where trimmed.count > 2 && trimmed.first == open && trimmed.last == close {
      return (String(trimmed.dropFirst().dropLast()), true)
    }
    return (String(trimmed), false)
  }

  /// The characters that a phrase like "a trailing slash" names.
  static func character(_ text: String) -> String? {
    BindingLexicon.characters[characterKey(text)]
  }

  /// A regular expression that finds a character of the kind that the phrase names.
  static func characterClass(_ text: String) -> String? {
    BindingLexicon.characterClasses[characterKey(text)]
  }

  /// A regular expression that finds a letter of the other case, where the phrase names one.
  static func otherCase(_ text: String) -> String? {
    BindingLexicon.letterCases[characterKey(text)]
  }

  private static func characterKey(_ text: String) -> String {
    let words = WordSequence.of(text).filter { !["any", "one", "at", "least"].contains($0.text) }
    var names = words.map(\.text)
    // Only the last word of such a name is inflected.
    if let last = names.last, last.hasSuffix("s"), last.utf8.count > 3, !last.hasSuffix("ss") {
      names[names.count - 1] = String(last.dropLast())
    }
    return names.joined(separator: " ")
  }
}
