extension Lexicon {
  /// A word that stands in place of another: the base form of a verb for a finite one.
  ///
  /// - Parameters:
  ///   - word: the word in lower case.
  ///   - token: the token that it replaces; place and style stay.
  /// - Returns: the word with the marks of the lexicon.
  func token(_ word: String, for token: Token) -> Token {
    var result = token
    result.text = word
    result.word = word
    result.isCapitalised = false
    result.known = known(word)
    return result
  }
}
