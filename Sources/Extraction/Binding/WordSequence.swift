/// A word of the page or of a term, reduced to what comparison needs.
struct Word: Hashable, Sendable {
  /// Lower case, without apostrophes.
  let text: String
  /// The word without its inflection; two words with the same stem are the same word.
  let stem: String
  /// Whether a comma, a slash or an ampersand stands in front of it.
  var isListed = false
  /// Whether the word is no article and joins with no preposition behind it.
  let isPlain: Bool
  /// Whether the word says nothing about which thing is meant where it stands beside a term.
  let isWeak: Bool

  init(_ text: String) {
    self.text = text
    let stem = Stem.of(text)
    self.stem = stem
    isWeak =
      BindingLexicon.carriers.contains(stem) || BindingLexicon.fillers.contains(stem)
      || BindingLexicon.coordinators.contains(text)
      || BindingLexicon.scopePrepositions.contains(text)
    isPlain = !BindingLexicon.articles.contains(text) && BindingLexicon.belonging[text] == nil
  }

  static func == (left: Word, right: Word) -> Bool { left.stem == right.stem }

  func hash(into hasher: inout Hasher) { hasher.combine(stem) }
}

/// Splits text into words: letter case, articles, hyphens, quotes, brackets and symbols are gone.
enum WordSequence {
  /// The words of `text` without articles and possessives; hyphenated words count as several.
  static func of(_ text: String) -> [Word] {
    let words = split(text)
    if words.allSatisfy(\.isPlain) { return words }
    return joined(words).filter { $0.isPlain || !BindingLexicon.articles.contains($0.text) }
  }

  /// All words of `text` as they stand.
  private static func split(_ text: String) -> [Word] {
    WordForms.shared.access { known in
      var splitter = WordSplitter(text)
      return splitter.split(by: &known)
    }
  }

  /// "X associated with Y", "X belonging to Y" mean the X of Y.
  private static func joined(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    for word in words {
      if let verb = result.last, !verb.isPlain, BindingLexicon.belonging[verb.text] == word.text {
        result[result.count - 1] = Word("of")
      } else {
        result.append(word)
      }
    }
    return result
  }

  /// The words of `text` in front of its first opening bracket, and those behind it.
  static func aroundBracket(_ text: String) -> (head: [Word], rest: [Word]) {
    guard let bracket = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return (of(text), []) }
    return (of(String(text[..<bracket])), of(String(text[bracket...])))
  }

  /// `text` without a relative clause that only says what part the thing plays in the set-up
  /// ("the mailbox that sends"); unchanged where the clause could restrict what is meant.
  static func withoutRole(_ text: String) -> String {
    guard mayHoldRelative(text) else { return text }
    let parts = text.spacedParts
    guard let relative = parts.firstIndex(where: { ["that", "which", "who"].contains($0) }),
      relative > parts.startIndex
    else { return text }
    let clause = of(parts[(relative + 1)...].joined(separator: " "))
    let isRole =
      clause.count <= 6 && clause.contains { BindingLexicon.roleVerbs.contains($0.stem) }
      && !clause.contains { BindingLexicon.negators.contains($0.text) }
    return isRole ? parts[..<relative].joined(separator: " ") : text
  }

  /// Whether "that", "which" or "who" can stand in `text`; most phrases rule it out by a look.
  private static func mayHoldRelative(_ text: String) -> Bool {
    var last: UInt8 = 0
    for byte in text.utf8 {
      if byte == UInt8(ascii: "h"), last == UInt8(ascii: "t") || last == UInt8(ascii: "w") {
        return true
      }
      last = byte
    }
    return false
  }

  /// `text` up to an example behind a comma ("clients with X, like the old ferry").
  static func withoutExample(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: ",")) else { return text }
    let parts = text.spacedParts
    let example = parts.indices.dropFirst().first { place in
      guard parts[place - 1].hasSuffix(",") else { return false }
      let word = parts[place].lowercased()
      let isSuchAs = word == "such" && parts[(place + 1)...].first == "as"
      return isSuchAs || BindingLexicon.exampleOpeners.contains(word)
    }
    guard let example else { return text }
    return String(parts[..<example].joined(separator: " ").dropLast())
  }

  /// The stems joined by a space: equal for texts that differ in spelling habits only.
  static func key(_ text: String) -> String {
    var key = ""
    key.reserveCapacity(text.utf8.count)
    for (place, word) in of(text).enumerated() {
      if place > 0 { key += " " }
      key += word.stem
    }
    return key
  }
}

private struct WordSplitter {
  private let bytes: [UInt8]
  private var words: [Word] = []
  private var current: [UInt8] = []
  private var isListed = false

  init(_ text: String) {
    bytes = Array(text.utf8)
  }

  mutating func split(by known: inout WordForms.Known) -> [Word] {
    words.reserveCapacity(bytes.count / 5 + 1)
    var index = 0
    while index < bytes.count {
      let start = index
      while index < bytes.count, Self.isPlainPart(bytes[index]) { index += 1 }
      if current.isEmpty, index > start, index == bytes.count || Self.isEnd(bytes[index]) {
        add(known.word(folding: bytes.span.extracting(start..<index)))
      } else {
        for byte in bytes[start..<index] { current.append(Self.folded(byte)) }
      }
      if index < bytes.count { index += step(at: index, &known) }
    }
    finishWord(&known)
    return words
  }

  /// Whether a byte that is no part of a word ends one for certain.
  private static func isEnd(_ byte: UInt8) -> Bool {
    byte < 0x80 && byte != UInt8(ascii: "'") && byte != UInt8(ascii: ".")
  }

  private static func folded(_ byte: UInt8) -> UInt8 {
    (65...90).contains(byte) ? byte | 0x20 : byte
  }

  /// Takes the character at `index`, which is no plain part of a word, and gives how many bytes it
  /// used up.
  private mutating func step(at index: Int, _ known: inout WordForms.Known) -> Int {
    let byte = bytes[index]
    let (scalar, width) = bytes[...].scalar(at: index)
    if isWordPart(scalar) {
      current.append(contentsOf: scalar.properties.lowercaseMapping.utf8)
    } else if scalar == "'" || scalar == "\u{2019}", isLetter(before: index),
      isLetter(at: index + width)
    {
      return width + (isPossessive(at: index + width) ? 1 : 0)
    } else if scalar == ".", isLetter(before: index), isLetter(at: index + width) {
      current.append(byte)
    } else {
      finishWord(&known)
      if scalar == "," || scalar == "/" || scalar == "&" || scalar == ";" { isListed = true }
    }
    return width
  }

  private mutating func finishWord(_ known: inout WordForms.Known) {
    guard !current.isEmpty else { return }
    add(known.word(current))
    current.removeAll(keepingCapacity: true)
  }

  private mutating func add(_ word: Word) {
    words.append(word)
    if isListed {
      words[words.count - 1].isListed = true
      isListed = false
    }
  }

  private static func isPlainPart(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x5F, 0x61...0x7A: true
    default: false
    }
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isASCII
      ? Self.isPlainPart(UInt8(truncatingIfNeeded: scalar.value)) : scalar.properties.isAlphabetic
  }

  private func isLetter(before index: Int) -> Bool {
    index > 0 && isWordPart(bytes[...].scalar(before: index).scalar)
  }

  private func isLetter(at index: Int) -> Bool {
    index < bytes.count && isWordPart(bytes[...].scalar(at: index).scalar)
  }

  private func isPossessive(at index: Int) -> Bool {
    bytes[index] | 0x20 == UInt8(ascii: "s") && !isLetter(at: index + 1)
  }
}
