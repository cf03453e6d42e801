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
    var phrase: CompiledLexicon.Phrase
    var value: Value
    /// The place of the next phrase with the same first word, which is no longer than this one.
    var next: Int32

    var length: Int { 1 + Int(phrase.head) + Int(phrase.tail) }
    /// Places of the words behind the first one, up to the gap where there is one.
    var head: Range<Int> { Int(phrase.start)..<(Int(phrase.start) + Int(phrase.head)) }
    /// Places of the words behind the gap.
    var tail: Range<Int> { head.upperBound..<(head.upperBound + Int(phrase.tail)) }
  }

  /// The place of the longest phrase that begins with a word.
  private struct Start: Sendable {
    /// The number of the word; below zero where the slot is free.
    var word: Int32
    var place: Int32
  }

  /// The phrases, in one piece: tables are handed around by value, for every word of a page.
  private final class Storage: Sendable {
    let entries: [Entry]
    /// The numbers of the words of all phrases of the lexicon.
    let numbers: [Int32]
    /// The first phrases, at the slot of the word's number or behind it.
    ///
    /// The number of slots is a power of two, and at most half of them are taken.
    let starts: [Start]

    init(entries: [Entry], numbers: [Int32], starts: [Start]) {
      self.entries = entries
      self.numbers = numbers
      self.starts = starts
    }
  }

  private let storage: Storage
  /// The mark of the words that begin its phrases.
  let mark: WordMarks
  private var maximumGap: Int { 8 }
  /// Stands for no place and for no word.
  private static var none: Int32 { -1 }

  /// A table without phrases.
  init() {
    self.init([], mark: [], numbers: [])
  }

  /// A table of phrases with their values.
  ///
  /// - Parameters:
  ///   - phrases: of two with the same first word and length the first is found.
  ///   - mark: the table's own in the table of all words.
  ///   - numbers: the words of the phrases.
  init(
    _ phrases: [(phrase: CompiledLexicon.Phrase, value: Value)], mark: WordMarks, numbers: [Int32]
  ) {
    self.mark = mark
    var slots = 1
    while slots < phrases.count * 2 { slots *= 2 }
    var starts = Array(repeating: Start(word: Self.none, place: Self.none), count: slots)
    var entries: [Entry] = []
    entries.reserveCapacity(phrases.count)
    for (phrase, value) in phrases { Self.add(phrase, value, to: &entries, &starts) }
    storage = Storage(entries: entries, numbers: numbers, starts: starts)
  }

  /// Adds a phrase behind those with the same first word that are as long or longer.
  private static func add(
    _ phrase: CompiledLexicon.Phrase, _ value: Value, to entries: inout [Entry],
    _ starts: inout [Start]
  ) {
    let slot = slot(of: phrase.first, in: starts)
    var entry = Entry(phrase: phrase, value: value, next: starts[slot].place)
    var before = none
    while entry.next != none, entries[Int(entry.next)].length >= entry.length {
      before = entry.next
      entry.next = entries[Int(before)].next
    }
    let place = Int32(entries.count)
    entries.append(entry)
    if before == none {
      starts[slot] = Start(word: phrase.first, place: place)
    } else {
      entries[Int(before)].next = place
    }
  }

  /// The slot of a first word, or the free one that it would take.
  private static func slot(of word: Int32, in starts: [Start]) -> Int {
    let mask = starts.count - 1
    var slot = Int(word) & mask
    while starts[slot].word != word, starts[slot].word != none { slot = (slot + 1) & mask }
    return slot
  }

  /// The longest phrase that begins at an index of the words.
  func match(_ words: Tokens, at index: Int) -> Match? {
    guard words.indices.contains(index), !words[index].marks.isDisjoint(with: mark) else {
      return nil
    }
    let starts = storage.starts
    var place = starts[Self.slot(of: words[index].known.number, in: starts)].place
    guard place != Self.none else { return nil }
    let isLoose = storage.entries[Int(place)].phrase.isLoose
    let adverb = isLoose ? adverb(in: words, at: index) : nil
    while place != Self.none {
      if let match = match(Int(place), words, at: index, adverb) { return match }
      place = storage.entries[Int(place)].next
    }
    return nil
  }

  /// The phrase at a place of the table where it stands at an index of the words.
  private func match(_ place: Int, _ words: Tokens, at index: Int, _ adverb: Int?) -> Match? {
    guard let length = length(of: place, in: words, at: index, adverb) else { return nil }
    let start = index + length
    let entry = storage.entries[place]
    if entry.tail.isEmpty { return Match(value: entry.value, length: length, particle: nil) }
    let limit = min(words.endIndex, start + maximumGap)
    var position = start + 1
    while position < limit {
      if words[position].kind == .punctuation && !words[position].isOpening
        && !words[position].isClosing
      {
        break
      }
      if agrees(entry.tail, words, at: position) {
        return Match(value: entry.value, length: length, particle: position)
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
    let entry = storage.entries[place]
    let head = entry.head
    if agrees(head, words, at: index + 1) { return head.count + 1 }
    guard let adverb, entry.phrase.isLoose, adverb <= head.count else { return nil }
    let split = head.lowerBound + adverb - 1
    guard agrees(head.lowerBound..<split, words, at: index + 1),
      agrees(split..<head.upperBound, words, at: index + adverb + 1)
    else { return nil }
    return head.count + 2
  }

  /// How far behind the index an adverb stands, up to two words: looked for once for all phrases.
  private func adverb(in words: Tokens, at index: Int) -> Int? {
    (1...2).first { words.indices.contains(index + $0) && Adverbs.contains(words[index + $0]) }
  }

  /// Whether the words at places of ``numbers`` stand at an index of the words.
  private func agrees(_ phrase: Range<Int>, _ words: Tokens, at index: Int) -> Bool {
    guard index + phrase.count <= words.endIndex else { return false }
    for place in phrase
    where words[index + place - phrase.lowerBound].known.number != storage.numbers[place] {
      return false
    }
    return true
  }
}
