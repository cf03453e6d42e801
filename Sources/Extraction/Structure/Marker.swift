/// What stands in front of an item: a bullet, a letter or a number.
struct Marker: Sendable, Equatable {
  enum Kind: Sendable, Equatable {
    /// `•`, `-`, `*`.
    case bullet
    /// `a.`, `a)`, `1.`.
    case enumerator(String)
    /// `a.)`: an alternative where a label follows.
    case alternative(String)
    /// `#`: a list that JSPWiki numbers.
    case ordered
  }

  var kind: Kind
  /// How many tokens it takes.
  var length: Int

  private static let bullets: Set<String> = [
    "•", "-", "–", "—", "·", "●", "○", "▪", "◦", "‣", "*", "►", "➤",
  ]

  /// Whether two markers can belong to items of one list.
  func isSameKind(as other: Marker) -> Bool {
    switch (kind, other.kind) {
    case (.bullet, .bullet), (.ordered, .ordered), (.enumerator, .enumerator),
      (.alternative, .alternative):
      true
    default: false
    }
  }

  /// The marker at the start of a row of text; nil where there is none.
  init?(of words: Tokens) {
    guard let first = words.first else { return nil }
    if Self.bullets.contains(first.text), words.count > 1 {
      self.init(kind: .bullet, length: 1)
      return
    }
    if let length = Self.stepTitle(words) {
      self.init(kind: .ordered, length: length)
      return
    }
    if let length = Self.bracketed(words) {
      self.init(kind: .enumerator(words[words.startIndex + 1].word), length: length)
      return
    }
    guard first.kind == .word, let name = Self.enumerator(first.word), words.count > 2 else {
      return nil
    }
    let second = words[words.startIndex + 1]
    let third = words[words.startIndex + 2]
    if second.isMark(".") && third.isMark(")") && !third.hasSpaceBefore {
      self.init(kind: .alternative(name), length: 3)
    } else if (second.isMark(".") || second.isMark(")")) && !second.hasSpaceBefore
      && third.hasSpaceBefore
    {
      self.init(kind: .enumerator(name), length: 2)
    } else {
      return nil
    }
  }

  /// "__Step 3__ Click …": a bold word for a step with its number, and no sentence of its own.
  private static func stepTitle(_ words: Tokens) -> Int? {
    let title = words.prefix { $0.isBold && $0.run == words.first?.run }
    guard title.count == 2, let first = title.first, let number = title.last, first.word == "step",
      number.isNumber
    else { return nil }
    var end = title.endIndex
    if end < words.endIndex, [":", ".", "-", "–"].contains(words[end].text) { end += 1 }
    guard end < words.endIndex, words[end].isWordLike else { return nil }
    return end - words.startIndex
  }

  /// "(2) Click …": a number in brackets.
  private static func bracketed(_ words: Tokens) -> Int? {
    guard words.count > 3, words.first?.isMark("(") ?? false,
      words[words.startIndex + 1].isNumber, words[words.startIndex + 1].text.utf8.count <= 2,
      words[words.startIndex + 2].isMark(")"), words[words.startIndex + 3].hasSpaceBefore
    else { return nil }
    return 3
  }

  private init(kind: Kind, length: Int) {
    self.kind = kind
    self.length = length
  }

  /// The marker of a line of a JSPWiki list; it takes no tokens.
  init(bullets: String) {
    self.init(kind: bullets.last == "#" ? .ordered : .bullet, length: 0)
  }

  /// A printed number, with how many tokens it takes.
  init(number: String, length: Int) {
    self.init(kind: .enumerator(number), length: length)
  }

  private static func enumerator(_ word: String) -> String? {
    let bytes = Array(word.utf8)
    if bytes.count == 1, (97...122).contains(bytes[0]) { return word }
    if bytes.count <= 2, bytes.allSatisfy({ (48...57).contains($0) }) { return word }
    return nil
  }
}
