/// Phrases of one or more words, found in a run of tokens by their first word.
///
/// The longest phrase wins. A phrase with `…` lets up to ``maximumGap`` words stand between its two
/// halves ("switch X off").
struct PhraseTable<Value: Sendable>: Sendable {
  /// A phrase that was found.
  struct Match {
    /// The value that the phrase stands for.
    var value: Value
    /// How many tokens the phrase takes at the place where it was looked up.
    var length: Int
    /// The index of the particle of a phrase with a gap.
    var particle: Int?
  }

  private struct Entry: Sendable {
    var head: [String]
    var tail: [String]
    var value: Value
    var length: Int { head.count + tail.count }
    /// Whether an adverb may stand behind the first word: "is (strongly) recommended".
    let isLoose: Bool

    init(head: [String], tail: [String], value: Value) {
      self.head = head
      self.tail = tail
      self.value = value
      isLoose = head.count > 1 && Adverbs.follow(head[0])
    }
  }

  private var entries: [String: [Entry]] = [:]
  /// The mark of the words that begin its phrases.
  private(set) var mark: WordMarks = []
  /// The words that begin its phrases, in no order.
  var firstWords: some Sequence<String> { entries.keys }
  private let maximumGap = 8

  /// Adds a phrase with its contracted forms; words are separated by single spaces and in lower case,
  /// and `mark` is the table's own in the table of all words.
  mutating func add(
    _ phrase: String, _ value: Value, mark: WordMarks, to table: inout WordTable
  ) {
    self.mark = mark
    for form in Contraction.forms(of: phrase) { addForm(form, value, to: &table) }
  }

  private mutating func addForm(_ phrase: String, _ value: Value, to table: inout WordTable) {
    let words = Self.words(of: phrase)
    let gap = words.firstIndex(of: "…") ?? words.endIndex
    guard let first = words.first, gap > 0 else { return }
    let entry = Entry(
      head: Array(words[..<gap]), tail: Array(words[gap...].dropFirst()), value: value)
    table.add(first, mark)
    Self.insert(entry, into: &entries[first, default: []])
  }

  private static func words(of phrase: String) -> [String] {
    guard phrase.utf8.contains(UInt8(ascii: " ")) else { return [phrase] }
    return phrase.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  private static func insert(_ entry: Entry, into longestFirst: inout [Entry]) {
    let shorter = longestFirst.firstIndex { $0.length < entry.length }
    longestFirst.insert(entry, at: shorter ?? longestFirst.endIndex)
  }

  /// The longest phrase that begins at an index of the words.
  func match(_ words: Tokens, at index: Int) -> Match? {
    guard words.indices.contains(index), !words[index].marks.isDisjoint(with: mark),
      let candidates = entries[words[index].word]
    else { return nil }
    for entry in candidates {
      guard let length = Self.length(of: entry, in: words, at: index) else { continue }
      if entry.tail.isEmpty {
        return Match(value: entry.value, length: length, particle: nil)
      }
      let start = index + length
      let limit = min(words.endIndex, start + maximumGap)
      var position = start + 1
      while position < limit {
        if words[position].kind == .punctuation && !words[position].isOpening
          && !words[position].isClosing
        {
          break
        }
        if Self.agrees(entry.tail, words, at: position) {
          return Match(value: entry.value, length: length, particle: position)
        }
        position += 1
      }
    }
    return nil
  }

  /// The value of the words where they are one phrase and nothing else.
  func value(of words: Tokens) -> Value? {
    guard let match = match(words, at: words.startIndex), match.length == words.count else {
      return nil
    }
    return match.value
  }

  /// Whether the words are one phrase and nothing else.
  func covers(_ words: Tokens) -> Bool {
    value(of: words) != nil
  }

  /// Whether a phrase begins at an index of the words.
  func matches(_ words: Tokens, at index: Int) -> Bool {
    match(words, at: index) != nil
  }

  /// The first phrase in the words and where it begins.
  func first(in words: Tokens) -> (index: Int, match: Match)? {
    for index in words.indices {
      if let match = match(words, at: index) { return (index, match) }
    }
    return nil
  }

  /// How many tokens the head of a phrase takes; nil where it is not there.
  private static func length(of entry: Entry, in words: Tokens, at index: Int) -> Int? {
    if agrees(entry.head, words, at: index) { return entry.head.count }
    guard entry.isLoose else { return nil }
    let head = entry.head[...]
    for adverb in 1...min(2, head.count - 1)
    where words.indices.contains(index + head.count) && Adverbs.contains(words[index + adverb])
      && agrees(head.prefix(adverb), words, at: index)
      && agrees(head.dropFirst(adverb), words, at: index + adverb + 1)
    {
      return head.count + 1
    }
    return nil
  }

  private static func agrees(_ phrase: some Collection<String>, _ words: Tokens, at index: Int)
    -> Bool
  {
    guard index + phrase.count <= words.endIndex else { return false }
    for (offset, word) in phrase.enumerated() where words[index + offset].word != word {
      return false
    }
    return true
  }
}
