/// What a sentence demands, taken apart so that two sentences can be compared: words without those
/// that only carry them, amounts with their bounds, and what is negated.
///
/// A demand says of whatever its subject and its conditions pick out that something holds. A word
/// more in the subject or in a condition picks out less; a word more in what is demanded asks for
/// more; a negation turns the latter round (monotonicity in natural logic).
struct Wording: Sendable {
  /// Which part of the demand a word belongs to.
  enum Role: Hashable, Sendable {
    case condition, subject, predicate
  }

  /// What joins a word to those beside it.
  enum Joint: Hashable, Sendable {
    case and, or
  }

  /// A word that tells something, under the name that its synonyms share.
  struct Word: Hashable, Sendable {
    var key: String
    var role: Role
    /// The place of its first token.
    var place: Int
    /// Whether the clause that it stands in begins with the exception of something.
    var clause: Int
    /// The word as the page has it.
    var text: String
    /// Whether it leaves nobody out (`all users`).
    var isEverybody = false
  }

  /// A number with a unit, or one that something is compared with.
  struct Amount: Hashable, Sendable {
    enum Bound: Hashable, Sendable {
      case atLeast, atMost, exactly
    }
    /// The kind of how often something happens, in times a second.
    static let frequency = "per second"

    /// In the first unit of its kind.
    var value: Double
    /// What is counted; empty for a bare number.
    var kind: String
    var bound: Bound
    var role: Role
    /// Whether the bound is the crossing that a negation forbids (`not longer than`).
    var takesNegation: Bool
    /// Whether it picks out what is meant (`files larger than 2 GB must ...`) rather than bounds it.
    var restricts = false
    var place: Int
    /// As the page has it.
    var text: String
  }

  var words: [Word] = []
  var amounts: [Amount] = []
  /// Whether an odd number of negations stands outside the conditions.
  var isNegated = false
  /// Whether `only` restricts it.
  var isExclusive = false
  /// What joins the word at a place to those beside it; only words of enumerations are in it.
  var joints: [Int: Joint] = [:]

  /// How many commas, `and` and `or` stand outside the conditions.
  var joiners = 0
  /// Whether it says no more of something than that it is there.
  var isPresence = false
  /// Whether it is a remark of the author rather than a demand.
  var isRemark = false

  /// The names of the words.
  var keys: Set<String> { Set(words.map(\.key)) }

  /// Whether what holds is negated once a forbidden crossing counts as the bound that it is.
  var isNegatedBesideBounds: Bool {
    isNegated != amounts.contains(where: \.takesNegation)
  }
}
