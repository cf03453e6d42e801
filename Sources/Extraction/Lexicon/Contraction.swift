/// The contracted forms of English phrases: "it is" is also "it's", "do not" also "don't".
enum Contraction {
  private static let pairs: [(full: String, short: String)] = [
    ("it is", "it's"), ("that is", "that's"), ("there is", "there's"), ("what is", "what's"),
    ("is not", "isn't"), ("are not", "aren't"), ("was not", "wasn't"), ("do not", "don't"),
    ("does not", "doesn't"), ("will not", "won't"), ("must not", "mustn't"),
    ("should not", "shouldn't"), ("has not", "hasn't"), ("have not", "haven't"),
    ("cannot", "can't"), ("cannot", "can not"), ("i would", "i'd"), ("we would", "we'd"),
    ("you would", "you'd"), ("you will", "you'll"), ("we will", "we'll"), ("you are", "you're"),
    ("we are", "we're"), ("you have", "you've"),
  ]

  /// The phrase and, where it begins with or holds a form that contracts, the contracted ones.
  static func forms(of phrase: String) -> [String] {
    let words = phrase.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
    var forms = [phrase]
    for pair in pairs {
      let full = pair.full.split(separator: " ").map(String.init)
      guard let start = words.indices.first(where: { words[$0...].starts(with: full) }) else {
        continue
      }
      let form = words[..<start] + [pair.short] + words[(start + full.count)...]
      forms.append(form.joined(separator: " "))
    }
    return forms
  }
}
