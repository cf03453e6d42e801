/// Words of one kind.
struct WordList: Sendable {
  private var words = ByteTable()
  private(set) var mark: WordMarks = []

  /// Adds words in lower case; `mark` is the list's own in the table of all words.
  mutating func add(_ added: [String], mark: WordMarks, to table: inout WordTable) {
    self.mark = mark
    for word in added {
      _ = words.add(word.utf8.span)
      table.add(word, mark)
    }
  }

  /// Whether the list holds the word of a token.
  func contains(_ token: Token) -> Bool {
    !token.marks.isDisjoint(with: mark)
  }

  /// Whether the list holds a word that is no token of the page.
  func contains(_ word: String) -> Bool {
    words.place(of: word.utf8.span) != nil
  }
}
