/// The word lists that hold a word and the phrase tables with a phrase that begins with it.
///
/// Nearly all look-ups of the grammar fail, so each word is looked up once, as the page is cut into
/// tokens, and everything behind that asks for a bit.
struct WordMarks: OptionSet, Sendable, Hashable {
  let rawValue: UInt128
}

/// What a lexicon knows of a word.
struct KnownWord: Sendable, Hashable {
  /// The lists that hold the word.
  var marks: WordMarks
  /// The number that stands for the word in phrases; below zero for a word of no phrase and list.
  var number: Int32

  /// A word that the lexicon does not know.
  static let unknown = KnownWord(marks: [], number: -1)
}

/// Every word of a lexicon with its marks.
struct WordTable: Sendable {
  private var words = ByteTable()
  private var marks: [WordMarks] = []
  private var taken = 0

  /// Creates a table with room for the words of a language's grammar.
  init() {
    marks.reserveCapacity(1500)
  }

  /// A mark that no list has yet; nil where there are more lists than marks.
  mutating func unused() -> WordMarks? {
    guard taken < WordMarks.RawValue.bitWidth else { return nil }
    defer { taken += 1 }
    return WordMarks(rawValue: 1 << WordMarks.RawValue(taken))
  }

  /// Notes that the lists of `mark` know a word.
  ///
  /// - Returns: the number of the word.
  @discardableResult
  mutating func add(_ word: String, _ mark: WordMarks) -> Int32 {
    let place = words.add(word.utf8.span)
    if place == marks.count { marks.append([]) }
    marks[place].formUnion(mark)
    return Int32(place)
  }

  /// What is known of a word in lower case.
  func known(_ word: String) -> KnownWord {
    words.place(of: word.utf8.span).map { KnownWord(marks: marks[$0], number: Int32($0)) }
      ?? .unknown
  }
}
