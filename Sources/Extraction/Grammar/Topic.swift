import Policy

/// What the text spoke of last, for pronouns and for sentences without a subject.
///
/// A reference is resolved in this order: the label of the line, the object or subject of the
/// statement before, the last marked name, the title of the section.
struct Topic: Sendable {
  /// The label in front of the sentence, or the term of a definition.
  var label: Tokens?
  /// Whether the text says what the label does, as it does of a switch.
  var isSwitch = false
  /// The subject of the statement before.
  var subject: Tokens? {
    didSet {
      guard let oldValue, oldValue.text != subject?.text else { return }
      pastSubjects.append(oldValue)
      if pastSubjects.count > 3 { pastSubjects.removeFirst() }
    }
  }
  /// What the statement before acted on or spoke of.
  var focus: Tokens?
  /// What a list of alternatives is about ("configure MFA using:").
  var choice: Tokens?
  /// The last thing whose on or off state was spoken of.
  var stateful: Tokens?
  /// The title of the innermost section or label.
  var title: Tokens?
  /// The action of the instruction before.
  var action: Action?
  /// Whether a condition stands in front of the clause.
  var isConditional = false
  /// The demand of the clause before.
  var demand: PastDemand?
  /// The demand that a clause goes on with ("… and to enter Y").
  var continued: PastDemand?
  /// The words of the clause before.
  var said: Tokens?
  /// What the clause before told something of, where it demanded nothing.
  var told: Tokens?
  /// The conditions of the sentence before.
  var conditions: [Condition] = []
  /// The subjects before the last one, the newest at the end; bounded.
  private var pastSubjects: [Tokens] = []
  /// Names that were mentioned, the last one at the end; bounded.
  private var mentions: [Tokens] = []

  /// What a missing subject or a pronoun stands for; nil where nothing is known.
  var antecedent: Tokens? {
    label ?? subject ?? focus ?? title
  }

  /// What a pronoun stands for: the last subject that agrees with it in number, where one does.
  func antecedent(of pronoun: Tokens) -> Tokens? {
    guard label == nil, let word = pronoun.first?.word else { return antecedent }
    if pronoun.count > 1, word == "this" || word == "that", pronoun.last?.word != "one",
      let lastName
    {
      return lastName
    }
    let isPlural: Bool
    switch word {
    case "it", "its": isPlural = false
    case "they", "them", "their", "these", "those", "both": isPlural = true
    default: return antecedent
    }
    if let told, agrees(told, isPlural: isPlural) != false { return told }
    guard let subject else { return antecedent }
    guard agrees(subject, isPlural: isPlural) == false else { return subject }
    return pastSubjects.last { agrees($0, isPlural: isPlural) ?? false }
      ?? (isPlural ? subject : title ?? subject)
  }

  /// Whether a noun phrase has a number; nil for names, which do not show theirs.
  private func agrees(_ phrase: Tokens, isPlural: Bool) -> Bool? {
    let head = phrase.prefix {
      $0.isMarked || !["of", "in", "on", "for", "with", "from", "at", "to"].contains($0.word)
    }
    guard let noun = head.last, !head.contains(where: \.isMarked) else { return nil }
    if head.contains(where: { $0.word == "and" }) { return isPlural }
    if head.contains(where: { $0.word == "or" }) { return nil }
    let word = noun.word
    guard word.utf8.count > 3, noun.kind == .word else { return nil }
    let ends = word.hasSuffix("s") && !["ss", "us", "is"].contains { word.hasSuffix($0) }
    return ends == isPlural
  }

  /// The state that was spoken of last, for "we advise against it".
  var lastState: Relation?

  /// The last thing whose state was spoken of, under the name that was used for it last.
  var state: Tokens? {
    get {
      guard let stateful else { return nil }
      let words = Set(stateful.map(\.word))
      return mentions.last { mention in
        mention.allSatisfy { words.contains($0.word) } && mention.contains(where: \.isWordLike)
      } ?? stateful
    }
    set { stateful = newValue }
  }

  /// The last name that was marked as one.
  var lastName: Tokens? {
    mentions.last { $0.contains(where: \.isMarked) }
  }

  /// Remembers a name.
  mutating func mention(_ name: Tokens) {
    mentions.append(name)
    if mentions.count > 16 { mentions.removeFirst() }
  }
}

extension Topic {
  /// Whether two topics speak of the same, wherever it was mentioned.
  func isSame(as other: Topic) -> Bool {
    isSwitch == other.isSwitch && action == other.action && isConditional == other.isConditional
      && lastState == other.lastState && demand == other.demand && continued == other.continued
      && conditions == other.conditions && Self.same(label, other.label)
      && Self.same(subject, other.subject) && Self.same(focus, other.focus)
      && Self.same(choice, other.choice) && Self.same(stateful, other.stateful)
      && Self.same(title, other.title) && Self.same(said, other.said)
      && Self.same(told, other.told) && Self.same(pastSubjects, other.pastSubjects)
      && Self.same(mentions, other.mentions)
  }

  private static func same(_ left: Tokens?, _ right: Tokens?) -> Bool {
    guard let left, let right else { return left == nil && right == nil }
    return left.isSame(as: right)
  }

  private static func same(_ left: [Tokens], _ right: [Tokens]) -> Bool {
    left.count == right.count && zip(left, right).allSatisfy { $0.isSame(as: $1) }
  }

  /// Adds the names that were mentioned to a hash.
  func hashNames(into hasher: inout Hasher) {
    for name in mentions { hasher.combine(name.first?.text) }
    hasher.combine(subject?.first?.text)
  }
}

/// What a demand leaves for a clause that goes on with it.
struct PastDemand: Sendable, Equatable {
  var wording: Wording
  var claim: Claim?
  /// The label that it was said of.
  var label: String?
}
