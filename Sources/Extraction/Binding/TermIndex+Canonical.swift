import Policy

extension TermIndex {
  /// The text with every term of the vocabularies in the spelling that its vocabulary gives first,
  /// for identifiers: rewording within the terms of a thing names the same thing.
  ///
  /// A term that several things share stays as it is. A text without any term comes back unchanged.
  func canonical(_ text: String) -> String {
    let words = WordSequence.of(text)
    let known = matches(in: words).filter { $0.meanings.count == 1 }
    guard !known.isEmpty else { return text }
    var result: [String] = []
    var position = 0
    for match in known {
      result += words[position..<match.words.lowerBound].map(\.text)
      result += match.meanings.compactMap(firstTerm)
      position = match.words.upperBound
    }
    result += words[position...].map(\.text)
    return result.joined(separator: " ")
  }

  private func firstTerm(_ meaning: Meaning) -> String? {
    let attribute = attribute(of: meaning)
    guard case .member(_, let member) = meaning else {
      return attribute.terms.first ?? FormulaWords.thing(attribute.name)
    }
    return attribute.members[member].terms.first ?? attribute.members[member].name
  }
}
