/// Phrases that are written once for all the forms of their verb: `BE not allowed` stands for "is not
/// allowed", "will not be allowed", "are no longer allowed" and so on, `DO not accept` for "does not
/// accept", "will not accept", "never accepts".
enum Inflection {
  /// The phrases that a phrase of the lexicon stands for; itself where it has no verb to inflect.
  static func forms(of phrase: String) -> [String] {
    guard let first = phrase.utf8.first, first == UInt8(ascii: "B") || first == UInt8(ascii: "D")
    else { return [phrase] }
    if let rest = phrase.rest(behind: "BE not ") {
      return [
        "is not", "are not", "will not be", "is no longer", "are no longer", "is never",
        "are never", "will no longer be", "will never be",
      ].map { "\($0) \(rest)" }
    }
    if let rest = phrase.rest(behind: "BE ") {
      return ["is", "are"].map { "\($0) \(rest)" }
    }
    if let rest = phrase.rest(behind: "DO not ") {
      return ["do not", "does not", "will not", "no longer", "never"].map { "\($0) \(rest)" }
        + ["no longer", "never"].map { "\($0) \(thirdPerson(rest))" }
    }
    return [phrase]
  }

  /// "accept it": "accepts it".
  private static func thirdPerson(_ phrase: String) -> String {
    var words = phrase.split(separator: " ").map(String.init)
    guard let verb = words.first else { return phrase }
    let needsVowel = ["s", "x", "ch", "sh", "o"].contains { verb.hasSuffix($0) }
    if needsVowel {
      words[0] = verb + "es"
    } else if verb.hasSuffix("y"), let before = verb.dropLast().last, !"aeiou".contains(before) {
      words[0] = verb.dropLast() + "ies"
    } else {
      words[0] = verb + "s"
    }
    return words.joined(separator: " ")
  }
}

extension String {
  fileprivate func rest(behind prefix: String) -> String? {
    hasPrefix(prefix) ? String(dropFirst(prefix.utf8.count)) : nil
  }
}
