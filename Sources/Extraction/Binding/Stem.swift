/// Takes English inflection off a word, the same way for terms and for pages.
///
/// The rules in order: spelling variants of the lexicon; plural endings; `-ing` and `-ed`; a closing
/// `-e`. A stem keeps at least three letters; words with digits or dots are left alone, and so are
/// names that end in an "s" of their own ("HTTPS" is not several "HTTP").
enum Stem {
  /// The stem of a lower-case word.
  static func of(_ word: String) -> String {
    let spelled = BindingLexicon.spellings[word] ?? word
    var letters = Array(spelled.utf8)
    guard letters.allSatisfy({ $0 >= 0x61 && $0 <= 0x7A }), letters.count > 3,
      !BindingLexicon.unpluralized.contains(spelled)
    else { return word }
    dropPlural(&letters)
    dropParticiple(&letters)
    if letters.count > 4, letters.last == UInt8(ascii: "e") { letters.removeLast() }
    return letters.count == spelled.utf8.count
      ? spelled : String(decoding: letters, as: UTF8.self)
  }

  private static func dropPlural(_ letters: inout [UInt8]) {
    if ends(letters, "ies"), letters.count > 4 {
      letters.removeLast(3)
      letters.append(UInt8(ascii: "y"))
    } else if letters.last != UInt8(ascii: "s") {
      return
    } else if ends(letters, "sses") || ends(letters, "xes") || ends(letters, "ches")
      || ends(letters, "shes") || ends(letters, "zes")
    {
      letters.removeLast(2)
    } else if !ends(letters, "ss"), !ends(letters, "us"), !ends(letters, "sis"),
      !ends(letters, "xis"), !ends(letters, "his")
    {
      letters.removeLast()
    }
  }

  private static func dropParticiple(_ letters: inout [UInt8]) {
    let length = ends(letters, "ing") ? 3 : ends(letters, "ed") ? 2 : 0
    let rest = letters.count - length
    guard length > 0, rest >= 3, letters[..<rest].contains(where: isVowel) else { return }
    letters.removeLast(length)
    undouble(&letters)
  }

  private static func undouble(_ letters: inout [UInt8]) {
    guard letters.count > 3, let last = letters.last, letters[letters.count - 2] == last,
      !isVowel(last), last != UInt8(ascii: "l"), last != UInt8(ascii: "s"),
      last != UInt8(ascii: "z")
    else { return }
    letters.removeLast()
  }

  private static func isVowel(_ letter: UInt8) -> Bool {
    switch letter {
    case UInt8(ascii: "a"), UInt8(ascii: "e"), UInt8(ascii: "i"), UInt8(ascii: "o"),
      UInt8(ascii: "u"), UInt8(ascii: "y"):
      true
    default: false
    }
  }

  private static func ends(_ letters: [UInt8], _ ending: StaticString) -> Bool {
    let ending = UnsafeBufferPointer(start: ending.utf8Start, count: ending.utf8CodeUnitCount)
    return letters.count >= ending.count && letters.suffix(ending.count).elementsEqual(ending)
  }
}
