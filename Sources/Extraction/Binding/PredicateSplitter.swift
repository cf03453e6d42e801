import Policy

/// Splits a clause at its verb into a claim: "the host contains a or b".
enum PredicateSplitter {
  /// A verb as it stands in a clause, with a space on either side.
  private struct Verb {
    var pattern: [UInt8]
    var relation: Relation
    var isNegated: Bool
  }

  private static let phrases: [(phrase: String, relation: Relation, isNegated: Bool)] = [
    ("does not contain", .contains, true), ("do not contain", .contains, true),
    ("does not start with", .startsWith, true), ("does not end with", .endsWith, true),
    ("contains", .contains, false), ("contain", .contains, false),
    ("starts with", .startsWith, false), ("begins with", .startsWith, false),
    ("ends with", .endsWith, false), ("ends in", .endsWith, false),
    ("is set to", .equals, false), ("are set to", .equals, false),
    ("is not set to", .equals, true), ("is not", .equals, true), ("are not", .equals, true),
    ("equals", .equals, false), ("says", .equals, false), ("is", .equals, false),
    ("are", .equals, false),
  ]

  private static let verbs = phrases.map {
    Verb(pattern: Array(" \($0.phrase) ".utf8), relation: $0.relation, isNegated: $0.isNegated)
  }

  private static let states: [String: Relation] = [
    "empty": .absent, "blank": .absent, "missing": .absent, "given": .present,
    "specified": .present, "filled in": .present, "set": .present, "present": .present,
  ]

  /// The claim that the clause makes; nil where it has no verb that is known here.
  static func claim(in text: String) -> Claim? {
    let bytes = Array(text.utf8)
    for verb in verbs {
      guard let split = split(bytes, at: verb.pattern) else { continue }
      if verb.relation == .equals, let state = states[split.object.lowercased()] {
        let isPresent = (state == .present) != verb.isNegated
        return Claim(subject: split.subject, relation: isPresent ? .present : .absent)
      }
      return Claim(
        subject: split.subject, relation: verb.relation, object: objects(split.object),
        isNegated: verb.isNegated)
    }
    return nil
  }

  private static func split(
    _ bytes: [UInt8], at pattern: [UInt8]
  ) -> (subject: String, object: String)? {
    guard bytes.count > pattern.count else { return nil }
    for start in 1..<(bytes.count - pattern.count + 1) {
      let end = start + pattern.count
      guard bytes[start] == pattern[0], bytes[start + 1] == pattern[1], end < bytes.count,
        bytes[start..<end].elementsEqual(pattern)
      else { continue }
      return (
        String(decoding: bytes[..<start], as: UTF8.self),
        String(decoding: bytes[end...], as: UTF8.self)
      )
    }
    return nil
  }

  /// Splits "a, b or c"; an "and" would be a demand on one value and stays in one piece.
  private static func objects(_ text: String) -> [String] {
    var parts: [String] = []
    var current: [Substring] = []
    func finish() {
      if !current.isEmpty { parts.append(current.joined(separator: " ")) }
      current = []
    }
    for word in text.spacedParts {
      if word == "or" || word == "either" {
        finish()
      } else if word.hasSuffix(",") {
        current.append(word.dropLast())
        finish()
      } else {
        current.append(word)
      }
    }
    finish()
    return parts
  }
}
