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
final class WordTable: Sendable {
  /// A table without words.
  static let empty = WordTable(words: ByteTable(), marks: [])

  private let words: ByteTable
  private let marks: [WordMarks]

  /// Creates a table of words with the marks of each, by its number.
  init(words: ByteTable, marks: [WordMarks]) {
    self.words = words
    self.marks = marks
  }

  /// What is known of a word in lower case.
  func known(_ word: String) -> KnownWord {
    words.place(of: word.utf8.span).map { KnownWord(marks: marks[$0], number: Int32($0)) }
      ?? .unknown
  }

  /// The words with a mark, as bytes.
  func texts(with mark: WordMarks) -> [[UInt8]] {
    zip(words.texts, marks).filter { !$0.1.isDisjoint(with: mark) }.map(\.0)
  }
}
