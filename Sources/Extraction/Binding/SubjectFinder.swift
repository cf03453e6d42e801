import Policy

/// Finds what a claim is about where its own subject only names an entity or a control.
///
/// Rules in order: the kind of thing that is granted ("grant the role X to Y" is about roles); the place
/// that the step names ("in the MFA Status column …"); the only thing of the vocabulary in a sentence
/// about "the flag that allows …".
struct SubjectFinder: Sendable {
  let phrases: PhraseReader

  /// The claim of a statement about other subjects, the likeliest first.
  func claims(of statement: Statement) -> [Claim] {
    guard let claim = statement.claim else { return [] }
    if statement.step?.action == .grant, let kind = kind(of: claim.object, in: statement.text) {
      return [Claim(subject: kind, relation: .allOf, object: claim.object)]
    }
    return subjects(of: claim, statement).map { subject in
      var other = claim
      other.subject = subject
      return other
    }
  }

  private func subjects(of claim: Claim, _ statement: Statement) -> [String] {
    let words = WordSequence.of(claim.subject)
    let isControl = !words.isEmpty && words.allSatisfy { BindingLexicon.carriers.contains($0.stem) }
    guard isControl || phrases.read(words: words).isGeneric else { return [] }
    var subjects: [String] = []
    if let place = statement.step?.path.last { subjects.append(place) }
    if isControl, let term = described(statement.text) { subjects.append(term) }
    return subjects
  }

  /// The word in front of the first thing that is granted.
  private func kind(of granted: [String], in text: String) -> String? {
    let name = WordSequence.of(granted.first ?? "").map(\.text)
    let words = WordSequence.of(text).map(\.text)
    guard !name.isEmpty,
      let start = words.indices.dropFirst().first(where: { words[$0...].starts(with: name) })
    else { return nil }
    return words[start - 1]
  }

  /// The words behind "that allows" and the like, up to the end of the clause.
  private func described(_ text: String) -> String? {
    let words = text.spacedParts
    guard
      let verb = words.indices.dropFirst().first(where: { place in
        ["that", "which", "to"].contains(words[place - 1])
          && BindingLexicon.onWords.contains(Stem.of(words[place].lowercased()))
      })
    else { return nil }
    var clause: [Substring] = []
    for word in words[(verb + 1)...] {
      clause.append(word)
      if let last = word.last, ",.;:".contains(last) { break }
    }
    return clause.joined(separator: " ")
  }
}

extension AttributeDemand.Joiner {
  /// Reads the word in front of the last object: "or" or "and".
  init?(of objects: [String], in text: String) {
    guard objects.count > 1, let last = objects.last, !last.isEmpty else { return nil }
    let bytes = Array(text.utf8)
    let pattern = Array(last.utf8)
    guard bytes.count >= pattern.count else { return nil }
    let starts = stride(from: bytes.count - pattern.count, through: 0, by: -1)
    guard
      let start = starts.first(where: {
        bytes[$0..<($0 + pattern.count)].elementsEqual(pattern)
      })
    else { return nil }
    let before = WordSequence.of(String(decoding: bytes[..<start], as: UTF8.self))
    switch before.last?.text {
    case "or": self = .either
    case "and": self = .all
    default: return nil
    }
  }
}
