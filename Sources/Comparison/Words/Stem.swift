/// Takes the endings off words, so that forms of one word compare as one.
enum Stem {
  /// The stem of a word in lower case; texts with digits or marks in them are left as they are.
  static func of(_ word: String) -> String {
    guard word.utf8.count > 3, word.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
      return word
    }
    var stem = Substring(word)
    if stem.hasSuffix("ies"), stem.utf8.count > 4 {
      stem = stem.dropLast(3) + "y"
    } else if stem.hasSuffix("sses") || stem.hasSuffix("xes") || stem.hasSuffix("ches")
      || stem.hasSuffix("shes")
    {
      stem = stem.dropLast(2)
    } else if stem.hasSuffix("s"), !stem.hasSuffix("ss"), !stem.hasSuffix("us"),
      !stem.hasSuffix("is")
    {
      stem = stem.dropLast()
    }
    for ending in ["ing", "ed"]
    where stem.hasSuffix(ending) && stem.utf8.count > ending.utf8.count + 2 {
      stem = undoubled(stem.dropLast(ending.utf8.count))
      break
    }
    // `cancel` and `cancelled`, `install` and `installed` are written with one l or two.
    if stem.hasSuffix("ll"), stem.utf8.count > 3 { stem = stem.dropLast() }
    if stem.hasSuffix("e"), stem.utf8.count > 3 { stem = stem.dropLast() }
    return String(stem)
  }

  /// `stopp` of `stopped` is `stop`; `press` stays.
  private static func undoubled(_ stem: Substring) -> Substring {
    let tail = stem.utf8.suffix(2)
    guard let last = tail.last, tail.count == 2, tail.first == last,
      !"aeiouls".utf8.contains(last)
    else { return stem }
    return stem.dropLast()
  }
}
