/// Words of one kind.
struct WordList: Sendable {
  /// The mark of its words.
  let mark: WordMarks
  private let words: WordTable

  /// A list of no words.
  init() {
    self.init(mark: [], words: .empty)
  }

  /// The words of a table that have a mark.
  init(mark: WordMarks, words: WordTable) {
    self.mark = mark
    self.words = words
  }

  /// Whether the list holds the word of a token.
  func contains(_ token: Token) -> Bool {
    !token.marks.isDisjoint(with: mark)
  }

  /// Whether the list holds a word that is no token of the page.
  func contains(_ word: String) -> Bool {
    !words.known(word).marks.isDisjoint(with: mark)
  }
}
