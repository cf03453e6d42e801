import Policy

/// Reads bounds: "at least 5 MB", "300 seconds or more", "not longer than 63 characters".
struct BoundReader {
  let lexicon: Lexicon

  private static let upward: Set<String> = [
    "more", "later", "higher", "newer", "above", "up", "longer", "larger", "greater",
  ]
  private static let downward: Set<String> = [
    "less", "lower", "earlier", "older", "below", "fewer", "shorter", "smaller",
  ]

  /// The bound that the words begin with; nil where they begin otherwise.
  func bound(in words: Tokens) -> (relation: Relation, value: String)? {
    let body = words.trimmed()
    guard let first = body.first else { return nil }
    if first.word == "at", body.count > 2 {
      let second = body[body.startIndex + 1].word
      guard second == "least" || second == "most" else { return nil }
      let value = value(in: withoutComparison(body.dropFirst(2)))
      return value.isEmpty ? nil : (second == "least" ? .atLeast : .atMost, value.text)
    }
    return trailing(body)
  }

  /// "as large as X": X.
  private func withoutComparison(_ words: Tokens) -> Tokens {
    let isComparison =
      words.count > 3 && words.first?.word == "as" && words.dropFirst(2).first?.word == "as"
    return isComparison ? words.dropFirst(3) : words
  }

  /// "7.2 or later", "4 or less": the value in front of "or".
  private func trailing(_ words: Tokens) -> (relation: Relation, value: String)? {
    guard let or = words.prefix(8).firstIndex(where: { $0.word == "or" }), or + 1 < words.endIndex,
      or > words.startIndex
    else { return nil }
    let direction = words[or + 1].word
    let isUp = Self.upward.contains(direction)
    guard isUp || Self.downward.contains(direction) else { return nil }
    let value = value(
      in: words[..<or].drop {
        ["on", "in", "at", "build", "version", "release", "for"].contains($0.word)
          && !startsValue($0)
      })
    return value.isEmpty ? nil : (isUp ? .atLeast : .atMost, value.text)
  }

  /// A number with its unit, or the first words of a phrase that stands for a number.
  func value(in words: Tokens) -> Tokens {
    let body = words.trimmed()
    guard let first = body.first else { return body }
    guard startsValue(first) else {
      return NounPhraseReader(lexicon: lexicon).trimmed(
        body.prefix {
          !["otherwise", "because", "or", "if", "when"].contains($0.word) && !$0.isMark(",")
        })
    }
    var end = body.startIndex + 1
    if end < body.endIndex, lexicon.units.contains(body[end]) {
      end += 1
    } else if end < body.endIndex, body[end].word == "times" {
      return body.prefix { !$0.isMark(",") && !["or", "otherwise"].contains($0.word) }
    }
    return body[..<end]
  }

  private func startsValue(_ token: Token) -> Bool {
    if lexicon.numbers.contains(token) { return true }
    return token.text.utf8.first.map { (48...57).contains($0) } ?? false
  }
}
