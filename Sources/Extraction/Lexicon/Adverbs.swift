/// Adverbs that may stand inside of a phrase and change nothing of what it says: "is (therefore) not
/// supported", "we (strongly) suggest".
enum Adverbs {
  private static let openers: Set<String> = [
    "is", "are", "isn't", "aren't", "will", "won't", "would", "must", "should", "can", "may",
    "cannot",
    "has", "have", "do", "does", "don't", "doesn't", "i", "we", "you", "it",
  ]

  private static let others: Set<String> = [
    "also", "always", "therefore", "thus", "hence", "then", "still", "just", "very", "quite",
    "rather", "even", "indeed", "however", "hereby", "now", "currently",
  ]

  /// Words in "-ly" that are more than an adverb of degree or manner.
  private static let telling: Set<String> = [
    "only", "daily", "hourly", "weekly", "monthly", "yearly",
  ]

  /// Whether a phrase that begins with the word may have an adverb behind it.
  static func follow(_ opener: String) -> Bool { openers.contains(opener) }

  /// Whether the word only colours the phrase around it.
  static func contains(_ token: Token) -> Bool {
    guard token.kind == .word, !token.isMarked else { return false }
    let letters = token.word.utf8
    if letters.last == UInt8(ascii: "y"), letters.dropLast().last == UInt8(ascii: "l") {
      return token.word.utf8.count > 4 && !telling.contains(token.word)
    }
    return token.word.utf8.count <= 9 && others.contains(token.word)
  }
}
