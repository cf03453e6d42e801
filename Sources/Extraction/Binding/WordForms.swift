import Synchronization

/// The words that were met so far, with what is known of each.
///
/// Pages and vocabularies say the same few thousand words over and over, and taking the inflection
/// off one costs more than finding it again.
final class WordForms: Sendable {
  /// The words of all pages and vocabularies.
  static let shared = WordForms()

  /// Words beyond this number are worked out anew each time, so that no page can fill the memory.
  private static let limit = 1 << 14

  /// The words by number.
  struct Known {
    private var places = ByteTable()
    private var words: [Word] = []

    /// The word with these ASCII letters and digits in any case.
    mutating func word(folding letters: borrowing Span<UInt8>) -> Word {
      if let place = places.place(of: letters, isFolded: true) { return words[place] }
      var folded: [UInt8] = []
      for index in letters.indices {
        let byte = letters[index]
        folded.append((65...90).contains(byte) ? byte | 0x20 : byte)
      }
      return word(folded)
    }

    /// The word with these letters, which are in lower case and without apostrophes.
    mutating func word(_ letters: [UInt8]) -> Word {
      if let place = places.place(of: letters.span) { return words[place] }
      let word = Word(String(decoding: letters, as: UTF8.self))
      if words.count < WordForms.limit {
        _ = places.add(letters.span)
        words.append(word)
      }
      return word
    }
  }

  private let known = Mutex(Known())

  /// Does something with the words; nothing that it calls may ask for them again.
  func access<Result: Sendable>(_ body: (inout Known) -> Result) -> Result {
    known.withLock { body(&$0) }
  }
}
