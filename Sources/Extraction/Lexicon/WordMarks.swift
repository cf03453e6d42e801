/// The word lists that hold a word and the phrase tables with a phrase that begins with it.
///
/// Nearly all look-ups of the grammar fail, so each word is looked up once, as the page is cut into
/// tokens, and everything behind that asks for a bit.
struct WordMarks: OptionSet, Sendable, Hashable {
  let rawValue: UInt128
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
  mutating func add(_ word: String, _ mark: WordMarks) {
    let place = words.add(word.utf8.span)
    if place == marks.count { marks.append([]) }
    marks[place].formUnion(mark)
  }

  /// The marks of a word in lower case; none for a word that the lexicon does not know.
  func marks(of word: String) -> WordMarks {
    words.place(of: word.utf8.span).map { marks[$0] } ?? []
  }
}
