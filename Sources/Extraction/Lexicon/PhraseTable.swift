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

  /// A phrase by the numbers that its words have in the table of all words.
  private struct Entry: Sendable {
    /// The words behind the first one, up to the gap where there is one.
    var head: [Int32]
    /// The words behind the gap.
    var tail: [Int32]
    var value: Value
    /// The place of the next phrase with the same first word, which is no longer than this one.
    var next: Int32
    var length: Int { 1 + head.count + tail.count }
    /// Whether an adverb may stand behind the first word: "is (strongly) recommended".
    var isLoose: Bool
  }

  private var entries: [Entry] = []
  /// The place of the longest phrase that begins with a word, by the word's number.
  private var starts: [Int32] = []
  /// The mark of the words that begin its phrases.
  private(set) var mark: WordMarks = []
  /// The words that begin its phrases, in the order in which they were added.
  private(set) var firstWords: [String] = []
  private let maximumGap = 8
  /// Stands for no place.
  private static var none: Int32 { -1 }

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
    let start = Int(table.add(first, mark))
    while starts.count <= start { starts.append(Self.none) }
    if starts[start] == Self.none { firstWords.append(first) }
    insert(
      Entry(
        head: words[1..<gap].map { table.add($0, []) },
        tail: words[gap...].dropFirst().map { table.add($0, []) }, value: value, next: Self.none,
        isLoose: gap > 1 && Adverbs.follow(first)),
      at: start)
  }

  private static func words(of phrase: String) -> [String] {
    guard phrase.utf8.contains(UInt8(ascii: " ")) else { return [phrase] }
    return phrase.utf8.split(separator: UInt8(ascii: " ")).map { String(Substring($0)) }
  }

  /// Puts a phrase behind those with the same first word that are as long or longer.
  private mutating func insert(_ added: Entry, at start: Int) {
    var entry = added
    var before = Self.none
    entry.next = starts[start]
    while entry.next != Self.none, entries[Int(entry.next)].length >= entry.length {
      before = entry.next
      entry.next = entries[Int(before)].next
    }
    let place = Int32(entries.count)
    entries.append(entry)
    if before == Self.none { starts[start] = place } else { entries[Int(before)].next = place }
  }

  /// The longest phrase that begins at an index of the words.
  func match(_ words: Tokens, at index: Int) -> Match? {
    guard words.indices.contains(index), !words[index].marks.isDisjoint(with: mark) else {
      return nil
    }
    var place = starts[Int(words[index].known.number)]
    let adverb =
      place != Self.none && entries[Int(place)].isLoose ? adverb(in: words, at: index) : nil
    while place != Self.none {
      if let match = match(Int(place), words, at: index, adverb) { return match }
      place = entries[Int(place)].next
    }
    return nil
  }

  /// The phrase at a place of the table where it stands at an index of the words.
  private func match(_ place: Int, _ words: Tokens, at index: Int, _ adverb: Int?) -> Match? {
    guard let length = length(of: place, in: words, at: index, adverb) else { return nil }
    let start = index + length
    if entries[place].tail.isEmpty {
      return Match(value: entries[place].value, length: length, particle: nil)
    }
    let limit = min(words.endIndex, start + maximumGap)
    var position = start + 1
    while position < limit {
      if words[position].kind == .punctuation && !words[position].isOpening
        && !words[position].isClosing
      {
        break
      }
      if Self.agrees(entries[place].tail[...], words, at: position) {
        return Match(value: entries[place].value, length: length, particle: position)
      }
      position += 1
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

  /// How many tokens the head of the phrase at a place takes behind its first word, which stands at
  /// the index, and with it; nil where it is not there.
  private func length(
    of place: Int, in words: Tokens, at index: Int, _ adverb: Int?
  ) -> Int? {
    let head = entries[place].head[...]
    if Self.agrees(head, words, at: index + 1) { return head.count + 1 }
    guard let adverb, entries[place].isLoose, adverb <= head.count,
      Self.agrees(head.prefix(adverb - 1), words, at: index + 1),
      Self.agrees(head.dropFirst(adverb - 1), words, at: index + adverb + 1)
    else { return nil }
    return head.count + 2
  }

  /// How far behind the index an adverb stands, up to two words: looked for once for all phrases.
  private func adverb(in words: Tokens, at index: Int) -> Int? {
    (1...2).first { words.indices.contains(index + $0) && Adverbs.contains(words[index + $0]) }
  }

  private static func agrees(
    _ phrase: ArraySlice<Int32>, _ words: Tokens, at index: Int
  ) -> Bool {
    guard index + phrase.count <= words.endIndex else { return false }
    for (offset, number) in phrase.enumerated() where words[index + offset].known.number != number {
      return false
    }
    return true
  }
}
