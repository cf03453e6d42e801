/// A word, a name in code markup or a punctuation mark of a page.
struct Token: Sendable, Hashable {
  /// What the token is to the grammar.
  enum Kind: Sendable {
    case word
    /// Text in teletype or preformatted markup, taken as one name.
    case code
    case punctuation
    /// A step from one user interface place to the next: `>`, `->`, `→`.
    case separator
    /// Emoji and other signs; they carry severity, never meaning.
    case symbol
  }

  /// The visible characters.
  var text: String
  /// The visible characters in lower case, apostrophes and dashes made straight.
  var word: String
  /// What the lexicon knows of ``word``; kept in step with it.
  var known: KnownWord
  var kind: Kind
  /// Byte offsets into the compiled file.
  var span: Range<Int>
  var isBold: Bool
  var isItalic: Bool
  /// The run of bold, italic or quoted text that the token stands in; 0 outside of one.
  var run: Int
  /// The link that the token belongs to, an index into the passage's links.
  var link: Int?
  /// Whether white space or a line end stands in front of it.
  var hasSpaceBefore: Bool
  /// The only character of a punctuation mark; nil for every other token.
  var mark: Unicode.Scalar?
  /// Whether the word starts with a capital letter.
  var isCapitalised: Bool

  /// The lists of the lexicon that hold ``word``.
  var marks: WordMarks { known.marks }

  /// Whether the token is this punctuation mark.
  func isMark(_ mark: Unicode.Scalar) -> Bool {
    self.mark == mark
  }

  /// Whether the word is one of these, without the list that `contains` would make at every token.
  func isWord(_ first: String, _ second: String) -> Bool {
    word == first || word == second
  }

  /// Whether the word is one of these.
  func isWord(_ first: String, _ second: String, _ third: String) -> Bool {
    word == first || word == second || word == third
  }

  /// Whether the word is one of these.
  func isWord(_ first: String, _ second: String, _ third: String, _ fourth: String) -> Bool {
    word == first || word == second || word == third || word == fourth
  }

  /// Whether the token can be a part of a name or phrase.
  var isWordLike: Bool {
    kind == .word || kind == .code
  }

  /// Whether the token begins with a digit.
  var startsNumber: Bool {
    text.utf8.first.map { (48...57).contains($0) } ?? false
  }

  /// Whether the token is a number in digits, and not a name that begins with one ("2-Step").
  var isNumber: Bool {
    startsNumber && text.utf8.allSatisfy { (48...57).contains($0) || $0 == 46 || $0 == 44 }
  }

  /// Whether the author marks the token as a name: bold, italic, quoted or in code markup.
  var isMarked: Bool {
    run != 0 || kind == .code
  }
}

/// A run of tokens.
typealias Tokens = ArraySlice<Token>

/// Taking tokens off an end moves the end; what the standard library has copies all that remain.
extension Tokens {
  mutating func removeFirst() {
    self = self[(startIndex + 1)...]
  }

  mutating func removeFirst(_ count: Int) {
    self = self[(startIndex + count)...]
  }

  mutating func removeLast() {
    self = self[..<(endIndex - 1)]
  }
}

extension Tokens {
  /// The visible text with single spaces where the page has white space.
  ///
  /// Within a longer text a quoted word keeps its quotation marks: they tell a value from a word.
  var text: String {
    if count == 1, self[startIndex].kind != .symbol { return self[startIndex].text }
    // Byte by byte into one buffer: to append a string costs more than most words have bytes.
    return String(unsafeUninitializedCapacity: reduce(0) { $0 + $1.text.utf8.count + 3 }) { text in
      var end = 0
      func add(_ byte: UInt8) {
        text[end] = byte
        end += 1
      }
      for index in indices where self[index].kind != .symbol {
        if self[index].hasSpaceBefore && end > 0 { add(UInt8(ascii: " ")) }
        let isQuoted = count > 1 && isQuotedWord(at: index)
        if isQuoted { add(UInt8(ascii: "\"")) }
        for byte in self[index].text.utf8 { add(byte) }
        if isQuoted { add(UInt8(ascii: "\"")) }
      }
      return end
    }
  }

  /// The visible text of a value, in quotation marks where all of it is a quoted word.
  var value: String {
    count == 1 && isQuotedWord(at: startIndex) ? "\"\(text)\"" : text
  }

  /// Whether a token is all of a quotation and begins with a small letter or a figure.
  private func isQuotedWord(at index: Int) -> Bool {
    let run = self[index].run
    return run < 0 && !self[index].isCapitalised
      && !(index > startIndex && self[index - 1].run == run)
      && !(index + 1 < endIndex && self[index + 1].run == run)
  }

  /// The bytes from the first to the last token.
  var span: Range<Int>? {
    guard let first, let last else { return nil }
    return first.span.lowerBound..<Swift.max(first.span.lowerBound, last.span.upperBound)
  }

  /// The words without punctuation at either end.
  func trimmed() -> Tokens {
    var slice = self
    while let first = slice.first,
      first.kind == .punctuation && !first.isOpening
        || first.kind == .symbol || first.kind == .separator
    {
      slice.removeFirst()
    }
    while let last = slice.last,
      last.kind == .punctuation && !last.isClosing
        || last.kind == .symbol || last.kind == .separator
    {
      slice.removeLast()
    }
    return slice.withoutEnclosingBrackets()
  }

  /// The words without a bracket pair around all of them, or an unpaired bracket at an end.
  private func withoutEnclosingBrackets() -> Tokens {
    guard let first, let last, count > 1 else { return self }
    if first.isOpening && last.isClosing { return dropFirst().dropLast().trimmed() }
    if first.isOpening && !dropFirst().contains(where: \.isClosing) { return dropFirst().trimmed() }
    if last.isClosing && !dropLast().contains(where: \.isOpening) { return dropLast().trimmed() }
    return self
  }

  /// The indices of the tokens outside of brackets.
  var indicesOutsideBrackets: [Int] {
    var depth = 0
    return indices.filter { index in
      if self[index].isOpening { depth += 1 }
      defer { if self[index].isClosing { depth = Swift.max(0, depth - 1) } }
      return depth == 0
    }
  }

  /// The index of the first token that meets the condition outside of brackets.
  func firstOutsideBrackets(from start: Int? = nil, where condition: (Token) -> Bool) -> Int? {
    var depth = 0
    for index in Swift.min(start ?? startIndex, endIndex)..<endIndex {
      let token = self[index]
      if token.isOpening { depth += 1 }
      if depth == 0 && condition(token) { return index }
      if token.isClosing { depth = Swift.max(0, depth - 1) }
    }
    return nil
  }
}

extension Token {
  /// Whether the token opens a bracket or quotation.
  var isOpening: Bool {
    switch mark {
    case "(", "“", "«", "[": true
    default: false
    }
  }

  /// Whether the token closes a bracket or quotation.
  var isClosing: Bool {
    switch mark {
    case ")", "”", "»", "]": true
    default: false
    }
  }
}

/// The target of a link within a passage.
struct PassageLink: Sendable, Hashable {
  /// The address; nil for a link to a wiki page or an attachment.
  var url: String?
  /// The visible text without a trailing "Link".
  var span: Range<Int>
}
