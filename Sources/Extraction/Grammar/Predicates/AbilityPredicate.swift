import Policy

/// "have X and be able to V": what the subject needs, one member for each verb phrase.
struct AbilityPredicate: PredicateForm {
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate? {
    let words = phrase.words
    guard !reader.lexicon.predicates.matchesBeyond(words, length: 2) else { return nil }
    var objects: [String] = []
    var start = words.startIndex
    var hasAbility = false
    for end in words.indices.dropFirst().filter({ isJoint($0, in: words) }) + [words.endIndex] {
      var part = words[start..<end].trimmed()
      start = end
      while let first = part.first, ["and", "also", "both"].contains(first.word) {
        part.removeFirst()
      }
      guard let verb = part.first?.word else { return nil }
      if verb == "be", part.dropFirst().first?.word == "able" {
        objects.append(part.dropFirst().text)
        hasAbility = true
      } else if verb == "have" {
        objects += reader.objects.objects(part.dropFirst(), relation: .requires)
      } else {
        return nil
      }
    }
    return hasAbility ? Predicate(relation: .requires, object: objects) : nil
  }

  /// Whether "and" joins two verb phrases.
  private func isJoint(_ index: Int, in words: Tokens) -> Bool {
    words[index].word == "and" && index + 1 < words.endIndex
      && ["be", "have"].contains(words[index + 1].word)
  }
}
