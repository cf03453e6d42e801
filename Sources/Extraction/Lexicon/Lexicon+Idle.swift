extension Lexicon {
  /// "Don't ask for the pass phrase": a thing is named, so that "don't ask" is no mere aside.
  ///
  /// - Parameters:
  ///   - words: the words of the sentence.
  ///   - index: where a phrase of `idle` begins.
  ///   - length: how many words the phrase has.
  /// - Returns: whether the phrase forbids a request for something that the sentence names.
  func requestsThing(_ words: Tokens, at index: Int, _ length: Int) -> Bool {
    let next = index + length
    return self.prohibitions.matches(words, at: index) && next < words.endIndex
      && words[next].word == "for"
  }
}
