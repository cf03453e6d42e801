/// Takes English inflection off a word, the same way for terms and for pages.
///
/// The rules in order: spelling variants of the lexicon; plural endings; `-ing` and `-ed`; a closing
/// `-e`. A stem keeps at least three letters, and words with digits or dots are left alone.
enum Stem {
  /// The stem of a lower-case word.
  static func of(_ word: String) -> String {
    var letters = Array((BindingLexicon.spellings[word] ?? word).utf8)
    guard letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), letters.count > 3 else { return word }
    dropPlural(&letters)
    dropParticiple(&letters)
    if letters.count > 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    return String(decoding: letters, as: UTF8.self)
  }

  private static func dropPlural(_ letters: inout [UInt8]) {
    if ends(letters, "ies"), letters.count > 4 {
      letters.removeLast(3)
      letters.append(UInt8(ascii: "y"))
    } else if ["sses", "xes", "ches", "shes", "zes"].contains(where: { ends(letters, $0) }) {
      letters.removeLast(2)
    } else if ends(letters, "s"),
      !["ss", "us", "sis", "xis", "his"].contains(where: { ends(letters, $0) })
    {
      letters.removeLast()
    }
  }

  private static func dropParticiple(_ letters: inout [UInt8]) {
    for ending in ["ing", "ed"] where ends(letters, ending) {
      let rest = letters.count - ending.utf8.count
      guard rest >= 3, letters[..<rest].contains(where: isVowel) else { return }
      letters.removeLast(ending.utf8.count)
      undouble(&letters)
      return
    }
  }

  private static func undouble(_ letters: inout [UInt8]) {
    guard letters.count > 3, let last = letters.last, letters[letters.count - 2] == last,
      !isVowel(last), !"lsz".utf8.contains(last)
    else { return }
    letters.removeLast()
  }

  private static func isVowel(_ letter: UInt8) -> Bool { "aeiouy".utf8.contains(letter) }

  private static func ends(_ letters: [UInt8], _ ending: String) -> Bool {
    letters.count >= ending.utf8.count
      && letters.suffix(ending.utf8.count).elementsEqual(ending.utf8)
  }
}
