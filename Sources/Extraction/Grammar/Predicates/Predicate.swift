import Policy

/// What a verb phrase says of its subject.
struct Predicate: Sendable {
  var relation: Relation
  var object: [String] = []
  /// The subject where the predicate names it itself ("must have X enabled").
  var subject: Tokens?
  /// Whether the predicate contains its own "not".
  var isNegated = false
  /// Whether one of the objects is enough.
  var isAlternative = false
  /// Whether the grammatical subject is what the predicate's own subject is compared on ("both nodes
  /// must use the same port").
  var comparesSubject = false
  /// Tokens behind the predicate that may be a condition.
  var rest: Tokens?
}

/// A verb phrase in front of which adverbs and negations are taken off.
struct VerbPhrase: Sendable {
  /// The verb in its base form and what follows it.
  var words: Tokens
  /// Whether "only" stands in front of the verb or right behind "be".
  var isLimited = false

  /// The verb.
  var verb: String { words.first?.word ?? "" }
  /// What follows the verb.
  var rest: Tokens { words.dropFirst() }
  /// Whether the verb says how the subject is ("be", "stay", "remain").
  var isCopular: Bool { words.first?.isWord("be", "stay", "remain") ?? false }
}

/// One form in which a verb phrase states something of its subject.
protocol PredicateForm: Sendable {
  /// Reads a verb phrase; nil where it does not have the form.
  func read(_ phrase: VerbPhrase, _ reader: PredicateReader) -> Predicate?
}
