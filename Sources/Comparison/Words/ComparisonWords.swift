public import Policy

/// The words by which demands are compared: the language's and the vocabularies'.
///
/// Making them costs about a millisecond; comparisons can share them.
public struct ComparisonWords: Sendable {
  let table: WordTable
  let vocabularies: VocabularySet?

  /// Joins the language's words and the terms of vocabularies.
  public init(_ vocabularies: VocabularySet?) {
    // The embedded words are tested; without them only equal words are the same.
    let english = (try? WordTableFile.english.get()) ?? WordTable()
    table = vocabularies.map { english.adding($0.attributes) } ?? english
    self.vocabularies = vocabularies
  }
}
