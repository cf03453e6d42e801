/// A word of the page or of a term, reduced to what comparison needs.
struct Word: Hashable, Sendable {
  /// Lower case, without apostrophes.
  let text: String
  /// The word without its inflection; two words with the same stem are the same word.
  let stem: String
  /// Whether a comma, a slash or an ampersand stands in front of it.
  let isListed: Bool

  init(_ text: String, isListed: Bool = false) {
    self.text = text
    self.stem = Stem.of(text)
    self.isListed = isListed
  }

  static func == (left: Word, right: Word) -> Bool { left.stem == right.stem }

  func hash(into hasher: inout Hasher) { hasher.combine(stem) }
}

/// Splits text into words: letter case, articles, hyphens, quotes, brackets and symbols are gone.
enum WordSequence {
  /// The words of `text` without articles and possessives; hyphenated words count as several.
  static func of(_ text: String) -> [Word] {
    var splitter = WordSplitter(text)
    return joined(splitter.split()).filter { !BindingLexicon.articles.contains($0.text) }
  }

  /// "X associated with Y", "X belonging to Y" mean the X of Y.
  private static func joined(_ words: [Word]) -> [Word] {
    var result: [Word] = []
    for word in words {
      let verb = result.last?.text ?? ""
      if BindingLexicon.belonging[verb] == word.text, let of = splitOf {
        result[result.count - 1] = of
      } else {
        result.append(word)
      }
    }
    return result
  }

  private static let splitOf: Word? = {
    var splitter = WordSplitter("of")
    return splitter.split().first
  }()

  /// The words of `text` in front of its first opening bracket, and those behind it.
  static func aroundBracket(_ text: String) -> (head: [Word], rest: [Word]) {
    guard let bracket = text.utf8.firstIndex(of: UInt8(ascii: "(")) else { return (of(text), []) }
    return (of(String(text[..<bracket])), of(String(text[bracket...])))
  }

  /// `text` without a relative clause that only says what part the thing plays in the set-up
  /// ("the mailbox that sends"); unchanged where the clause could restrict what is meant.
  static func withoutRole(_ text: String) -> String {
    let parts = text.split(separator: " ", omittingEmptySubsequences: true)
    guard let relative = parts.firstIndex(where: { ["that", "which", "who"].contains($0) }),
      relative > parts.startIndex
    else { return text }
    let clause = of(parts[(relative + 1)...].joined(separator: " "))
    let isRole =
      clause.count <= 6 && clause.contains { BindingLexicon.roleVerbs.contains($0.stem) }
      && !clause.contains { BindingLexicon.negators.contains($0.text) }
    return isRole ? parts[..<relative].joined(separator: " ") : text
  }

  /// The stems joined by a space: equal for texts that differ in spelling habits only.
  static func key(_ text: String) -> String {
    of(text).map(\.stem).joined(separator: " ")
  }
}

private struct WordSplitter {
  private let scalars: [Unicode.Scalar]
  private var words: [Word] = []
  private var current = String.UnicodeScalarView()
  private var isListed = false

  init(_ text: String) {
    scalars = Array(text.unicodeScalars)
  }

  mutating func split() -> [Word] {
    var index = 0
    while index < scalars.count {
      index += step(at: index)
    }
    finishWord()
    return words
  }

  /// Takes the scalar at `index` and gives how many scalars it used up.
  private mutating func step(at index: Int) -> Int {
    let scalar = scalars[index]
    if isWordPart(scalar) {
      append(scalar)
    } else if isApostrophe(scalar), isLetter(before: index), isLetter(after: index) {
      return isPossessive(at: index) ? 2 : 1
    } else if isPoint(scalar), isLetter(before: index), isLetter(after: index) {
      current.append(".")
    } else {
      finishWord()
      if scalar == "," || scalar == "/" || scalar == "&" || scalar == ";" { isListed = true }
    }
    return 1
  }

  private mutating func append(_ scalar: Unicode.Scalar) {
    if scalar.isASCII {
      let isUpper = scalar.value >= 65 && scalar.value <= 90
      current.append(isUpper ? Unicode.Scalar(UInt8(scalar.value + 32)) : scalar)
    } else {
      current.append(contentsOf: scalar.properties.lowercaseMapping.unicodeScalars)
    }
  }

  private mutating func finishWord() {
    guard !current.isEmpty else { return }
    words.append(Word(String(current), isListed: isListed))
    current = String.UnicodeScalarView()
    isListed = false
  }

  private func isWordPart(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "_": true
    default: scalar.value >= 0x80 && scalar.properties.isAlphabetic
    }
  }

  private func isApostrophe(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "'" || scalar == "\u{2019}"
  }

  private func isPoint(_ scalar: Unicode.Scalar) -> Bool { scalar == "." }

  private func isLetter(before index: Int) -> Bool {
    index > 0 && isWordPart(scalars[index - 1])
  }

  private func isLetter(after index: Int) -> Bool {
    index + 1 < scalars.count && isWordPart(scalars[index + 1])
  }

  private func isPossessive(at index: Int) -> Bool {
    let next = scalars[index + 1]
    guard next == "s" || next == "S" else { return false }
    return index + 2 >= scalars.count || !isWordPart(scalars[index + 2])
  }
}
